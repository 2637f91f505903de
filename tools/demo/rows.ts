import type { PersonalCipher } from '#platform/personal/cipher.ts';
import type { DemoContext } from './context.ts';
import type { Row } from './copy.ts';
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
  /** Park, agency or school by the pack's code. */
  organisationId(code: string | null): string | null;
  /** How many rows have been numbered. */
  ids: { steps: number; reports: number; insurance: number; movements: number };
}

interface Step {
  process: string;
  subjectId: string;
  action: string;
  from: string | null;
  to: string;
  /** Days from today. */
  on: number;
  actor: Holder;
  reason?: string | null;
  regionCode: string;
  otherRegionCode?: string;
  parkCode: string | null;
  enterpriseId: string;
  organisationCode?: string | null;
}

const minutesBetweenSteps = 6;

/** The steps of one subject, in order; ids go on through all of them. */
export function stepRows(
  { context, cityCode, organisationId, ids }: DemoRows,
  steps: readonly Step[],
): Row[] {
  return steps.map(({ from, to, on, actor, parkCode, organisationCode = null, ...step }, at) => ({
    cityCode,
    id: context.id('step', ids.steps++),
    process: step.process,
    subjectId: step.subjectId,
    action: step.action,
    fromState: from,
    toState: to,
    actorId: actor.id,
    actorName: actor.name,
    at: `${context.day(on)}T09:${String(at * minutesBetweenSteps).padStart(2, '0')}:00+08:00`,
    onDate: context.day(on),
    reason: step.reason ?? null,
    regionCode: step.regionCode,
    otherRegionCode: step.otherRegionCode ?? null,
    parkId: organisationId(parkCode),
    enterpriseId: step.enterpriseId,
    organisationId: organisationId(organisationCode),
  }));
}
