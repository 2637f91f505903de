import { sql } from 'kysely';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import * as contract from '../../contract/batch-operations.ts';
import { regionNames } from '../plan/place.ts';
import type { DispatchTables } from '../tables.ts';

interface Counts {
  sent: number;
  accepted: number;
  missing: number;
  rejected: number;
  underWay: number;
  within: number;
  received: number;
}
const none: Counts = { sent: 0, accepted: 0, missing: 0, rejected: 0, underWay: 0, within: 0, received: 0 };

export const summariseHandOver = implement(
  contract.summariseHandOver,
  async ({ db, today }: OperationContext<DispatchTables>, { planId }) => {
    const { rows } = await sql<
      Counts & { region: string }
    >`SELECT * FROM dispatch_counts(${planId ?? null}::uuid) ORDER BY region`.execute(db);
    const counties = rows.filter(({ region }) => region !== 'total');
    const codeOf = (prefix: string) => `${prefix}000000`;
    const nameOf = await regionNames(
      db,
      counties.map(({ region }) => codeOf(region)),
    );
    const { region: _, ...total } = rows.find(({ region }) => region === 'total') ?? { region: '', ...none };
    return {
      asOf: today,
      rows: counties.map(({ region, ...counts }) => ({
        regionCode: codeOf(region),
        regionName: nameOf(codeOf(region)),
        ...counts,
      })),
      total,
    };
  },
);
