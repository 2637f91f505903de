import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, openWorld, type World } from '#tools/testkit/world.ts';
import { fitFor, keepDecision } from '../contract/fit-operations.ts';
import { compareVersions, getClause, listClauses, publishClause } from '../contract/clause-operations.ts';
import { listDecisions, replayDecision } from '../contract/decision-operations.ts';
import { decideDraft, saveCases, saveDraft, submitDraft } from '../contract/draft-operations.ts';
import { decideStandard, listStandards, saveStandard } from '../contract/standard-operations.ts';
import { getRehearsal, rehearse } from '../contract/run-operations.ts';
import { type Hired, hire } from './test-fixture.ts';

const insured = ['2017-06-01', '2017-07-01', '2017-08-01'];

describe('条款起草与生效', () => {
  let world: World;
  let [city, city2, luxian] = [] as unknown as [Caller, Caller, Caller];
  let first: Hired;
  let draft: { id: string; version: number };

  const current = () => city.call(getClause, { clauseId: 'LZ-6' });
  /** 600 yuan become 800, in the clause and in its cases. */
  const raised = async () => {
    const { clause, cases } = await current();
    return {
      clause: { ...clause, pays: [{ amount: { yuan: 800 } }] },
      cases: cases.map((each) => {
        const share = ({ yuan, ...rest }: { yuan: number; [key: string]: unknown }) => ({
          ...rest,
          yuan: (yuan / 600) * 800,
        });
        const { expect: wanted } = each;
        return {
          ...each,
          expect: {
            ...wanted,
            amount_yuan: wanted.amount_yuan === null ? null : (wanted.amount_yuan / 600) * 800,
            schedule: wanted.schedule.map(share),
            ...(wanted.funding ? { funding: wanted.funding.map(share) } : {}),
          },
        } as typeof each;
      }),
    };
  };

  beforeAll(async () => {
    world = await openWorld();
    [city, city2, luxian] = (await Promise.all(
      ['city', 'city2', 'luxian'].map((login) => world.signIn(login)),
    )) as [Caller, Caller, Caller];
    first = await hire(world, { by: 'school-electronics', onboardOn: '2017-06-01', insured });
    await hire(world, { by: 'school-electronics', onboardOn: '2017-09-20', insured: ['2017-09-01'] });
  });
  afterAll(() => world.close());

  describe('policy.saveDraft', () => {
    it('市级起草新版本，保存时就检查条款、运行案例；县级不能起草', async () => {
      const { clause, cases } = await current();
      const changed = { ...clause, pays: [{ amount: { yuan: 800 } }] };
      draft = await city.call(saveDraft, { clause: changed, cases });
      const { checked } = await city.call(getClause, { clauseId: 'LZ-6', versionId: draft.id });
      expect(checked.results.some(({ pass }) => !pass)).toBe(true);
      await expect(luxian.call(saveDraft, { clause: changed, cases })).rejects.toMatchObject({ status: 403 });
      await expect(city2.call(saveDraft, { clause: changed, cases })).rejects.toMatchObject({
        problem: { code: 'policy.otherDraft' },
      });
    });

    it('两人同时改一份草稿，后保存的被告知已有人改过', async () => {
      const content = await raised();
      const saved = await city.call(saveDraft, { ...draft, ...content });
      await expect(city2.call(saveDraft, { ...draft, ...content })).rejects.toMatchObject({
        problem: { code: 'platform.stale' },
      });
      draft = { id: saved.id, version: saved.version };
    });
  });

  describe('policy.rehearse', () => {
    it('草稿在真实台账上试算：人数、逐月金额、分地区、谁多谁少、钱用到哪天', async () => {
      const { id } = await city.call(rehearse, { versionId: draft.id });
      await expect
        .poll(async () => (await city.call(getRehearsal, { id })).run.status, { timeout: 20_000 })
        .toBe('done');
      const result = await city.call(getRehearsal, { id, budgetFen: 70_000 });
      expect(result.current).toEqual({ heads: 2, nowFen: 60_000, laterFen: 60_000 });
      expect(result.draft).toEqual({ heads: 2, nowFen: 80_000, laterFen: 80_000 });
      expect(result.gains).toEqual({ heads: 2, fen: 40_000 });
      expect(result.loses).toEqual({ heads: 0, fen: 0 });
      expect(result.months.filter(({ draftFen }) => draftFen > 0)).toEqual([
        { month: '2017-10', currentFen: 60_000, draftFen: 80_000 },
        { month: '2017-12', currentFen: 60_000, draftFen: 80_000 },
      ]);
      expect(result.districts).toMatchObject([
        { regionName: '江阳区', currentFen: 120_000, draftFen: 160_000 },
      ]);
      expect(result.payees).toMatchObject([
        { payeeId: first.organisationId, currentFen: 120_000, draftFen: 160_000 },
      ]);
      expect(result.runsOut).toEqual({ currentOn: '2017-12-20', draftOn: '2017-10-15' });
    });
  });

  describe('policy.submitDraft', () => {
    it('没写施行日期、有案例不符的，都不能提交', async () => {
      await expect(city.call(submitDraft, draft)).rejects.toMatchObject({
        problem: { code: 'policy.effectiveFromMissing' },
      });
      const { clause, cases } = await raised();
      const wrong = cases.map((each) => ({ ...each, expect: { ...each.expect, amount_yuan: 1 } }));
      const saved = await city.call(saveDraft, {
        ...draft,
        clause,
        cases: wrong,
        effectiveFrom: '2017-11-01',
      });
      draft = { id: saved.id, version: saved.version };
      await expect(city.call(submitDraft, draft)).rejects.toMatchObject({
        problem: { code: 'policy.caseFails' },
      });
      const mended = await city.call(saveCases, { ...draft, cases });
      expect(mended.checked.results.every(({ pass }) => pass)).toBe(true);
      draft = { id: mended.id, version: mended.version };
      await city.call(submitDraft, draft);
      draft.version += 1;
    });
  });

  describe('policy.decideDraft', () => {
    it('起草人不能审核自己的条款；另一人退回要写原因', async () => {
      await expect(city.call(decideDraft, { ...draft, decision: 'approve' })).rejects.toMatchObject({
        problem: { code: 'platform.fourEyes' },
      });
      await expect(city2.call(decideDraft, { ...draft, decision: 'sendBack' })).rejects.toMatchObject({
        status: 400,
      });
      await city2.call(decideDraft, { ...draft, decision: 'sendBack', reason: '请写明从哪一批起' });
      const back = await city.call(getClause, { clauseId: 'LZ-6', versionId: draft.id });
      expect(back).toMatchObject({ status: 'returned', reason: '请写明从哪一批起' });
      await city.call(submitDraft, { id: draft.id, version: back.version });
      draft.version = back.version + 1;
    });

    it('另一人同意后从施行日起生效，原版本到前一天为止，过去的日子仍按原版本', async () => {
      await city2.call(decideDraft, { ...draft, decision: 'approve' });
      const shown = await current();
      expect(
        shown.versions.map(({ versionNo, effectiveFrom, effectiveTo, isCurrent }) => [
          versionNo,
          effectiveFrom,
          effectiveTo,
          isCurrent,
        ]),
      ).toEqual([
        [2, '2017-11-01', null, false],
        [1, null, '2017-10-31', true],
      ]);
      const at = async (asOf: string) => {
        const subject = { kind: 'organisation' as const, id: first.organisationId ?? '' };
        const { cards } = await city.call(fitFor, { subject, asOf });
        return cards.find(({ clauseId }) => clauseId === 'LZ-6');
      };
      expect(await at('2017-10-31')).toMatchObject({ fen: 60_000 });
      expect(await at('2017-11-01')).toMatchObject({ fen: 80_000 });
    });
  });

  describe('policy.compareVersions', () => {
    it('两个版本并排，只列出改了什么、从哪天起', async () => {
      const { versions } = await current();
      const [to, from] = versions;
      const compared = await city.call(compareVersions, {
        clauseId: 'LZ-6',
        fromId: from?.id ?? '',
        toId: to?.id ?? '',
      });
      expect(compared.differences.map(({ field }) => field)).toEqual(['金额', '施行日期']);
      expect(compared.differences[0]?.after.join()).toContain('800');
    });
  });

  describe('policy.publishClause', () => {
    it('登记在哪些渠道公开，条款页和政策库都看得到', async () => {
      const shown = await city.call(getClause, { clauseId: 'LZ-7' });
      await city.call(publishClause, {
        versionId: shown.id,
        channels: ['wechat', 'app'],
        publishedOn: '2017-10-12',
      });
      const { publications } = await city.call(getClause, { clauseId: 'LZ-7' });
      expect(publications.map(({ channel }) => channel).sort()).toEqual(['app', 'wechat']);
      const { groups } = await city.call(listClauses, { search: '经营性' });
      expect(groups[0]?.clauses[0]?.publishedOn).toBe('2017-10-12');
    });
  });

  describe('policy.saveStandard', () => {
    it('标准参数由一人登记、另一人审核后生效，条款随即算得出金额', async () => {
      const missing = await city.call(listStandards, { onlyMissing: true });
      expect(missing.rows.map(({ name }) => name)).toContain('socialInsuranceSubsidyMonthly');
      await expect(
        city.call(saveStandard, {
          name: 'minWage',
          fromOn: '2017-07-01',
          value: '一千五',
          paper: '川人社发〔2015〕26号',
        }),
      ).rejects.toMatchObject({ problem: { code: 'policy.valueWrong' } });
      const given = { name: 'minWage', fromOn: '2017-07-01', value: 1500, paper: '川府规〔2017〕1号' };
      const { id } = await city.call(saveStandard, given);
      const waiting = { id, version: 1, decision: 'approve' as const };
      await expect(city.call(decideStandard, waiting)).rejects.toMatchObject({
        problem: { code: 'platform.fourEyes' },
      });
      await city2.call(decideStandard, waiting);
      const { rows } = await city.call(listStandards, { search: '最低工资' });
      expect(rows.find(({ name }) => name === 'minWage')?.current).toBe('1500 元/月');
    });
  });

  describe('policy.replayDecision', () => {
    it('留存的核定以后再算一遍，逐字节相同；条款改了也不受影响', async () => {
      const subject = { kind: 'organisation' as const, id: first.organisationId ?? '' };
      const { id } = await city.call(keepDecision, { clauseId: 'LZ-6', subject, asOf: '2017-10-15' });
      const { rows } = await city.call(listDecisions, { clauseId: 'LZ-6' });
      expect(rows).toMatchObject([{ id, versionNo: 1, state: 'entitled', fen: 60_000 }]);
      expect(await city.call(replayDecision, { id })).toMatchObject({ isSame: true, versionNo: 1 });
      await world.owner.query(
        `UPDATE policy_decision SET verdict = jsonb_set(verdict, '{0,fen}', '1') WHERE id = $1`,
        [id],
      );
      expect(await city.call(replayDecision, { id })).toMatchObject({ isSame: false });
    });
  });
});
