import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Json } from '#engines/rules/index.ts';
import { openWorld, testCity, type World } from '#tools/testkit/world.ts';
import { fitByForm } from '../contract/fit-operations.ts';

type Answer = { key: string; value?: Json };

describe('policy.fitByForm', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  const ask = (who: 'person' | 'enterprise' | 'agency' | 'school', answers: Answer[]) =>
    world.anonymous.call(fitByForm, { cityCode: testCity, who, answers });

  /** Answers what is asked until nothing is asked any more. */
  const fillIn = async (who: 'person' | 'school' | 'agency', known: Record<string, Json>) => {
    const answers: Answer[] = [];
    for (let asked = 0; asked < 60; asked += 1) {
      const page = await ask(who, answers);
      if (!page.question) return { page, answers };
      const { key } = page.question;
      answers.push(key in known ? { key, value: known[key] as Json } : { key });
    }
    throw new Error('the form never ends');
  };

  const school = {
    'case.enterprise.industry': '智能终端',
    'case.enterprise.zone': '高新区',
    'worker.contract.start': '2017-06-01',
    'worker.contract.end': '2019-06-01',
    'worker.employedFrom': '2017-06-01',
    'worker.employedTo': null,
    'worker.insurance.kinds': ['养老'],
    'worker.alreadyPaidUnder': null,
  };

  it('不用登录，一次问一个还能改变结果的问题，问完给出能享受多少', async () => {
    const { page, answers } = await fillIn('school', school);
    expect(page.open).toBe(0);
    expect(page.results.find(({ clauseId }) => clauseId === 'LZ-6')).toMatchObject({
      standing: 'entitled',
      fen: 60_000,
    });
    expect(new Set(answers.map(({ key }) => key)).size).toBe(answers.length);
  });

  it('第一个回答就排除的条款不再追问，并说明为什么不符合', async () => {
    const first = await ask('school', []);
    const after = await ask('school', [{ key: 'case.enterprise.industry', value: '其他' }]);
    expect(after.open).toBeLessThan(first.open);
    const refused = after.results.find(({ clauseId }) => clauseId === 'LZ-6');
    expect(refused).toMatchObject({ standing: 'refused' });
    expect(refused?.reasons.filter(({ state }) => state === 'no')).toHaveLength(1);
  });

  it('不知道的可以跳过，最后写明缺什么材料', async () => {
    const { page } = await fillIn('person', {});
    expect(page.question).toBeNull();
    const unknown = page.results.filter(({ standing }) => standing === 'unknown');
    expect(unknown.every(({ missingMaterials }) => missingMaterials.length > 0)).toBe(true);
  });

  it('答非所问、没有的地区，都说明哪里不对', async () => {
    await expect(ask('school', [{ key: 'worker.contract.start', value: '明年' }])).rejects.toMatchObject({
      problem: { code: 'policy.answerWrong' },
    });
    await expect(ask('school', [{ key: 'nobody.knows', value: 1 }])).rejects.toMatchObject({ status: 400 });
    await expect(
      world.anonymous.call(fitByForm, { cityCode: '999999', who: 'person', answers: [] }),
    ).rejects.toMatchObject({ status: 404 });
  });
});
