import type { z } from 'zod';
import type { FilingState } from '../../contract/codes.ts';
import type { listFilings } from '../../contract/return-operations.ts';
import { regionNames } from '../plan/place.ts';
import { type Change, type Context, countDifferences, type Entry, readEntries } from './filed.ts';
import type { FilingPeriod } from './period.ts';
import { ownCounties } from './return-rows.ts';

type Row = z.output<typeof listFilings.output>['rows'][number];

/** Only the county itself submits; the city sees what it did. */
export const maySubmit = ({ actor }: Pick<Context, 'actor'>, county: string): boolean =>
  actor.permissions.has('dispatch.submitReturn') &&
  actor.scope.kind === 'region' &&
  actor.scope.regionCode === county;

function stateOf(last: Entry | undefined, { to, dueOn }: FilingPeriod, today: string): FilingState {
  if (last) return last.kind === 'submit' ? 'standing' : 'withdrawn';
  if (today < to) return 'notYet';
  return today > dueOn ? 'overdue' : 'due';
}

function actionsFor(state: FilingState, changed: number | null): Row['actions'] {
  const reason = ['reason'];
  switch (state) {
    case 'notYet':
      return [];
    case 'due':
    case 'overdue':
      return [{ action: 'submit', label: '报送', needs: ['note'] }];
    case 'withdrawn':
      return [{ action: 'submit', label: '重新报送', needs: reason }];
    case 'standing':
      return [
        ...(changed ? [{ action: 'submit', label: '更正', needs: reason }] : []),
        { action: 'withdraw', label: '撤回', needs: reason },
      ];
  }
}

export interface Filing {
  row: Row;
  entries: Entry[];
  changes: Change[];
}

/** Where the returns of the asker's counties stand for a period; of what stands how the ledger differs, unless told not to look. */
export async function readFilings(
  context: Context,
  period: FilingPeriod,
  looksAtChanges = true,
): Promise<Filing[]> {
  const { db, today } = context;
  const counties = ownCounties(context);
  const entriesOf = await readEntries(context, period, counties);
  const lasts = counties.flatMap((county) => entriesOf.get(county)?.at(-1) ?? []);
  const changes = await countDifferences(
    context,
    period,
    lasts.filter(({ kind }) => looksAtChanges && kind === 'submit'),
  );
  const nameOf = await regionNames(db, counties);
  return counties.map((county) => {
    const entries = entriesOf.get(county) ?? [];
    const [first, last] = [entries.at(0), entries.at(-1)];
    const standing = last?.kind === 'submit' ? last : undefined;
    const changed =
      standing && looksAtChanges
        ? changes.of(county).reduce((sum, { added, gone }) => sum + added + gone, 0)
        : null;
    const state = stateOf(last, period, today);
    const row = {
      id: county,
      regionName: nameOf(county),
      ...period,
      state,
      entryNo: last?.entryNo ?? 0,
      figures: standing?.figures ?? null,
      submittedByName: standing?.enteredByName ?? null,
      submittedOn: standing?.recordedOn ?? null,
      isLate: first !== undefined && first.recordedOn > period.dueOn,
      changed,
      actions: maySubmit(context, county) ? actionsFor(state, changed) : [],
    };
    return { row, entries, changes: changes.of(county) };
  });
}
