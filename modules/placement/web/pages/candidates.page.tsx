import { Pagination, Radio } from 'antd';
import { EmptyState, Loading, LoadError, PageFrame } from '#ui/desk/index.ts';
import { formatCount } from '#ui/format.ts';
import { useRead, useUrlState } from '#ui/hooks.ts';
import { listPlacements } from '../../contract/operations.ts';
import type { PlacementState } from '../../contract/workflow.ts';
import { CandidateCard } from '../components/candidate-card.tsx';
import { useMarkRead } from '../components/use-mark-read.ts';
import '../components/candidates.css';

const shown: { value: PlacementState | ''; label: string }[] = [
  { value: 'recommended', label: '待答复' },
  { value: 'interviewing', label: '面试中' },
  { value: 'intended', label: '意向' },
  { value: 'onboarded', label: '在岗' },
  { value: 'declined', label: '本人放弃' },
  { value: '', label: '全部' },
];
const pageSize = 20;

/** Whom the offices recommended to this enterprise; answered in place, on a phone as well as on a desk. */
export function Page() {
  const [{ status = 'recommended', page = '1' }, change] = useUrlState<{ status?: string; page?: string }>([
    'status',
    'page',
  ]);
  const chosen =
    shown.find(({ value }) => value === (status === 'all' ? '' : status))?.value ?? 'recommended';
  const input = { ...(chosen ? { status: chosen } : {}), page: Number(page), pageSize };
  const { data, error, refetch } = useRead(listPlacements, input, { keep: true });
  useMarkRead(data?.rows ?? []);
  return (
    <PageFrame>
      <Radio.Group
        className="candidate-states"
        optionType="button"
        aria-label="状态"
        value={chosen}
        options={shown}
        onChange={(event) => change({ status: (event.target.value as string) || 'all', page: undefined })}
      />
      {error && <LoadError problem={error.problem} retry={refetch} />}
      {!data && !error && <Loading />}
      {data && (
        <>
          <p aria-live="polite">共 {formatCount(data.total)} 人</p>
          {data.rows.length === 0 && <EmptyState text="目前没有这样的人员。" />}
          <ul className="candidates">
            {data.rows.map((row) => (
              <CandidateCard key={row.id} placement={row} />
            ))}
          </ul>
          <Pagination
            current={Number(page)}
            pageSize={pageSize}
            total={data.total}
            hideOnSinglePage
            showSizeChanger={false}
            onChange={(next) => change({ page: String(next) })}
          />
        </>
      )}
    </PageFrame>
  );
}
