import type pg from 'pg';
import { rangeOf } from '#engines/regiontree/index.ts';
import { enterRun, keep, walkCity } from '#modules/policy/server/index.ts';
import { DatabaseSession, systemActor } from '#platform/db/session.ts';
import { CityRegistry } from '#platform/http/city-registry.ts';
import type { Row } from './copy.ts';
import type { DemoRows } from './rows.ts';

const paper = '演示用示例标准（虚构，不是真实文件）';

/** Standards of the demonstration, entered by one office account and put in force by another. */
export function* standardRows({ context, cityCode, holders }: DemoRows): Generator<Row> {
  const { demo, pack, today } = context;
  const place = { regionCode: pack.rootRegion };
  let index = 0;
  for (const [name, steps] of Object.entries(demo.standards ?? {}))
    for (const { from, value } of steps) {
      const drafter = holders.closest('policy.draft', place);
      const approver = holders.closest('policy.approve', place, [drafter]);
      yield {
        cityCode,
        id: context.id('standard', index++),
        name,
        fromOn: from,
        value: JSON.stringify(value),
        paper,
        source: 'local',
        status: 'inForce',
        draftedBy: drafter.id,
        draftedByName: drafter.name,
        decidedBy: approver.id,
        decidedByName: approver.name,
        decidedOn: today,
        recordedOn: today,
      };
    }
}

/** One subject of each clause that grants something now, and of each that will. */
const examples = `SELECT DISTINCT ON (clause_id, state) clause_id, payee_kind, payee_id FROM entitlement
  WHERE city_code = $1 AND run_id = $2 AND state IN ('entitled', 'notYet') ORDER BY clause_id, state, line`;

type Subject = Parameters<typeof keep>[1]['subject'];

/** Reckons once who may claim what, so that the lists have rows, and keeps a few of the decisions. */
export async function showPolicies(pool: pg.Pool, { context, cityCode, holders }: DemoRows): Promise<void> {
  const { pack, today } = context;
  const database = new DatabaseSession(pool);
  const holder = holders.closest('policy.run', { regionCode: pack.rootRegion });
  const range = rangeOf(pack.rootRegion);
  if (!holder.id || !range) return;
  const actor = {
    cityCode,
    accountId: holder.id,
    name: holder.name,
    roleName: '',
    permissions: new Set<string>(),
    seesPersons: true,
    scope: { kind: 'region' as const, regionCode: pack.rootRegion, ...range, isWholeCity: true },
  };
  const act = <T>(work: Parameters<typeof database.as<T>>[2]) =>
    database.as(systemActor(cityCode, '演示数据'), { operation: 'demo.load', today }, work);
  const runId = await act((db) => enterRun({ db, actor }, { kind: 'city', asOf: today }));
  await walkCity(
    { database, cities: new CityRegistry(database) },
    { cityCode, runId },
    new AbortController().signal,
  );
  const { rows } = await pool.query<{ clause_id: string; payee_kind: Subject['kind']; payee_id: string }>(
    examples,
    [cityCode, runId],
  );
  await act(async (db) => {
    for (const { clause_id: clauseId, payee_kind: kind, payee_id: id } of rows)
      await keep({ db, actor, today, pack }, { clauseId, subject: { kind, id } });
  });
}
