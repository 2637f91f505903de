import { Loading, LoadError } from '#ui/desk/index.ts';
import { formatCount } from '#ui/format.ts';
import { useRead } from '#ui/hooks.ts';
import { summariseHandOver } from '../../contract/batch-operations.ts';
import { handOverFigures, handOverLabels } from '../../contract/codes.ts';
import { CountLink } from './count-link.tsx';
import { addressOf } from './drill.ts';
import { PlainTable } from './plain-table.tsx';

/** Sent and taken in by county; everybody once in the total, also where both sides are one county. */
export function HandOverTable({ planId }: { planId: string | undefined }) {
  const { data, error, refetch } = useRead(summariseHandOver, planId ? { planId } : {}, { keep: true });
  if (error) return <LoadError problem={error.problem} retry={refetch} />;
  if (!data) return <Loading rows={3} />;
  if (data.rows.length === 0) return null;
  const rows = [...data.rows, { regionCode: 'total', regionName: '合计', ...data.total }];
  return (
    <section className="panel" aria-label="送出与接收">
      <h2>
        送出 {formatCount(data.total.sent)} 人，已接收 {formatCount(data.total.accepted)} 人
      </h2>
      <PlainTable
        label="送出与接收"
        rowKey="regionCode"
        size="small"
        rows={rows}
        columns={[
          { title: '区县', dataIndex: 'regionName', fixed: 'left' },
          ...handOverFigures.map((figure) => ({
            title: handOverLabels[figure],
            align: 'right' as const,
            render: (_: unknown, row: (typeof rows)[number]) => (
              <CountLink
                count={row[figure]}
                to={addressOf('/dispatch/members', {
                  counted: figure,
                  countyCode: row.regionCode === 'total' ? null : row.regionCode,
                  planId,
                })}
              />
            ),
          })),
        ]}
      />
      <p className="soft">
        截至 {data.asOf}，单位：人。同一人只计一次；送出和接收在同一区县的，合计中也只计一次。
      </p>
    </section>
  );
}
