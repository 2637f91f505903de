import type pg from 'pg';
import { PersonalCipher } from '#platform/personal/cipher.ts';
import { createDemoAccounts } from './accounts.ts';
import type { DemoContext } from './context.ts';
import { planEnterprises } from './enterprises.ts';
import { Holders } from './holders.ts';
import { homesOf, personAt } from './people.ts';
import { planPlacements } from './placements.ts';
import { planPosts } from './posts.ts';
import type { DemoRows } from './rows.ts';

/** Everything that is decided before the first row is written; people are made one by one as they are needed. */
export function planDemo(context: DemoContext) {
  const enterprises = planEnterprises(context);
  const posts = planPosts(context, enterprises);
  const placements = planPlacements(context, posts);
  const homes = homesOf(context);
  const person = (index: number) => personAt(context, homes, index, placements.byPerson.get(index));
  return { enterprises, posts, placements, homes, person };
}

async function organisationIds(client: pg.ClientBase, cityCode: string): Promise<Map<string, string>> {
  const { rows } = await client.query<{ id: string; code: string }>(
    'SELECT id, code FROM organisation WHERE city_code = $1',
    [cityCode],
  );
  return new Map(rows.map(({ code, id }) => [code, id]));
}

/** The plan, with the accounts that act in it created. An enterprise is served by the first account that names it. */
export async function prepareRows(
  client: pg.ClientBase,
  context: DemoContext,
  secrets: { dataKey: string; indexKey: string; demoPassword: string },
): Promise<DemoRows> {
  const { pack, demo } = context;
  const { person, ...plan } = planDemo(context);
  const mostNamed = Math.max(0, ...demo.accounts.map((account) => account.person ?? 0));
  const people = Array.from({ length: Math.min(context.people, mostNamed + 1) }, (_, index) => person(index));
  const { enterprises } = plan;
  const accounts = await createDemoAccounts(client, pack, secrets.demoPassword, { enterprises, people });
  const specialists = new Map<number, string>();
  for (const { login, enterprises: served = [] } of demo.accounts) {
    const id = accounts.get(login);
    for (const index of served) if (id && !specialists.has(index)) specialists.set(index, id);
  }
  const organisations = await organisationIds(client, pack.cityCode);
  return {
    ...plan,
    context,
    cityCode: pack.cityCode,
    holders: new Holders(pack, accounts),
    cipher: new PersonalCipher(secrets),
    specialists,
    organisationId: (code) => (code === null ? null : (organisations.get(code) ?? null)),
    ids: { steps: 0, reports: 0, insurance: 0, movements: 0 },
  };
}
