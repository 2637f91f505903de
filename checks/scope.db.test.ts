import { read, utils } from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { modules } from '#apps/server/modules.ts';
import { whoAmI } from '#modules/identity/contract/operations.ts';
import { anonymous, type OperationContract, signedIn } from '#platform/contract/operation.ts';
import { type Caller, openWorld, type World } from '#tools/testkit/world.ts';
import { type ScopeCase, scopeCases } from './scope-cases.ts';
import { type Asker, sees, type Target } from './scope-oracle.ts';
import { fillScopeWorld, type ScopeWorld } from './scope-world.ts';

const contracts = modules
  .flatMap((module) => module.operations.map(({ contract }) => contract))
  .filter(({ permission }) => permission !== anonymous);
const logins = [
  'city',
  'luxian',
  'hejiang',
  'jiangyang',
  'longmatan',
  'town',
  'village',
  'park-gaoxin',
  'park-changkai',
  'hr-gaoxin',
  'hr-changkai',
  'agency',
  'school',
  'specialist',
  'province',
  'supervision',
  'finance',
  'department',
  'audit',
  'admin',
];

let world: World;
let scope: ScopeWorld;
beforeAll(async () => {
  world = await openWorld();
  scope = await fillScopeWorld(world);
});
afterAll(() => world.close());

async function askerOf(login: string, caller: Caller): Promise<Asker> {
  const { me } = await caller.call(whoAmI, {});
  if (!me) throw new Error(`${login} is not signed in`);
  const role = await world.owner.query<{ personal: string }>('SELECT personal FROM role WHERE code = $1', [
    me.roleCode,
  ]);
  return {
    login,
    accountId: me.accountId,
    permissions: new Set(me.permissions),
    scope: me.scope,
    seesPersons: role.rows[0]?.personal === 'rows',
  };
}

interface Answer {
  status: number;
  text: string;
}

async function ask(
  caller: Caller,
  contract: OperationContract,
  input: Record<string, unknown>,
): Promise<Answer> {
  if (contract.kind === 'upload') {
    const status = await caller.upload(contract, input, { name: 'x.csv', content: Buffer.from('x') }).then(
      () => 200,
      (error: { status: number }) => error.status,
    );
    return { status, text: '' };
  }
  if (contract.kind === 'download') {
    try {
      const book = read(await caller.download(contract, input));
      return {
        status: 200,
        text: book.SheetNames.map((name) => utils.sheet_to_csv(book.Sheets[name] ?? {})).join('\n'),
      };
    } catch (error) {
      const refused = error as { status: number; message: string };
      return { status: refused.status, text: refused.message };
    }
  }
  const { status, body } = await caller.raw(contract.name, input);
  return { status, text: body };
}

/** Words of rows that this asker must never see, standing in the answer although the asker did not send them. */
function leaks(asker: Asker, { publishes, namesIds }: ScopeCase, input: object, answer: Answer): string[] {
  const sent = JSON.stringify(input);
  const published = new Set(
    publishes
      ? scope.of('openPost').flatMap((post) => [
          ...post.markers,
          ...scope
            .of('enterprise')
            .filter(({ id }) => id === post.enterpriseId)
            .flatMap(({ markers }) => markers.slice(0, 2)),
        ])
      : [],
  );
  return scope.targets
    .filter(
      (target) =>
        !sees(asker, target, scope.targets) &&
        !scope.targets.some((other) => other.id === target.id && sees(asker, other, scope.targets)),
    )
    .flatMap(({ markers, id }) => (namesIds ? markers.filter((marker) => marker !== id) : markers))
    .filter((marker) => !published.has(marker) && !sent.includes(marker) && answer.text.includes(marker));
}

/** Whether the row itself is this asker's to work on; a placement opens its person to the receiving side, for reading. */
function canReach(asker: Asker, { keeperOnly }: ScopeCase, target: Target): boolean {
  const same = scope.targets.filter(({ id }) => id === target.id);
  const isDirect = same.some((each) => sees(asker, each, [each]));
  if (keeperOnly) return isDirect && asker.scope.kind === 'region';
  return isDirect || (target.kind === 'person' && same.some((each) => sees(asker, each, scope.targets)));
}

function judge(
  asker: Asker,
  contract: OperationContract,
  scopeCase: ScopeCase,
  target: Target | undefined,
  answer: Answer,
): string | undefined {
  const name = `${asker.login} × ${contract.name}${target ? ` × ${target.markers.at(-1)}` : ''} → ${answer.status} ${answer.text.slice(0, 160)}`;
  const isPermitted = contract.permission === signedIn || asker.permissions.has(contract.permission);
  if (answer.status >= 500) return `broken: ${name}`;
  if (!isPermitted) return answer.status === 403 ? undefined : `not refused: ${name}`;
  if (!target || scopeCase.isFilter) return undefined;
  const isRefused =
    [403, 404].includes(answer.status) ||
    (scopeCase.refusal && answer.text.includes(scopeCase.refusal)) ||
    (scopeCase.isBatch && /platform\.(notFound|notPermitted)/.test(answer.text));
  const reaches = canReach(asker, scopeCase, target);
  if (!reaches && !isRefused) return `reached a foreign row: ${name}`;
  return reaches && isRefused && !scopeCase.isSided && !contract.name.startsWith('exchange.')
    ? `own row not reached: ${name}`
    : undefined;
}

describe('谁能看到什么', () => {
  it('每个需要登录的操作都在范围表里，范围表里没有多余的', () => {
    expect(Object.keys(scopeCases).sort()).toEqual(contracts.map(({ name }) => name).sort());
  });

  for (const login of logins) {
    it(`${login}：每个操作对本级、下级、同级、上级的数据，该办的能办，不该看的一个字也看不到`, async () => {
      const caller = await world.signIn(login);
      const asker = await askerOf(login, caller);
      const wrong: string[] = [];
      for (const contract of contracts) {
        const scopeCase = scopeCases[contract.name];
        if (!scopeCase) continue;
        const aimed = scopeCase.aim === 'none' ? [undefined] : scope.of(scopeCase.aim);
        for (const target of aimed) {
          const input = scopeCase.input(target ?? (scope.of('openPost')[1] as Target));
          const answer = await ask(caller, contract, input);
          const verdict = judge(asker, contract, scopeCase, target, answer);
          if (verdict) wrong.push(verdict);
          for (const marker of leaks(asker, scopeCase, input, answer))
            wrong.push(`leak of ${marker}: ${login} × ${contract.name}`);
        }
      }
      expect(wrong).toEqual([]);
    });
  }

  it('没有登录的人：任何操作都没有一行数据', async () => {
    const asker: Asker = {
      login: '',
      accountId: '',
      permissions: new Set(),
      scope: { kind: 'none', regionCode: null, id: null },
      seesPersons: false,
    };
    for (const contract of contracts) {
      const scopeCase = scopeCases[contract.name] as ScopeCase;
      const input = scopeCase.input(
        scope.of(scopeCase.aim === 'none' ? 'openPost' : scopeCase.aim)[0] as Target,
      );
      const answer = await ask(world.anonymous, contract, input);
      expect([400, 401], contract.name).toContain(answer.status);
      expect(leaks(asker, { ...scopeCase, publishes: false }, input, answer)).toEqual([]);
    }
  });
});
