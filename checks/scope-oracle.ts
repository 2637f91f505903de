// Whom the documents let see what, written a second time beside the database's own rules.
import { isWithin } from '#engines/regiontree/index.ts';

/** A row somewhere in the city, with words that stand nowhere else: where they show up, the row was seen. */
export interface Target {
  kind:
    | 'enterprise'
    | 'draftPost'
    | 'openPost'
    | 'person'
    | 'wish'
    | 'placement'
    | 'account'
    | 'batch'
    | 'dispatchPlan'
    | 'dispatchBatch';
  id: string;
  markers: string[];
  regionCode: string;
  parkId: string | null;
  enterpriseId: string | null;
  /** Of a batch: whose it is. */
  accountId?: string;
  /** Targets that whoever sees this one may see too. */
  shows: string[];
}

export interface Asker {
  login: string;
  accountId: string;
  permissions: Set<string>;
  scope: { kind: string; regionCode: string | null; id: string | null };
  seesPersons: boolean;
}

const personKinds = new Set(['person', 'wish', 'placement']);

/** Whether the documents' scopes let this asker see this row: written here a second time, on purpose. */
export function sees(asker: Asker, target: Target, all: Target[]): boolean {
  if (personKinds.has(target.kind) && !asker.seesPersons) return false;
  if (target.kind === 'batch') return target.accountId === asker.accountId;
  const direct = seesDirectly(asker, target);
  return direct || all.some((other) => other.shows.includes(target.id) && sees(asker, other, all));
}

function seesDirectly({ scope, accountId }: Asker, target: Target): boolean {
  if (target.kind === 'account' && target.id === accountId) return true;
  switch (scope.kind) {
    case 'region':
      return scope.regionCode !== null && isWithin(target.regionCode, scope.regionCode);
    case 'park':
      return target.parkId !== null && target.parkId === scope.id;
    case 'enterprise':
      return target.enterpriseId !== null && target.enterpriseId === scope.id;
    default:
      return false;
  }
}
