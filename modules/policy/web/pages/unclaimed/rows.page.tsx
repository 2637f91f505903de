import { Button } from 'antd';
import { Link } from 'react-router';
import type { z } from 'zod';
import { Figure, type FilterField, type LedgerColumn, LedgerTable, PageFrame } from '#ui/desk/index.ts';
import { FigureRow } from '#ui/desk/figure.tsx';
import { formatMoney } from '#ui/format.ts';
import { usePermission, useRead, useUrlState } from '#ui/hooks.ts';
import { entitlementStateLabels, subjectKindLabels, unstatedFund } from '../../../contract/codes.ts';
import { listClauses } from '../../../contract/clause-operations.ts';
import { exportEntitlements, listEntitlements } from '../../../contract/run-operations.ts';
import { EntitlementTag } from '../../components/tags.tsx';
import { filterOf, type Given, keys } from '../../components/unclaimed/filter.ts';

type Row = z.output<typeof listEntitlements.output>['rows'][number];

function columnsFor(mayOpenPlacement: boolean): LedgerColumn<Row>[] {
  return [
    {
      key: 'clauseTitle',
      title: '条款',
      render: ({ clauseId, clauseTitle }) => (
        <Link to={`/policy/${clauseId}`}>
          {clauseId} {clauseTitle}
        </Link>
      ),
    },
    {
      key: 'payeeName',
      title: '谁享受',
      render: ({ payeeKind, payeeId, payeeName }) => (
        <Link to={`/policy/fit?kind=${payeeKind}&id=${payeeId}`}>{payeeName}</Link>
      ),
    },
    { key: 'payeeKind', title: '类别', render: ({ payeeKind }) => subjectKindLabels[payeeKind] },
    {
      key: 'personName',
      title: '涉及人员',
      render: ({ personName, placementId }) =>
        placementId && personName && mayOpenPlacement ? (
          <Link to={`/placement/${placementId}`}>{personName}</Link>
        ) : (
          (personName ?? '—')
        ),
    },
    { key: 'enterpriseName', title: '用工企业' },
    { key: 'regionName', title: '所在地' },
    { key: 'state', title: '状态', render: ({ state }) => <EntitlementTag state={state} /> },
    { key: 'dueOn', title: '到期日' },
    { key: 'fen', title: '金额', align: 'right', render: ({ fen }) => formatMoney(fen) },
  ];
}

const options = (labels: Record<string, string>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

type Options = { value: string; label: string }[];
const filtersOf = (clauses: Options, funds: Options): FilterField[] => [
  { key: 'search', label: '单位或姓名', kind: 'text' },
  { key: 'state', label: '状态', kind: 'select', options: options(entitlementStateLabels) },
  { key: 'clauseId', label: '条款', kind: 'select', options: clauses },
  { key: 'payeeKind', label: '谁享受', kind: 'select', options: options(subjectKindLabels) },
  { key: 'regionCode', label: '所在地', kind: 'region' },
  { key: 'fund', label: '资金', kind: 'select', options: funds },
  { key: 'dueFrom', label: '到期日从', kind: 'date' },
  { key: 'dueTo', label: '到期日到', kind: 'date' },
];

/** The sums of exactly what the list below shows. */
function Sums({ given }: { given: Given }) {
  const { data } = useRead(listEntitlements, { ...filterOf(given), pageSize: 1 }, { keep: true });
  if (!data) return null;
  const yuan = (fen: number) => formatMoney(fen).replace(' 元', '');
  const { sums, run } = data;
  return (
    <FigureRow>
      <Figure
        label="现在可申领"
        value={yuan(sums.entitledFen)}
        unit="元"
        {...(run ? { asOf: run.asOf } : {})}
      />
      <Figure label="尚未到期" value={yuan(sums.notYetFen)} unit="元" />
      <Figure label="涉及人数" value={sums.heads} unit="人" />
      <Figure label="标准未配置" value={sums.standardMissing} unit="笔" />
    </FigureRow>
  );
}

export function Page() {
  const [given, change] = useUrlState<Given>(keys);
  const library = useRead(listClauses, {});
  const mayOpenPlacement = usePermission('placement.view');
  const known = (library.data?.groups ?? []).flatMap((group) => group.clauses);
  const clauses = known.map(({ clauseId, title }) => ({ value: clauseId, label: `${clauseId} ${title}` }));
  const named = known.flatMap(({ fund }) => fund ?? []);
  const funds = [...new Set([...named, unstatedFund, ...(given.fund ? [given.fund] : [])])];
  return (
    <PageFrame
      actions={
        <Link to="/policy/unclaimed">
          <Button>返回合计</Button>
        </Link>
      }
    >
      <Sums given={given} />
      <LedgerTable
        contract={listEntitlements}
        columns={columnsFor(mayOpenPlacement)}
        filters={filtersOf(
          clauses,
          funds.map((fund) => ({ value: fund, label: fund })),
        )}
        {...(given.payeeId ? { fixedInput: { payeeId: given.payeeId } } : {})}
        exportContract={exportEntitlements}
        toolbar={
          given.payeeId && (
            <Button onClick={() => change({ payeeId: undefined })}>不限这一个单位或个人</Button>
          )
        }
        emptyText="还没有核算过，或按现在的台账没有应享未享的。"
      />
    </PageFrame>
  );
}
