import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getPerson, withdrawConsent } from '#modules/person/contract/operations.ts';
import { recommendPeople } from '#modules/placement/contract/operations.ts';
import { enterpriseIn, hrOf, openPostOf, personBy } from '#modules/placement/server/test-fixture.ts';
import { type Caller, openWorld, type World } from '#tools/testkit/world.ts';
import * as contract from '../contract/operations.ts';
import { deliver } from './deliver.ts';
import { NotTaken, type Outgoing } from './gateway.ts';

let world: World;
let [city, luxian, village, hejiang, hr, otherHr] = [] as unknown as Caller[] as [
  Caller,
  Caller,
  Caller,
  Caller,
  Caller,
  Caller,
];
let posts: string[] = [];
/** Noon in Asia/Shanghai of a day to come: what was written just now is due then. */
const noon = '2099-05-06T04:00:00Z';
const people: string[] = [];

beforeAll(async () => {
  world = await openWorld();
  // The hour of these tests is theirs alone.
  await world.owner.query('DELETE FROM pgboss.schedule');
  const logins = ['city', 'luxian', 'village', 'hejiang', 'jiangyang', 'jiangyang2'];
  const [one, two, three, four, jiangyang, verifier] = (await Promise.all(
    logins.map((login) => world.signIn(login)),
  )) as [Caller, Caller, Caller, Caller, Caller, Caller];
  [city, luxian, village, hejiang] = [one, two, three, four];
  const enterpriseId = await enterpriseIn(jiangyang, '泸州甲电子有限公司');
  const otherId = await enterpriseIn(jiangyang, '泸州乙电子有限公司');
  for (let at = 0; at < 4; at += 1)
    posts = [...posts, await openPostOf(jiangyang, verifier, enterpriseId, { title: `装配工${at + 1}` })];
  hr = await hrOf(world, enterpriseId, 'hr-jia');
  otherHr = await hrOf(world, otherId, 'hr-yi');
  people.push(
    await personBy(village, 1),
    await personBy(village, 2, { phone: null }),
    await personBy(village, 3),
  );
});
afterAll(() => world.close());

/** The first person's messages as if none had been decided. */
const waitAgain = () =>
  world.owner.query(
    "UPDATE message SET push_state = 'waiting', due_at = now(), claimed_at = NULL, pushed_at = NULL, gateway = NULL, withheld_reason = NULL WHERE person_id = $1",
    [people[0]],
  );
const outgoing = async (caller: Caller = city) =>
  (await caller.call(contract.listOutgoing, { pageSize: 200 })).rows;

describe('消息', () => {
  it('推荐后企业收到一条消息，打开即为已读；别的企业看不到也打不开', async () => {
    await luxian.call(recommendPeople, { postId: posts[0] ?? '', personIds: people });
    const { rows } = await hr.call(contract.listMessages, {});
    expect(rows).toMatchObject([{ title: '收到推荐 3 人：装配工1', readAt: null }]);
    expect(await hr.call(contract.countUnread, {})).toEqual({ unread: 1 });
    const ids = [rows[0]?.id ?? ''];
    expect((await otherHr.call(contract.listMessages, {})).total).toBe(0);
    await expect(otherHr.call(contract.openMessages, { ids })).rejects.toMatchObject({
      problem: { code: 'platform.notFound' },
    });
    await hr.call(contract.openMessages, { ids });
    expect(await hr.call(contract.countUnread, {})).toEqual({ unread: 0 });
  });

  it('本人的消息写明为什么推荐；夜里不发，早上发；没有电话、撤回同意的写明没有发的原因', async () => {
    await deliver(world.server.services, '2099-05-05T15:00:00Z');
    expect(new Set((await outgoing()).map(({ pushState }) => pushState))).toEqual(
      new Set(['waiting', 'withheld']),
    );
    const third = people[2] ?? '';
    const { version } = await village.call(getPerson, { id: third });
    await village.call(withdrawConsent, { id: third, version, reason: '本人要求' });
    await deliver(world.server.services, noon);
    const found = new Map((await outgoing()).map((row) => [row.personId, row]));
    expect(found.get(people[0] ?? '')).toMatchObject({
      pushState: 'sent',
      isStandIn: true,
      address: '154****0001',
    });
    expect(found.get(people[0] ?? '')?.body).toMatch(/^为什么推荐：.*想做/);
    expect(found.get(people[1] ?? '')?.reasonLabel).toBe('没有登记电话');
    expect(found.get(third)?.reasonLabel).toBe('本人没有同意，或已撤回同意');
  });

  it('同一人一周内只发三次，第四次不发并写明；县区只看到自己的人', async () => {
    await world.owner.query(
      "UPDATE placement SET status = 'declined', exit_on = '2017-10-15', exit_reason = 'placedElsewhere'",
    );
    for (const postId of posts.slice(1))
      await luxian.call(recommendPeople, { postId, personIds: [people[0] ?? ''] });
    await deliver(world.server.services, noon);
    const rows = (await outgoing()).filter(({ personId }) => personId === people[0]);
    expect(rows.map(({ pushState }) => pushState).sort()).toEqual(['sent', 'sent', 'sent', 'withheld']);
    expect(rows.find(({ pushState }) => pushState === 'withheld')?.reasonLabel).toBe('一周内已发够次数');
    expect((await outgoing(luxian)).length).toBe(6);
    expect(await outgoing(hejiang)).toEqual([]);
  });

  it('通道明说没有接收的，记下没有发；说不清的记为结果未知；都不再发第二次', async () => {
    await waitAgain();
    let asked = 0;
    const answers = [Promise.reject(new NotTaken('refused')), Promise.reject(new Error('cut off'))];
    for (const answer of answers) answer.catch(() => undefined);
    const broken = { name: 'broken', send: () => answers[asked++] ?? Promise.resolve() };
    await deliver(world.server.services, noon, { sms: broken });
    await deliver(world.server.services, '2099-05-06T05:00:00Z', { sms: broken });
    const rows = (await outgoing()).filter(({ personId }) => personId === people[0]);
    expect(rows.map(({ pushState }) => pushState).sort()).toEqual(['sent', 'sent', 'unknown', 'withheld']);
    expect(rows.find(({ pushState }) => pushState === 'withheld')?.reasonLabel).toBe('通道没有接收');
    expect(asked).toBe(4);
  });

  it('交给通道后服务器中断，几分钟后显示结果未知，重启后不重发；两台服务器同时发也只发一次', async () => {
    await waitAgain();
    const gate = Promise.withResolvers<void>();
    const keys: string[] = [];
    const slow = {
      name: 'slow',
      send: async ({ key }: Outgoing) => {
        keys.push(key);
        if (keys.length === 1) await gate.promise;
      },
    };
    const cutOff = deliver(world.server.services, noon, { sms: slow });
    await expect.poll(() => keys.length).toBe(1);
    await deliver(world.server.services, noon, { sms: slow });
    const mine = async () => (await outgoing()).filter(({ personId }) => personId === people[0]);
    const states = async () => (await mine()).map(({ pushState }) => pushState).sort();
    expect(await states()).toEqual(['sending', 'sent', 'sent', 'withheld']);
    await deliver(world.server.services, '2099-05-06T04:10:00Z', { sms: slow });
    expect(await states()).toEqual(['sent', 'sent', 'unknown', 'withheld']);
    expect(new Set(keys).size).toBe(keys.length);
    gate.resolve();
    await cutOff;
    expect(await states()).toEqual(['sent', 'sent', 'sent', 'withheld']);
  });

  it('没有配置邮件通道的写明未配置，没有邮箱的写明没有邮箱，都不算发过', async () => {
    await world.owner.query("UPDATE message SET channel = 'email' WHERE person_id = $1", [people[0]]);
    await waitAgain();
    await deliver(world.server.services, noon);
    const reasons = async () =>
      new Set(
        (await outgoing()).filter(({ personId }) => personId === people[0]).map((row) => row.reasonLabel),
      );
    expect(await reasons()).toEqual(new Set(['通道未配置']));
    await waitAgain();
    await deliver(world.server.services, noon, { email: { name: 'test', send: () => Promise.resolve() } });
    expect(await reasons()).toEqual(new Set(['没有登记电子邮箱']));
  });
});
