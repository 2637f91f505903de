import { sql } from 'kysely';
import { addDays, ageOn } from '#engines/calendar/index.ts';
import { rangeOf } from '#engines/regiontree/index.ts';
import { personBriefs } from '#modules/person/server/index.ts';
import { implement } from '#platform/http/operation.ts';
import type { ReservoirState } from '../../contract/codes.ts';
import * as contract from '../../contract/report-operations.ts';
import type { Context } from '../batch/batches.ts';
import { type StockFilter, stockOf } from '../report/reservoir.ts';

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
    const count = await sql<{ total: number }>`SELECT count(*)::int AS total FROM (${stock}) stock`.execute(
      db,
    );
    const { rows } = await sql<Row>`
      SELECT id, state, available_on, last_contact_on, reserved_title, reserved_enterprise FROM (${stock}) stock
      ORDER BY available_on NULLS FIRST, id LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}`.execute(db);
    const briefs = await personBriefs(
      db,
      actor.cityCode,
      rows.map(({ id }) => id),
    );
    return {
      total: count.rows[0]?.total ?? 0,
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
