import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  enterpriseIn,
  hrOf,
  openPostOf,
  personBy,
  recommend,
  respond,
} from '#modules/placement/server/test-fixture.ts';
import { type Caller, openWorld, type World } from '#tools/testkit/world.ts';
import * as contract from '../contract/operations.ts';

describe('推荐的结果改进下一张名单', () => {
  let world: World;
  let luxian: Caller;
  let [assembly, sewing] = ['', ''];
  let seeker = '';
  let newcomer = '';

  const reasonsOf = async (postId: string, personId: string) => {
    const { people } = await luxian.call(contract.rankPeopleForPost, { postId });
    return people.find(({ id }) => id === personId);
  };
  const peerReason = (found: { reasons: { code: string; text: string }[] } | undefined) =>
    found?.reasons.find(({ code }) => code === 'peers')?.text;

  beforeAll(async () => {
    world = await openWorld();
    const logins = ['jiangyang', 'jiangyang2', 'village', 'luxian'];
    const [jiangyang, verifier, clerk, office] = (await Promise.all(
      logins.map((login) => world.signIn(login)),
    )) as [Caller, Caller, Caller, Caller];
    luxian = office;
    const enterpriseId = await enterpriseIn(jiangyang, '泸州甲电子有限公司');
    assembly = await openPostOf(jiangyang, verifier, enterpriseId);
    sewing = await openPostOf(jiangyang, verifier, enterpriseId, { occupationCode: '6-05-01-01' });
    const hr = await hrOf(world, enterpriseId, 'hr-jia');
    const apply = async (person: string, post: string) => {
      const id = await recommend(luxian, post, person);
      await respond(hr, 'refuse', { id, version: 1 }, { exitReason: 'skillBelow' });
    };
    // Seven apply for the first post; four of the first six for the second too.
    for (let serial = 1; serial <= 7; serial += 1) {
      const person = await personBy(clerk, serial);
      await apply(person, assembly);
      if (serial <= 4) await apply(person, sewing);
      seeker = person;
    }
    newcomer = await personBy(clerk, 8);
  });
  afterEach(() => void vi.useRealTimers());
  afterAll(() => world.close());

  it('当天的结果过一会儿就参与计分，名单写明应聘过同样岗位的人里多少也应聘了这里', async () => {
    expect(peerReason(await reasonsOf(sewing, seeker))).toBeUndefined();
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 61_000 });
    await expect
      .poll(async () => peerReason(await reasonsOf(sewing, seeker)), { timeout: 20_000 })
      .toBeDefined();
    const found = await reasonsOf(sewing, seeker);
    expect(peerReason(found)).toBe('应聘过同样岗位的 6 人里有 4 人也应聘了这里');
    expect(peerReason(await reasonsOf(sewing, newcomer))).toBeUndefined();
    const explained = await luxian.call(contract.explainPair, { postId: sewing, personId: seeker });
    const { posts } = await luxian.call(contract.rankPostsForPerson, { personId: seeker });
    expect([explained.score, posts.find(({ id }) => id === sewing)?.score]).toEqual([
      found?.score,
      found?.score,
    ]);
  });

  it('改了资料，依据不变；人数不够时不提', async () => {
    await world.owner.query('UPDATE person SET pay_expected_fen = 310000 WHERE id = $1', [seeker]);
    expect(peerReason(await reasonsOf(sewing, seeker))).toContain('6 人里有 4 人');
    await world.owner.query('DELETE FROM placement WHERE post_id = $1 AND person_id <> $2', [
      assembly,
      seeker,
    ]);
    await world.owner.query("UPDATE city SET business_on = '2017-10-17'");
    expect(peerReason(await reasonsOf(sewing, seeker))).toBeUndefined();
  });
});
