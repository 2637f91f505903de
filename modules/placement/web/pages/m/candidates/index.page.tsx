import { useState } from 'react';
import {
  PhoneButton,
  PhoneChoice,
  PhoneFrame,
  PhoneList,
  PhoneLoading,
  PhoneProblem,
} from '#ui/phone/index.ts';
import { useLabel, useRead, useUrlState } from '#ui/hooks.ts';
import { listPlacements } from '../../../../contract/operations.ts';
import type { PlacementState } from '../../../../contract/workflow.ts';

const shown = [
  { value: 'recommended', label: '待答复' },
  { value: 'interviewing', label: '面试中' },
  { value: 'intended', label: '意向' },
  { value: 'onboarded', label: '在岗' },
  { value: 'declined', label: '本人放弃' },
];
const atOnce = 20;

export function Page() {
  const [{ status = 'recommended' }, change] = useUrlState<{ status?: string }>(['status']);
  const [pageSize, setPageSize] = useState(atOnce);
  const state = useLabel('placementState');
  const { data, error, refetch } = useRead(
    listPlacements,
    { status: status as PlacementState, pageSize },
    { keep: true },
  );
  return (
    <PhoneFrame>
      <PhoneChoice
        label="状态"
        value={status}
        options={shown}
        onChange={(next) => change({ status: next })}
      />
      {error && <PhoneProblem problem={error.problem} retry={refetch} />}
      {!data && !error && <PhoneLoading />}
      {data && (
        <>
          <PhoneList
            rows={data.rows}
            rowKey={({ id }) => id}
            title={({ personName, age }) => `${personName}，${age} 周岁`}
            detail={({ postTitle, recommendedOn }) => `${postTitle} · ${recommendedOn} 推荐`}
            side={(row) => state(row.status)}
            to={({ id }) => `/m/placement/candidates/${id}`}
            emptyText="目前没有这样的人员。"
          />
          {data.rows.length < data.total && pageSize < 200 && (
            <PhoneButton kind="plain" onClick={() => setPageSize(pageSize + atOnce)}>
              再看一些（共 {data.total} 人）
            </PhoneButton>
          )}
        </>
      )}
    </PhoneFrame>
  );
}
