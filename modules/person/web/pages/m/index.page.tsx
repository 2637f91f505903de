import { useState } from 'react';
import { formatTotal } from '#ui/format.ts';
import { useLabel, useRead, useUrlState } from '#ui/hooks.ts';
import {
  PhoneButton,
  PhoneChoice,
  PhoneField,
  PhoneFrame,
  PhoneList,
  PhoneLoading,
  PhoneProblem,
} from '#ui/phone/index.ts';
import { useSettled } from '#ui/settled.ts';
import { listPeople, listStale } from '../../../contract/operations.ts';
import { VillageStart } from '../../components/phone/village-start.tsx';
import type { PersonRow } from '../../components/types.ts';

const shows = [
  { value: 'stale', label: '待回访' },
  { value: 'open', label: '未上岗' },
  { value: 'all', label: '全部' },
];
const filterOf = (show: string) =>
  show === 'stale' ? { isStale: true as const } : show === 'open' ? { isOpen: true as const } : {};
const rowsPerStep = 20;

function stateOf({ isPlaced, isStale, hasConsent }: PersonRow): string {
  if (isPlaced) return '已上岗';
  if (isStale) return '待回访';
  return hasConsent ? '' : '未同意推荐';
}

/** Who has not been asked for longest stands first. */
export function Page() {
  const status = useLabel('supplyStatus');
  const [{ show = 'stale', search }, change] = useUrlState<{ show?: string; search?: string }>([
    'show',
    'search',
  ]);
  const [typed, setTyped] = useState(search ?? '');
  const [steps, setSteps] = useState(1);
  const settled = useSettled(typed.trim());
  const start = useRead(listStale, { pageSize: 1 });
  const filter = settled ? { search: settled } : filterOf(show);
  const list = useRead(
    listPeople,
    { ...filter, sort: 'lastContactOn', pageSize: Math.min(rowsPerStep * steps, 200) },
    { keep: true },
  );
  const problem = start.error?.problem ?? list.error?.problem;
  return (
    <PhoneFrame actions={<PhoneButton to="/m/person/register">登记人员</PhoneButton>}>
      <PhoneProblem problem={problem} retry={() => Promise.all([start.refetch(), list.refetch()])} />
      {start.data && <VillageStart start={start.data} />}
      <PhoneField
        label="查找"
        value={typed}
        onChange={setTyped}
        placeholder="姓名、拼音首字母、证件号或电话"
      />
      {!settled && (
        <PhoneChoice
          label="显示"
          options={shows}
          value={show}
          onChange={(value) => change({ show: value })}
        />
      )}
      {!list.data && !list.error && <PhoneLoading />}
      {list.data && (
        <>
          <p className="soft">{formatTotal(list.data, '人')}，最久没有联系的在前。</p>
          <PhoneList
            rows={list.data.rows}
            rowKey={({ id }) => id}
            title={({ name }) => name}
            detail={(row) =>
              `${row.age} 岁，${status(row.status)}，${row.wants.join('、') || '什么工作都可以'}，${row.lastContactOn} 联系`
            }
            side={stateOf}
            to={({ id }) => `/m/person/${id}`}
            emptyText={
              settled ? '没有找到这个人。' : show === 'stale' ? '没有待回访的人。' : '还没有登记人员。'
            }
          />
          {list.data.rows.length < list.data.total && rowsPerStep * steps < 200 && (
            <PhoneButton kind="plain" onClick={() => setSteps(steps + 1)}>
              显示更多
            </PhoneButton>
          )}
        </>
      )}
    </PhoneFrame>
  );
}
