import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, openWorld, type World } from '#tools/testkit/world.ts';
import { fitFor, listFitPeople, searchSubjects } from '../contract/fit-operations.ts';
import { type Hired, hire } from './test-fixture.ts';

const insured = ['2017-06-01', '2017-07-01', '2017-08-01'];

describe('能享受什么', () => {
  let world: World;
  let [city, hejiang, finance] = [] as unknown as [Caller, Caller, Caller];
  let first: Hired;

  const cardsFor = async (caller: Caller, kind: 'enterprise' | 'organisation' | 'person', id: string) => {
    const { cards, totalFen } = await caller.call(fitFor, { subject: { kind, id } });
    return { totalFen, of: (clauseId: string) => cards.find((card) => card.clauseId === clauseId), cards };
  };

  const people = (caller: Caller, more: { clauseId?: string; state?: 'yes' | 'no' } = {}) =>
    caller.call(listFitPeople, {
      subject: { kind: 'organisation', id: first.organisationId ?? '' },
      clauseId: 'LZ-7',
      ...more,
    });

  beforeAll(async () => {
    world = await openWorld();
    [city, hejiang, finance] = (await Promise.all(
      ['city', 'hejiang', 'finance'].map((login) => world.signIn(login)),
    )) as [Caller, Caller, Caller];
    // 2017-10-15: three months are over for the first two, one month for the third; the fourth left in time for one stage.
    first = await hire(world, { by: 'agency-qiming', onboardOn: '2017-06-01', insured });
    await hire(world, { by: 'agency-qiming', onboardOn: '2017-07-01', insured, groups: ['hardToEmploy'] });
    await hire(world, { by: 'agency-qiming', onboardOn: '2017-09-10', insured: ['2017-09-01'] });
    await hire(world, { by: 'agency-qiming', onboardOn: '2017-06-01', leftOn: '2017-07-20', insured });
    await hire(world, { by: 'school-electronics', onboardOn: '2017-06-01', insured });
    await hire(world, { by: 'school-electronics', onboardOn: '2017-09-20', insured: ['2017-09-01'] });
    await hire(world, { by: 'agency-qiming', onboardOn: '2017-06-01', contractTo: '2017-09-01', insured });
    // Its employer is of another industry: everything is right but the place.
    await hire(world, {
      by: 'agency-qiming',
      onboardOn: '2017-06-01',
      insured,
      industry: 'C29',
      enterprise: '泸州注塑',
    });
  });
  afterAll(() => world.close());

  describe('policy.fitFor', () => {
    it('机构按 600、300、300 元分段享受，短合同的不算，逐条给出理由', async () => {
      const { of, totalFen } = await cardsFor(city, 'organisation', first.organisationId ?? '');
      const card = of('LZ-7');
      expect(card).toMatchObject({
        standing: 'entitled',
        fen: 120_000 * 2 + 60_000 * 2,
        heads: { yes: 4, no: 2 },
      });
      const short = card?.reasons.find(({ text }) => text === '劳动合同不足 1 年');
      expect(short).toMatchObject({ state: 'no', heads: 1 });
      expect(card?.schedule.find(({ on }) => on === '2017-10-10')).toEqual({ on: '2017-10-10', fen: 60_000 });
      // Whom the values shown are of: a few people, by name.
      const shown = new Set(card?.reasons.flatMap(({ found }) => found.map(({ who }) => who)));
      const { rows } = await people(city);
      const names = rows.map(({ personName }) => personName);
      expect(names.every((name) => name !== '')).toBe(true);
      expect([...shown].filter((who) => who !== null).every((who) => names.includes(who))).toBe(true);
      expect(shown.size).toBeGreaterThan(1);
      expect(totalFen).toBe(card?.fen);
      expect(of('LZ-6')).toMatchObject({ standing: 'refused' });
    });

    it('学校介绍的人满 3 个月给 600 元，其余的还要等', async () => {
      const { rows } = await city.call(searchSubjects, { kind: 'organisation', search: '电子' });
      const { of } = await cardsFor(city, 'organisation', rows[0]?.id ?? '');
      expect(of('LZ-6')).toMatchObject({ standing: 'entitled', fen: 60_000, heads: { yes: 1, no: 1 } });
      expect(of('LZ-6')?.reasons.find(({ due }) => due)).toMatchObject({ due: '2017-12-20' });
    });

    it('企业招用就业困难人员符合条件，标准没有配置就说没有配置；台账没有的写明缺什么材料', async () => {
      const { of } = await cardsFor(city, 'enterprise', first.enterpriseId);
      expect(of('LZ-1')).toMatchObject({ standing: 'standardMissing', fen: null, heads: { yes: 1 } });
      expect(of('LZ-1')?.missingStandards.length).toBeGreaterThan(0);
      expect(of('LZ-4')).toMatchObject({ standing: 'unknown' });
      expect(of('LZ-4')?.missingMaterials.length).toBeGreaterThan(0);
    });

    it('换到过去的一天，只算那天已经满的', async () => {
      const { cards } = await city.call(fitFor, {
        subject: { kind: 'organisation', id: first.organisationId ?? '' },
        asOf: '2017-07-01',
      });
      expect(cards.find(({ clauseId }) => clauseId === 'LZ-7')).toMatchObject({ fen: 60_000 * 2 });
    });

    it('个人能查；别的县查不到这家企业；看不到个人的财政部门查企业，用工情况是不明', async () => {
      const person = await cardsFor(city, 'person', first.personId);
      expect(person.cards.length).toBeGreaterThan(5);
      await expect(cardsFor(hejiang, 'enterprise', first.enterpriseId)).rejects.toMatchObject({
        status: 404,
      });
      const seen = await cardsFor(finance, 'enterprise', first.enterpriseId);
      expect(seen.of('LZ-1')).toMatchObject({ standing: 'unknown', heads: { yes: 0 } });
    });
  });

  describe('policy.listFitPeople', () => {
    it('卡片上的人数点开是这些人，各人的金额相加是卡片的金额，不符合的说明原因', async () => {
      const { of } = await cardsFor(city, 'organisation', first.organisationId ?? '');
      const { total, rows } = await people(city);
      expect(total).toBe(6);
      expect(rows.reduce((sum, { fen }) => sum + (fen ?? 0), 0)).toBe(of('LZ-7')?.fen);
      expect(rows.map(({ state }) => state)).toEqual(['yes', 'yes', 'yes', 'yes', 'no', 'no']);
      const said = rows.flatMap(({ reasons }) => reasons.map(({ state, text }) => [state, text]));
      expect(said).toContainEqual(['no', '劳动合同不足 1 年']);
      expect(said).toContainEqual(['no', '用人单位不是智能终端企业']);
      expect((await people(city, { state: 'no' })).total).toBe(2);
    });

    it('不逐人核定的条款没有名单；看不到个人的部门没有；别的县看不到这家企业', async () => {
      expect((await people(city, { clauseId: 'LZ-5c' })).total).toBe(0);
      expect((await people(finance)).total).toBe(0);
      const subject = { kind: 'enterprise' as const, id: first.enterpriseId };
      await expect(hejiang.call(listFitPeople, { subject, clauseId: 'LZ-1' })).rejects.toMatchObject({
        status: 404,
      });
    });
  });
});
