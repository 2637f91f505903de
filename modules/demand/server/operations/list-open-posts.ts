import { sql } from 'kysely';
import { regionPath } from '#modules/enterprise/server/index.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import * as contract from '../../contract/operations.ts';
import { filteredOpenPosts } from '../open-posts.ts';
import type { DemandTables } from '../tables.ts';

const sortColumns = {
  neededOn: 'v.neededOn',
  '-payMaxFen': 'v.payMaxFen',
  '-recordedOn': 'v.recordedOn',
} as const;

/** Columns of a view may be NULL for the type checker; a published post has passed the four-clear check. */
const known = <T>(column: string) => sql<T>`${sql.ref(column)}`;

export const listOpenPosts = implement(
  contract.listOpenPosts,
  async ({ db, actor }: OperationContext<DemandTables>, input) => {
    const posts = filteredOpenPosts(db, actor.cityCode, input);
    const { total } = await posts
      .select((eb) => eb.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow();
    const rows = await posts
      .leftJoin('occupation', 'occupation.code', 'v.occupationCode')
      .leftJoin('organisation as park', (join) =>
        join.onRef('park.cityCode', '=', 'v.cityCode').onRef('park.id', '=', 'v.parkId'),
      )
      .select([
        known<string>('v.id').as('id'),
        known<string>('v.title').as('title'),
        known<string>('v.enterpriseName').as('enterpriseName'),
        known<string>('v.regionCode').as('regionCode'),
        regionPath('v.regionCode').as('regionName'),
        'park.name as parkName',
        known<string>('v.occupationCode').as('occupationCode'),
        'occupation.name as occupationName',
        known<number>('v.headcount').as('headcount'),
        known<number>('v.remaining').as('remaining'),
        'v.skills',
        'v.educationMin',
        known<number>('v.experienceMonths').as('experienceMonths'),
        known<number>('v.payMinFen').as('payMinFen'),
        known<number>('v.payMaxFen').as('payMaxFen'),
        known<boolean>('v.isShift').as('isShift'),
        known<boolean>('v.hasLodging').as('hasLodging'),
        known<string>('v.neededOn').as('neededOn'),
      ])
      .orderBy(sortColumns[input.sort], input.sort.startsWith('-') ? 'desc' : 'asc')
      .orderBy('v.id')
      .limit(input.pageSize)
      .offset((input.page - 1) * input.pageSize)
      .execute();
    return { total, rows };
  },
);
