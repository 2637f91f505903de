import { type Kysely, sql } from 'kysely';
import { regionPath } from '#modules/enterprise/server/index.ts';
import type { RunStatus } from '../../contract/runs.ts';
import type { MatchingTables } from '../tables.ts';

/** The asker's own runs: row security shows no others. */
export const ownRuns = (db: Kysely<MatchingTables>, cityCode: string) =>
  db
    .selectFrom('matchRun as r')
    .select(['r.id', 'r.askedAt', 'r.search', 'r.regionCode', 'r.perPerson', 'r.perPlace', 'r.posts'])
    .select(['r.peopleDone', 'r.people', 'r.proposed', 'r.problem'])
    .select([
      sql<RunStatus>`r.status`.as('status'),
      sql<string | null>`CASE WHEN r.region_code IS NOT NULL THEN ${regionPath('r.regionCode')} END`.as(
        'regionName',
      ),
      sql<number>`(SELECT count(*) FROM match_run_post p WHERE p.city_code = r.city_code AND p.run_id = r.id AND cardinality(p.people) > 0)`.as(
        'postsFilled',
      ),
    ])
    .where('r.cityCode', '=', cityCode);
