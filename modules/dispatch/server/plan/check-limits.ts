import type { Kysely } from 'kysely';
import type { PackInForce } from '#platform/packs/in-force.ts';
import { AppError } from '#platform/http/app-error.ts';
import type { Limits } from '../../contract/fields.ts';
import type { DispatchTables } from '../tables.ts';
import { readReceivers, regionNames, sendingCodes } from './place.ts';

interface Context {
  db: Kysely<DispatchTables>;
  actor: { cityCode: string };
  pack: PackInForce;
}

function refuseDouble(
  limits: Limits,
  nameOf: (code: string) => string,
  receiverName: (id: string) => string,
): void {
  const served = new Set<string>();
  for (const [at, { countyCode, receiverIds }] of limits.routes.entries())
    for (const id of receiverIds) {
      const pair = `${countyCode} ${id}`;
      if (served.has(pair))
        throw new AppError(
          'dispatch.twoRoutes',
          { county: nameOf(countyCode), receiver: receiverName(id) },
          { pointer: `/limits/routes/${at}/receiverIds` },
        );
      served.add(pair);
    }
  const persons = limits.families.flatMap(({ personIds }) => personIds);
  if (new Set(persons).size !== persons.length)
    throw new AppError('dispatch.twoFamilies', {}, { pointer: '/limits/families' });
}

/** Refuses limits that name no place of this city or have the wrong number of weeks. */
export async function refuseUnfitLimits(context: Context, limits: Limits, weeks: number): Promise<void> {
  const { db, actor, pack } = context;
  const receivers = new Map(
    (await readReceivers(db, actor.cityCode, pack)).map((each) => [each.id, each.name]),
  );
  const counties = new Set(sendingCodes(pack));
  const known = (pointer: string, code: string, places: { has(code: string): boolean }) => {
    if (!places.has(code)) throw new AppError('dispatch.unknownPlace', { code }, { pointer });
  };
  const whole = (pointer: string, what: string, figures: number[]) => {
    if (figures.length !== weeks) throw new AppError('dispatch.weekCount', { what, weeks }, { pointer });
  };
  for (const [at, { countyCode, receiverIds, seats }] of limits.routes.entries()) {
    known(`/limits/routes/${at}/countyCode`, countyCode, counties);
    for (const id of receiverIds) known(`/limits/routes/${at}/receiverIds`, id, receivers);
    whole(`/limits/routes/${at}/seats`, '座位', seats);
  }
  for (const [at, { receiverId, byWeek }] of limits.beds.entries()) {
    known(`/limits/beds/${at}/receiverId`, receiverId, receivers);
    whole(`/limits/beds/${at}/byWeek`, '床位', byWeek);
  }
  for (const [at, { countyCode }] of limits.counties.entries())
    known(`/limits/counties/${at}/countyCode`, countyCode, counties);
  const nameOf = await regionNames(db, counties);
  refuseDouble(limits, nameOf, (id) => receivers.get(id) ?? id);
}
