import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { MilestoneState } from '#engines/retention/index.ts';
import type { OperationContext } from '#platform/http/operation.ts';
import type { exportRetention } from '../contract/retention-operations.ts';
import { readEmployed } from './employed.ts';
import { filteredPlacements } from './filter.ts';
import { assess, backPaidMonths } from './retention.ts';
import { milestoneRows } from './retention-sql.ts';
import type { PlacementTables } from './tables.ts';

type Context = OperationContext<PlacementTables>;
type Filters = z.output<typeof exportRetention.input>;

export interface DueMilestone {
  id: string;
  months: number;
  dueOn: string;
  state: MilestoneState;
}

/** The milestones a filter names, within the actor's scope: id, months, due_on, state. */
export function dueMilestones(
  context: Context,
  { months, state, dueFrom = '0001-01-01', dueTo = '9999-12-31', ...place }: Filters,
): RawBuilder<unknown> {
  const { pack, today } = context;
  const milestones = months ? [months] : pack.settings.retentionMilestones.value;
  const judged = milestoneRows(filteredPlacements(context, place), pack, milestones, today);
  return sql`SELECT id, months, due_on, state FROM (${judged}) judged
    WHERE due_on BETWEEN ${dueFrom} AND ${dueTo} AND (${state ?? null}::text IS NULL OR state = ${state ?? null})`;
}

/** What the list and its export show of these milestones, in their order. */
export async function readDue(context: Context, due: DueMilestone[]) {
  const { pack, today } = context;
  const employed = await readEmployed(context, [...new Set(due.map(({ id }) => id))]);
  return due.flatMap(({ id, months, dueOn, state }) => {
    const one = employed.get(id);
    if (!one) return [];
    const verdict = assess(one.employment, pack, today).milestones.find((each) => each.months === months);
    return [
      {
        id: `${id}.${months}`,
        ...one.shown,
        months,
        dueOn,
        state,
        usedMonths: verdict?.usedMonths ?? [],
        missingMonths: verdict?.missingMonths ?? [],
        backPaidMonths: backPaidMonths(one.employment),
      },
    ];
  });
}
