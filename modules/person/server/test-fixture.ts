import { rangeOf } from '#engines/regiontree/index.ts';
import type { ImportContext } from '#platform/sheets/import-kind.ts';
import { type Caller, testCity, type World } from '#tools/testkit/world.ts';
import * as contract from '../contract/operations.ts';

export const baixiang = '510521103222';
export const jieguanba = '510521103223';

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** A number with a right check character and an area code that no place has. */
export function inventedCard(birthOn: string, order: number): string {
  const body = `990000${birthOn.replaceAll('-', '')}${String(order).padStart(3, '0')}`;
  const sum = weights.reduce((total, weight, at) => total + weight * Number(body[at]), 0);
  return `${body}${'10X98765432'[sum % 11]}`;
}

export const facts = (name: string, more: object = {}) => ({
  name,
  regionCode: baixiang,
  status: 'seeking',
  hasConsent: true,
  ...more,
});

export async function register(caller: Caller, name: string, more: object = {}): Promise<string> {
  const { id } = await caller.call(contract.registerPerson, facts(name, { birthOn: '1988-05-06', ...more }));
  return id;
}

/** Runs the server's own code as the officer's request or import would, in one transaction. */
export function actingAs(world: World, caller: Caller, regionCode: string) {
  const { services } = world.server;
  const range = rangeOf(regionCode) ?? { from: '', to: '' };
  const scope = { kind: 'region' as const, regionCode, ...range, isWholeCity: false };
  const actor = {
    cityCode: testCity,
    accountId: caller.accountId,
    name: '测试',
    roleName: '村级',
    permissions: new Set(['person.edit']),
    seesPersons: true,
    scope,
  };
  return async <T>(work: (context: ImportContext) => Promise<T>): Promise<T> => {
    const pack = await services.cities.pack(testCity, 1);
    const today = '2017-10-15';
    return services.database.as(actor, { operation: 'test.act', today }, (db) =>
      work({ db, actor, today, pack, services }),
    );
  };
}
