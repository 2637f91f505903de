import { isWithin } from '#engines/regiontree/index.ts';
import type { Actor } from '#platform/db/session.ts';

interface Owned {
  id: string;
  regionCode: string;
  organisationId: string | null;
}

/**
 * Whether the person stands in the actor's own ledger: the region's, the organisation's, or oneself. Row security also
 * shows people who were recommended to the asker; those are not own.
 */
export function isOwn({ scope }: Actor, person: Owned): boolean {
  switch (scope.kind) {
    case 'region':
      return isWithin(person.regionCode, scope.regionCode);
    case 'organisation':
      return person.organisationId === scope.id;
    case 'self':
      return person.id === scope.id;
    case 'system':
      return true;
    case 'park':
    case 'enterprise':
    case 'assigned':
    case 'none':
      return false;
  }
}
