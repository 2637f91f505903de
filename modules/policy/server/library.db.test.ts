import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, openWorld, type World } from '#tools/testkit/world.ts';
import { getClause, listClauses } from '../contract/clause-operations.ts';
import { checkClause, getVocabulary } from '../contract/draft-operations.ts';
import { loadPolicies } from './load-policies.ts';

describe('政策库', () => {
  let world: World;
  let [city, village] = [] as unknown as [Caller, Caller];
  beforeAll(async () => {
    world = await openWorld();
    [city, village] = [await world.signIn('city'), await world.signIn('village')];
  });
  afterAll(() => world.close());

  describe('policy.listClauses', () => {
    it('泸州的条款按类别列出，都已生效、案例都符合，村干部也能查', async () => {
      const { groups, total, document } = await village.call(listClauses, {});
      const clauses = groups.flatMap((group) => group.clauses);
      expect(document?.place).toBe('泸州市');
      expect(total).toBe(clauses.length);
      expect(clauses.map(({ clauseId }) => clauseId)).toContain('LZ-7');
      expect(clauses.every(({ inForce }) => inForce !== null)).toBe(true);
      expect(clauses.reduce((sum, { failingCases }) => sum + failingCases, 0)).toBe(0);
      expect(groups.map((group) => group.class)).toEqual([...new Set(groups.map((group) => group.class))]);
    });

    it('按类别、文字筛选', async () => {
      const found = await city.call(listClauses, { class: 'introduction', search: '中职' });
      expect(found.groups.flatMap(({ clauses }) => clauses.map(({ clauseId }) => clauseId))).toEqual([
        'LZ-6',
      ]);
    });
  });

  describe('policy.getClause', () => {
    it('条款页用平常话写出条件、金额、读法和理由，案例逐个有结果', async () => {
      const clause = await city.call(getClause, { clauseId: 'LZ-7' });
      expect(clause.checked.words?.overLabel).toBe('劳动者');
      expect(clause.checked.words?.each.map(({ words }) => words)).toContain('劳动合同 1 年以上');
      expect(clause.checked.words?.payments).toHaveLength(3);
      expect(clause.checked.words?.readings.find(({ id }) => id === 'R-LZ7')?.chosen).toBe('independent');
      expect(clause.checked.results.length).toBe(clause.cases.length);
      expect(clause.checked.results.every(({ pass }) => pass)).toBe(true);
      expect(clause.versions).toHaveLength(1);
      expect(clause.actions.map(({ action }) => action)).toEqual(['draft', 'editCases', 'publish']);
    });

    it('村干部只能看；没有的条款说明没有', async () => {
      expect((await village.call(getClause, { clauseId: 'LZ-7' })).actions).toEqual([]);
      await expect(city.call(getClause, { clauseId: 'LZ-99' })).rejects.toMatchObject({ status: 404 });
    });
  });

  describe('policy.checkClause', () => {
    it('条款写错时逐处指出，案例不符时给出实得', async () => {
      const { clause, cases } = await city.call(getClause, { clauseId: 'LZ-7' });
      const wrong = await city.call(checkClause, { clause: { ...clause, over: 'nobody' }, cases });
      expect(wrong.words).toBeNull();
      expect(wrong.problems.map(({ code }) => code)).toContain('unknownName');
      const less = { ...clause, pays: [{ amount: { yuan: 500 } }] };
      const failing = await city.call(checkClause, { clause: less, cases });
      expect(failing.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
      expect(failing.results.some(({ pass, got }) => !pass && got.amountYuan === 500)).toBe(true);
    });
  });

  describe('policy.getVocabulary', () => {
    it('编辑器知道有哪些事实、台账有没有、条款用过哪些词', async () => {
      const { entities } = await city.call(getVocabulary, {});
      const worker = entities.find(({ name }) => name === 'worker');
      expect(worker?.list).toBe('workers');
      expect(worker?.facts.find(({ name }) => name === 'employedFrom')?.isInLedger).toBe(true);
      const ofCase = entities.find(({ name }) => name === 'case');
      expect(ofCase?.facts.find(({ name }) => name === 'enterprise.size')?.words).toContain('小型');
    });
  });

  it('同一个地区包再载入一次，什么都不变', async () => {
    const pack = { id: 'luzhou-2017', cityCode: '510500' };
    const before = await world.owner.query('SELECT count(*)::int AS n FROM clause_version');
    const loaded = await loadPolicies(world.owner, pack, { loadedBy: '系统：测试' });
    expect({ changed: loaded.changed, problems: loaded.problems }).toEqual({ changed: [], problems: [] });
    expect(loaded.clauses).toBe(before.rows[0].n);
  });

  it('包里的条款改过之后成为新版本，旧版本到前一天为止', async () => {
    await world.owner.query(
      `UPDATE clause_version SET content_hash = 'other', effective_from = '2017-01-01' WHERE clause_id = 'LZ-6'`,
    );
    const loaded = await loadPolicies(
      world.owner,
      { id: 'luzhou-2017', cityCode: '510500' },
      { loadedBy: '系统：测试' },
    );
    expect(loaded.changed).toEqual(['LZ-6']);
    const { versions, versionNo } = await city.call(getClause, { clauseId: 'LZ-6' });
    expect(versionNo).toBe(2);
    expect(
      versions.map(({ status, effectiveFrom, effectiveTo }) => [status, effectiveFrom, effectiveTo]),
    ).toEqual([
      ['inForce', '2017-10-15', null],
      ['ended', '2017-01-01', '2017-10-14'],
    ]);
  });
});
