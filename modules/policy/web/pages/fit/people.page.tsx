import { Button } from 'antd';
import { Link } from 'react-router';
import type { z } from 'zod';
import {
  EmptyState,
  type FilterField,
  type LedgerColumn,
  LedgerTable,
  LoadError,
  PageFrame,
  StateTag,
} from '#ui/desk/index.ts';
import { formatMoney } from '#ui/format.ts';
import { usePermission, useRead, useUrlState } from '#ui/hooks.ts';
import type { Tone } from '#ui/tokens.ts';
import {
  type PersonState,
  personStateLabels,
  type SubjectKind,
  subjectKindLabels,
} from '../../../contract/codes.ts';
import { fitFor, listFitPeople } from '../../../contract/fit-operations.ts';
import '../../components/policy.css';

type Given = { kind?: string; id?: string; clauseId?: string; asOf?: string };
type Row = z.output<typeof listFitPeople.output>['rows'][number];

const tones: Record<PersonState, Tone> = { yes: 'good', unknown: 'warn', no: 'bad' };
const filters: FilterField[] = [
  {
    key: 'state',
    label: '结果',
    kind: 'select',
    options: Object.entries(personStateLabels).map(([value, label]) => ({ value, label })),
  },
];

const sumOf = ({ fen }: Row): string => (fen === null ? '—' : formatMoney(fen));
const reasonsOf = ({ reasons }: Row): string =>
  reasons
    .map(
      ({ state, text, due }) =>
        `${state === 'unknown' ? '不明：' : ''}${text}${due ? `（${due} 起符合）` : ''}`,
    )
    .join('；');

const nameOf = ({ id, personName }: Row, mayOpenPlacement: boolean) =>
  mayOpenPlacement ? <Link to={`/placement/${id}`}>{personName}</Link> : personName;
const tagOf = ({ state }: Row) => <StateTag tone={tones[state]}>{personStateLabels[state]}</StateTag>;

const columnsFor = (mayOpenPlacement: boolean): LedgerColumn<Row>[] => [
  { key: 'personName', title: '姓名', render: (row) => nameOf(row, mayOpenPlacement) },
  { key: 'enterpriseName', title: '用工企业' },
  { key: 'onboardOn', title: '上岗日期' },
  { key: 'state', title: '结果', render: tagOf },
  { key: 'fen', title: '金额', align: 'right', render: sumOf },
  { key: 'reasons', title: '原因', render: (row) => reasonsOf(row) || '—' },
];

/** On a phone all of it in two columns: nobody has to push the table aside to see the reason. */
const narrowColumns = (mayOpenPlacement: boolean): LedgerColumn<Row>[] => [
  {
    key: 'personName',
    title: '姓名',
    render: (row) => (
      <>
        {nameOf(row, mayOpenPlacement)}
        <div className="soft">{row.enterpriseName ?? '—'}</div>
        <div className="soft">{row.onboardOn} 上岗</div>
      </>
    ),
  },
  {
    key: 'state',
    title: '结果、原因',
    render: (row) => (
      <>
        {tagOf(row)}
        {row.fen !== null && <div>{sumOf(row)}</div>}
        <div>{reasonsOf(row)}</div>
      </>
    ),
  },
];
const smallScreen = 'screen and (max-width: 767px)';

const isKind = (kind: string | undefined): kind is SubjectKind =>
  kind !== undefined && Object.hasOwn(subjectKindLabels, kind);

function People({
  kind,
  id,
  clauseId,
  asOf,
}: {
  kind: SubjectKind;
  id: string;
  clauseId: string;
  asOf?: string;
}) {
  const mayOpenPlacement = usePermission('placement.view');
  const isSmall = window.matchMedia(smallScreen).matches;
  const input = { subject: { kind, id }, ...(asOf ? { asOf } : {}) };
  const { data, error, refetch } = useRead(fitFor, input);
  if (error) return <LoadError problem={error.problem} retry={refetch} />;
  const card = data?.cards.find((each) => each.clauseId === clauseId);
  return (
    <>
      <h2>
        {data?.subject.name} <Link to={`/policy/${clauseId}`}>{card && `${clauseId} ${card.title}`}</Link>
      </h2>
      <LedgerTable
        contract={listFitPeople}
        columns={(isSmall ? narrowColumns : columnsFor)(mayOpenPlacement)}
        filters={filters}
        fixedInput={{ ...input, clauseId }}
        emptyText="台账里没有相关人员，或这一条不逐人核定。"
      />
    </>
  );
}

export function Page() {
  const [{ kind, id, clauseId, asOf }] = useUrlState<Given>(['kind', 'id', 'clauseId', 'asOf']);
  const back = new URLSearchParams({
    ...(kind ? { kind } : {}),
    ...(id ? { id } : {}),
    ...(asOf ? { asOf } : {}),
  });
  return (
    <PageFrame
      actions={
        <Link to={`/policy/fit?${back}`}>
          <Button>返回能享受什么</Button>
        </Link>
      }
    >
      {isKind(kind) && id && clauseId ? (
        <People kind={kind} id={id} clauseId={clauseId} {...(asOf ? { asOf } : {})} />
      ) : (
        <EmptyState text="先在“能享受什么”里选一个企业、机构或个人，再点人数。" />
      )}
    </PageFrame>
  );
}
