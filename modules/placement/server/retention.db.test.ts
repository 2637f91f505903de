import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assessRetention } from '#engines/retention/index.ts';
import type { PackInForce } from '#platform/packs/in-force.ts';
import type { CellProblem, CellValue } from '#platform/sheets/columns.ts';
import type { ImportContext, ImportedRow, ImportOutcome } from '#platform/sheets/import-kind.ts';
import { type Caller, openWorld, type World } from '#tools/testkit/world.ts';
import { contradictionCodes } from '../contract/codes.ts';
import { confirmPlacements, getPlacement, listPlacements } from '../contract/operations.ts';
import {
  exportRetention,
  listContradictions,
  listRetention,
  summariseRetention,
} from '../contract/retention-operations.ts';
import { insuranceImport } from './insurance/index.ts';
import { type Employment, factsOf } from './retention.ts';
import { contradicts, stateAfter } from './retention-sql.ts';
import {
  actingAs,
  bringToOnboarding,
  confirm,
  enterpriseIn,
  hrOf,
  idCardOf,
  openPostOf,
  personBy,
  recommend,
  setToday,
} from './test-fixture.ts';
import { sql } from 'kysely';

const milestones = [1, 2, 3, 6];
const packReading = (requireInsurance: boolean, countBackPaid: boolean) =>
  ({
    settings: {
      retentionMilestones: { value: milestones },
      retentionReading: { value: { requireInsurance, countBackPaid } },
    },
  }) as PackInForce;

const day = fc
  .date({ min: new Date('2017-06-01'), max: new Date('2018-06-30'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const firstDays = Array.from({ length: 16 }, (_, at) =>
  new Date(Date.UTC(2017, 4 + at, 1)).toISOString().slice(0, 10),
);
const months = fc.subarray(firstDays);
const employment = fc
  .record({
    onboardOn: day,
    stays: fc.option(fc.integer({ min: 0, max: 250 })),
    here: months,
    backPaid: months,
    elsewhere: fc.oneof(fc.constant<string[]>([]), months),
  })
  .map(({ onboardOn, stays, here, backPaid, elsewhere }): Employment => {
    const leftOn =
      stays === null ? null : new Date(Date.parse(onboardOn) + stays * 86_400_000).toISOString().slice(0, 10);
    const insuredRegularMonths = here.filter((month) => !backPaid.includes(month));
    return {
      id: 'p',
      enterpriseId: 'here',
      onboardOn,
      leftOn,
      insuredMonths: here,
      insuredRegularMonths,
      insuredElsewhereMonths: elsewhere.filter((month) => month >= `${onboardOn.slice(0, 7)}-01`),
    };
  });

describe('稳定就业', () => {
  let world: World;
  let [luxian, jiangyang, city, hejiang] = [] as unknown as Caller[];
  let [hr, otherHr] = [] as unknown as [Caller, Caller];
  let act: <T>(work: (context: ImportContext) => Promise<T>) => Promise<T>;
  const people: { id: string; card: string; placement: string }[] = [];
  const [uscc, strangerUscc] = ['91350100M000100Y43', '91510000000000000X'];
  const batch = '01920000-0000-7000-8000-00000000000c';

  const insured = (person: number, month: string, more: Record<string, CellValue | null> = {}) => ({
    idCard: people[person]?.card ?? '',
    uscc,
    month,
    enterpriseName: null,
    ...more,
  });
  const records = (rows: Record<string, CellValue | null>[]) =>
    rows.map((values, at) => ({ row: at + 3, values }));
  const check = (...rows: Record<string, CellValue | null>[]): Promise<CellProblem[]> =>
    act((context) => insuranceImport.check(context, records(rows)));
  const commit = (...rows: Record<string, CellValue | null>[]): Promise<ImportOutcome[]> =>
    act((context) => insuranceImport.commit(context, batch, records(rows)));
  const kinds = (outcomes: ImportOutcome[]) => outcomes.map(({ outcome }) => outcome);
  const undo = (outcomes: ImportOutcome[]) =>
    act((context) =>
      insuranceImport.undo(
        context,
        batch,
        outcomes.map((outcome): ImportedRow => ({ ...outcome, sealed: {} })),
      ),
    );
  const stateOf = async (person: number, reached: number) =>
    (await luxian?.call(getPlacement, { id: people[person]?.placement ?? '' }))?.milestones.find(
      (each) => each.months === reached,
    )?.state;

  beforeAll(async () => {
    world = await openWorld();
    [luxian, jiangyang, city, hejiang] = await Promise.all(
      ['luxian', 'jiangyang', 'city', 'hejiang'].map((login) => world.signIn(login)),
    );
    const second = await world.signIn('jiangyang2');
    const village = await world.signIn('village');
    if (!luxian || !jiangyang) throw new Error('not signed in');
    const enterprise = await enterpriseIn(jiangyang, '泸州甲电子有限公司', { uscc });
    const other = await enterpriseIn(jiangyang, '泸州乙电子有限公司');
    [hr, otherHr] = [await hrOf(world, enterprise, 'hr-a'), await hrOf(world, other, 'hr-b')];
    const post = await openPostOf(jiangyang, second, enterprise);
    for (const serial of [101, 102, 103]) {
      const id = await personBy(village, serial);
      const placement = await recommend(luxian, post, id);
      await confirm(
        jiangyang,
        'confirmOnboarding',
        await bringToOnboarding(hr, luxian, placement, '2017-10-15'),
      );
      people.push({ id, card: idCardOf(serial), placement });
    }
    await setToday(world, '2018-05-20');
    act = actingAs(world, luxian.accountId, '510521000000', '2018-05-20');
  });
  afterAll(() => world.close());

  describe('数据库里的判断与引擎一致', () => {
    const asked = async (employments: Employment[], pack: PackInForce, asOf: string) => {
      const rows = JSON.stringify(employments.map((one) => ({ ...one, leftOn: one.leftOn })));
      const states = milestones.map((each) => sql`${stateAfter(pack, each, asOf)} AS ${sql.ref(`m${each}`)}`);
      const found = contradictionCodes.map(
        (code) => sql`coalesce(${contradicts(code, asOf)}, false) AS ${sql.ref(code)}`,
      );
      return act(async ({ db }) => {
        const result = await sql<Record<string, string | boolean>>`SELECT ${sql.join([...states, ...found])}
          FROM (SELECT ordinality AS place, (e ->> 'onboardOn')::date AS onboard_on, (e ->> 'leftOn')::date AS left_on,
            ARRAY(SELECT jsonb_array_elements_text(e -> 'insuredMonths'))::date[] AS insured_months,
            ARRAY(SELECT jsonb_array_elements_text(e -> 'insuredRegularMonths'))::date[] AS insured_regular_months,
            ARRAY(SELECT jsonb_array_elements_text(e -> 'insuredElsewhereMonths'))::date[] AS insured_elsewhere_months
            FROM jsonb_array_elements(${rows}::jsonb) WITH ORDINALITY AS given(e, ordinality)) p ORDER BY place`.execute(
          db,
        );
        return result.rows;
      });
    };

    it('任意入职、离职、参保、补缴、他处参保，每个节点和每种矛盾都得到同一个结论', async () => {
      for (const [requireInsurance, countBackPaid] of [
        [true, true],
        [true, false],
        [false, true],
      ] as const) {
        const pack = packReading(requireInsurance, countBackPaid);
        await fc.assert(
          fc.asyncProperty(
            fc.array(employment, { minLength: 40, maxLength: 40 }),
            day,
            async (employments, asOf) => {
              const inDatabase = await asked(employments, pack, asOf);
              employments.forEach((one, at) => {
                const { milestones: verdicts, contradictions } = assessRetention(factsOf(one, pack, asOf));
                const expected = Object.fromEntries([
                  ...verdicts.map((verdict) => [`m${verdict.months}`, verdict.state]),
                  ...contradictionCodes.map((code) => [
                    code,
                    contradictions.some((each) => each.code === code),
                  ]),
                ]);
                expect({ one, asOf, ...inDatabase[at] }).toEqual({ one, asOf, ...expected });
              });
            },
          ),
          { numRuns: 40 },
        );
      }
    });
  });

  describe('导入参保缴费月度表', () => {
    it('模板列来自地区包，主键是人、单位、月份', async () => {
      const spec = await act((context) => insuranceImport.spec(context));
      expect(spec).toMatchObject({ title: '参保缴费月度表', keyColumns: ['idCard', 'uscc', 'month'] });
      expect(spec.columns.filter(({ required }) => required).map(({ key }) => key)).toEqual([
        'idCard',
        'uscc',
        'month',
      ]);
    });

    it('台账里没有的人、姓名不符、单位名称缺失、月份和缴费日期在今后，逐格指出', async () => {
      const problems = await check(
        insured(0, '2018-01'),
        { ...insured(0, '2018-01'), idCard: idCardOf(999) },
        insured(0, '2018-01', { name: '别人' }),
        insured(0, '2018-01', { uscc: strangerUscc }),
        insured(0, '2018-06'),
        insured(0, '2018-05', { paidOn: '2018-05-21' }),
        insured(0, '2018-05', { uscc: '123' }),
      );
      expect(problems.map(({ row, column, code }) => [row, column, code])).toEqual([
        [4, 'idCard', 'unknownPerson'],
        [5, 'name', 'nameDiffers'],
        [6, 'enterpriseName', 'employerMissing'],
        [7, 'month', 'monthAhead'],
        [8, 'paidOn', 'paidAhead'],
        [9, 'uscc', 'badUscc'],
      ]);
    });

    it('合江县导入泸县的人，说明不在管辖范围', async () => {
      const asHejiang = actingAs(world, hejiang?.accountId ?? '', '510522000000', '2018-05-20');
      const problems = await asHejiang((context) =>
        insuranceImport.check(context, records([insured(0, '2018-01')])),
      );
      expect(problems).toMatchObject([{ code: 'unknownPerson' }]);
    });

    it('三个月的参保使在岗满 3 个月得到证明，补缴计入并标明；再导入一遍没有变化；撤销后恢复待核实', async () => {
      expect(await stateOf(0, 3)).toBe('unproven');
      const rows = [
        insured(0, '2017-11'),
        insured(0, '2017-12'),
        insured(0, '2018-01', { isBackPaid: true, paidOn: '2018-03-02' }),
      ];
      const outcomes = await commit(...rows);
      expect(kinds(outcomes)).toEqual(['created', 'created', 'created']);
      expect(await stateOf(0, 3)).toBe('confirmed');
      const { rows: due } = (await luxian?.call(listRetention, { months: 3, state: 'confirmed' })) ?? {
        rows: [],
      };
      expect(due).toMatchObject([
        { dueOn: '2018-01-15', usedMonths: ['2017-11', '2017-12', '2018-01'], backPaidMonths: ['2018-01'] },
      ]);
      expect(kinds(await commit(...rows))).toEqual(['unchanged', 'unchanged', 'unchanged']);
      const changed = await commit(insured(0, '2018-01', { isBackPaid: false }));
      expect(kinds(changed)).toEqual(['updated']);
      expect(await undo(changed)).toEqual([]);
      expect(kinds(await commit(...rows))).toEqual(['unchanged', 'unchanged', 'unchanged']);
      expect(await undo(outcomes)).toMatchObject([{ row: 5, code: 'changedLater' }]);
      expect(await stateOf(0, 3)).toBe('unproven');
    });

    it('名录以外的单位也能导入，只要写明名称；同期由他处参保的节点存疑并列入矛盾', async () => {
      await commit(insured(1, '2017-12', { uscc: strangerUscc, enterpriseName: '重庆某厂' }));
      expect(await stateOf(1, 3)).toBe('disputed');
      const { rows } = (await luxian?.call(listContradictions, {})) ?? { rows: [] };
      expect(rows).toMatchObject([
        { id: people[1]?.placement, contradictions: [{ code: 'insuredElsewhere', months: ['2017-12'] }] },
      ]);
      const seen = await luxian?.call(getPlacement, { id: people[1]?.placement ?? '' });
      expect(seen?.insurance).toMatchObject([{ employerName: '重庆某厂', isHere: false, month: '2017-12' }]);
    });

    it('用人一方看不到他处的参保记录，却得到同样的结论；企业人事看不到参保明细', async () => {
      const id = people[1]?.placement ?? '';
      const receiving = await jiangyang?.call(getPlacement, { id });
      expect(receiving?.milestones.find((each) => each.months === 3)?.state).toBe('disputed');
      expect(receiving?.insurance).toEqual([]);
      expect((await hr.call(getPlacement, { id })).insurance).toBeNull();
      await expect(otherHr.call(getPlacement, { id })).rejects.toMatchObject({
        problem: { code: 'platform.notFound' },
      });
    });

    it('离职后仍由本企业缴费、上岗前已由本企业参保，都列入矛盾', async () => {
      const id = people[2]?.placement ?? '';
      await commit(insured(2, '2017-09'), insured(2, '2018-02'));
      await jiangyang?.call(confirmPlacements, {
        action: 'leave',
        items: [{ id, version: 6 }],
        given: { leftOn: '2017-12-31', leaveReason: 'changedJob' },
      });
      const { rows } = (await luxian?.call(listContradictions, { code: 'paidAfterLeaving' })) ?? { rows: [] };
      expect(rows).toMatchObject([
        {
          id,
          contradictions: [
            { code: 'paidAfterLeaving', months: ['2018-02'] },
            { code: 'insuredBeforeOnboard', months: ['2017-09'] },
          ],
        },
      ]);
      expect((await luxian?.call(listContradictions, { code: 'insuredBeforeOnboard' }))?.total).toBe(1);
      expect((await hejiang?.call(listContradictions, {}))?.total).toBe(0);
    });
  });

  describe('placement.summariseRetention', () => {
    it('各地各节点的人数与明细条数相等，稳定就业人数与台账相等', async () => {
      const { regions } = (await city?.call(summariseRetention, {})) ?? { regions: [] };
      expect(regions.map(({ regionName, onboarded }) => [regionName, onboarded])).toEqual([['泸县', 3]]);
      for (const { regionCode, counts } of regions)
        for (const { months: reached, ...states } of counts) {
          for (const [state, count] of Object.entries(states))
            expect(
              (await city?.call(listRetention, { regionCode, months: reached, state, pageSize: 1 }))?.total,
            ).toBe(count);
          expect((await city?.call(listPlacements, { regionCode, retainedMonths: reached }))?.total).toBe(
            states.confirmed,
          );
        }
      const received = await jiangyang?.call(summariseRetention, { side: 'receiving' });
      expect(received?.regions.map(({ onboarded }) => onboarded)).toEqual([3]);
    });

    it('按到期日列出某月要核实的人', async () => {
      const due = await luxian?.call(listRetention, { dueFrom: '2018-01-01', dueTo: '2018-01-31' });
      expect(due?.rows.map(({ months: reached, dueOn }) => [reached, dueOn])).toEqual([
        [3, '2018-01-15'],
        [3, '2018-01-15'],
        [3, '2018-01-15'],
      ]);
      expect((await luxian?.call(listRetention, { dueFrom: '2019-01-01' }))?.total).toBe(0);
      expect((await luxian?.call(listRetention, { page: 9 }))?.total).toBe(12);
    });

    it('市招募办导出筛选出的节点并留痕，行数与名单相等；没有导出权限的不能导出', async () => {
      const filter = { dueFrom: '2018-01-01', dueTo: '2018-01-31', search: '甲电子' };
      const file = await city?.download(exportRetention, filter);
      expect(file?.subarray(0, 2).toString()).toBe('PK');
      const { rows } = await world.owner.query(`SELECT detail FROM audit_entry WHERE action = 'export'`);
      expect(rows).toEqual([{ detail: { filter: { dueFrom: '2018-01-01', dueTo: '2018-01-31' }, rows: 3 } }]);
      await expect(hr.download(exportRetention, {})).rejects.toMatchObject({ status: 403 });
    });
  });
});
