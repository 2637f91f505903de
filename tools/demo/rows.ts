import type { PersonalCipher } from '#platform/personal/cipher.ts';
import type { DemoContext } from './context.ts';
import type { Cell, Table } from './copy.ts';
import type { EnterprisePlan } from './enterprises.ts';
import type { Holder, Holders } from './holders.ts';
import type { Homes } from './people.ts';
import type { Placements } from './placements.ts';
import type { PostPlan } from './posts.ts';

/** Everything the rows of all tables are written from. */
export interface DemoRows {
  context: DemoContext;
  cityCode: string;
  enterprises: EnterprisePlan[];
  posts: PostPlan[];
  placements: Placements;
  homes: Homes;
  holders: Holders;
  cipher: PersonalCipher;
  /** Account by index of the enterprise it serves. */
  specialists: ReadonlyMap<number, string>;
  parkId(code: string | null): string | null;
  organisationId(code: string | null): string | null;
  /** How many rows have been numbered. */
  ids: { steps: number; reports: number; insurance: number; movements: number };
}

export const stepTable: Table = {
  name: 'transition_log',
  columns: [
    'city_code',
    'id',
    'process',
    'subject_id',
    'action',
    'from_state',
    'to_state',
    'actor_id',
    'actor_name',
    'at',
    'on_date',
    'reason',
    'region_code',
    'other_region_code',
    'park_id',
    'enterprise_id',
    'organisation_id',
  ],
};

interface Step {
  process: string;
  subjectId: string;
  action: string;
  from: string | null;
  to: string;
  on: number;
  actor: Holder;
  reason?: string | null;
  regionCode: string;
  otherRegionCode?: string;
  parkCode: string | null;
  enterpriseId: string;
  organisationCode?: string | null;
}

/** The steps of one subject, in order; ids go on through all of them. */
export function stepRows(
  { context, cityCode, parkId, organisationId, ids }: DemoRows,
  steps: readonly Step[],
): Cell[][] {
  return steps.map((step, at) => {
    const on = context.day(step.on);
    const moment = `${on}T09:${String(Math.min(at * 6, 59)).padStart(2, '0')}:00+08:00`;
    return [
      cityCode,
      context.id('step', ids.steps++),
      step.process,
      step.subjectId,
      step.action,
      step.from,
      step.to,
      step.actor.id,
      step.actor.name,
      moment,
      on,
      step.reason ?? null,
      step.regionCode,
      step.otherRegionCode ?? null,
      parkId(step.parkCode),
      step.enterpriseId,
      organisationId(step.organisationCode ?? null),
    ];
  });
}
