import { sql } from 'kysely';
import { addDays, ageOn } from '#engines/calendar/index.ts';
import { countLimit } from '#platform/contract/fields.ts';
import { rangeOf } from '#engines/regiontree/index.ts';
import { personBriefs } from '#modules/person/server/index.ts';
import { implement } from '#platform/http/operation.ts';
import type { ReservoirState } from '../../contract/codes.ts';
import * as contract from '../../contract/report-operations.ts';
import type { Context } from '../batch/batches.ts';
import { type StockFilter, stockOf, takenIn } from '../report/reservoir.ts';

interface Row {
  id: string;
  state: ReservoirState;
  availableOn: string | null;
  lastContactOn: string;
  reservedTitle: string | null;
  reservedEnterprise: string | null;
}

export const listReservoir = implement(
  contract.listReservoir,
  async (context: Context, { page, pageSize, regionCode, state, kind }) => {
    const { db, actor, pack, today } = context;
    const region = regionCode === undefined ? undefined : (rangeOf(regionCode) ?? undefined);
    const filter: StockFilter = {
      ...(region ? { region } : {}),
      ...(state ? { state } : {}),
      ...(kind === undefined ? {} : { kind: kind === 'any' ? null : kind }),
    };
    const stock = stockOf(context, filter);
    // Counted and read in one, so that those who are taken are looked for once.
    const { rows: found } = await sql<{ people: number } & (Row | { id: null })>`
      WITH ${takenIn(context)}
      SELECT counted.people, shown.* FROM (SELECT count(*)::int AS people FROM (${stock} LIMIT ${countLimit + 1}) counted) counted
      LEFT JOIN (SELECT stock.* FROM (${stock}) stock ORDER BY region_code, id LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}) shown ON true
      ORDER BY shown.region_code, shown.id`.execute(db);
    const people = found[0]?.people ?? 0;
    const rows = found.flatMap((row) => (row.id === null ? [] : [row]));
    const briefs = await personBriefs(
      db,
      actor.cityCode,
      rows.map(({ id }) => id),
    );
    return {
      total: Math.min(people, countLimit),
      isLonger: people > countLimit,
      rows: rows.map((row) => {
        const person = briefs.get(row.id);
        const isNow = row.availableOn === null || row.availableOn <= today;
        return {
          id: row.id,
          personName: person?.name ?? '',
          phone: person?.phoneMasked ?? null,
          age: person ? ageOn(person.birthOn, today) : null,
          regionName: person?.regionName ?? '',
          wants: person?.wants ?? [],
          skills: person?.skills ?? [],
          state: row.state,
          readyOn: isNow ? null : row.availableOn,
          reservedFor: row.reservedTitle && `${row.reservedEnterprise} · ${row.reservedTitle}`,
          validTo: addDays(row.lastContactOn, pack.settings.staleAfterDays.value),
        };
      }),
    };
  },
);
