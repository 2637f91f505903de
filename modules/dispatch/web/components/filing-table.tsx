import { Link } from 'react-router';
import { StateTag } from '#ui/desk/index.ts';
import { formatCount } from '#ui/format.ts';
import type { Tone } from '#ui/tokens.ts';
import {
  type FilingState,
  filingStateLabels,
  returnFigureLabels,
  returnFigures,
} from '../../contract/codes.ts';
import { CountLink } from './count-link.tsx';
import { addressOf } from './drill.ts';
import { FilingActions } from './filing-actions.tsx';
import type { Filing } from './types.ts';
import { PlainTable } from './plain-table.tsx';

const tones: Record<FilingState, Tone> = {
  notYet: 'plain',
  due: 'warn',
  overdue: 'bad',
  standing: 'good',
  withdrawn: 'warn',
};

export function FilingTag({ state, isLate }: Pick<Filing, 'state' | 'isLate'>) {
  return (
    <>
      <StateTag tone={tones[state]}>{filingStateLabels[state]}</StateTag>
      {isLate && <StateTag tone="warn">迟报</StateTag>}
    </>
  );
}

const filingAddress = ({ id, from }: Pick<Filing, 'id' | 'from'>): string =>
  addressOf('/dispatch/return/filing', { regionCode: id, from });

/** What stands for a period, by county: the figures as they were submitted. */
export function FilingTable({ rows }: { rows: Filing[] }) {
  const people = ({ id, from }: Filing, figure: string) =>
    addressOf('/dispatch/return/filing/people', { regionCode: id, from, figure, people: 'filed' });
  return (
    <PlainTable<Filing>
      label="报送情况"
      rowKey="id"
      rows={rows}
      columns={[
        {
          title: '区县',
          fixed: 'left',
          render: (_, row) => <Link to={filingAddress(row)}>{row.regionName}</Link>,
        },
        { title: '状态', render: (_, row) => <FilingTag {...row} /> },
        {
          title: '报送',
          render: ({ submittedByName, submittedOn }: Filing) =>
            submittedByName ? `${submittedByName} ${submittedOn}` : '—',
        },
        ...returnFigures.map((figure) => ({
          title: returnFigureLabels[figure],
          align: 'right' as const,
          render: (_: unknown, row: Filing) =>
            row.figures ? <CountLink count={row.figures[figure]} to={people(row, figure)} /> : '—',
        })),
        {
          title: '与现在台账相差',
          align: 'right',
          render: (_, row) => {
            if (row.changed === null) return '—';
            if (row.changed === 0) return '一致';
            return <Link to={filingAddress(row)}>{formatCount(row.changed)} 人次</Link>;
          },
        },
        ...(rows.some(({ actions }) => actions.length > 0)
          ? [{ title: '办理', render: (_: unknown, row: Filing) => <FilingActions filing={row} /> }]
          : []),
      ]}
    />
  );
}
