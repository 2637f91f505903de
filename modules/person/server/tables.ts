import type { DB } from '#platform/db/schema.ts';

/** Own tables and views, and the reference tables that give codes their names. */
export type PersonTables = Pick<DB, 'person' | 'region' | 'occupation' | 'organisation'> & {
  /** `person` as far as a region office keeps it; see the migration for why big lists read it. */
  ownPerson: DB['person'];
  personJourney: {
    cityCode: string;
    personId: string;
    id: string;
    toState: string;
    at: string;
    onDate: string;
    actorName: string;
    reason: string | null;
    postTitle: string;
    enterpriseName: string;
  };
};
