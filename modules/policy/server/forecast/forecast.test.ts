import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Clause, compileClause, decide, type JsonObject, type Program } from '#engines/rules/index.ts';
import { caseSchema, parametersOfCase } from '#platform/policies/case-file.ts';
import { packsFolder, readLibrary } from '#platform/policies/read.ts';
import type { AskedThing } from '../../contract/forecast-operations.ts';
import type { BookClause } from '../book.ts';
import { isClaim } from '../claims/applications.ts';
import type { Source } from '../facts/source.ts';
import { type Place, placeOf } from '../place.ts';
import { askedFor } from './asked.ts';
import { outlookOf } from './outlook.ts';

const library = readLibrary();
const packOf = (clause: Clause): string =>
  library.books.find(({ clauses }) => clauses.some((each) => each.clause.id === clause.id))?.pack ?? '';
const claims = library.books
  .flatMap(({ clauses }) => clauses.map(({ clause }) => clause))
  .filter((clause) => isClaim(clause));

function compiled(clause: Clause, world: 'cases' | 'form'): { place: Place; program: Program } {
  const place = placeOf(packOf(clause));
  const { program } = compileClause(clause, place[world]);
  if (!program) throw new Error(clause.id);
  return { place, program };
}
const casesOf = (pack: string) =>
  z.array(caseSchema).parse(JSON.parse(readFileSync(join(packsFolder, pack, 'policies/cases.json'), 'utf8')));
const bookClause = (clause: Clause, program: Program): BookClause =>
  ({ versionId: '', versionNo: 1, clause, program, spelling: undefined }) as unknown as BookClause;

const keysOf = ({ facts, lists }: AskedThing): string[] => [
  ...facts.map(({ key }) => key),
  ...lists.flatMap(keysOf),
];

describe('一件事的预测', () => {
  it('十一个地区每一条能申领的条款，表单问的正好是条款要看的，都有中文名称', () => {
    expect(claims.length).toBeGreaterThan(50);
    for (const clause of claims) {
      const { place, program } = compiled(clause, 'form');
      const read = program.slots
        .filter(({ entity, fact }) => !entity.endsWith('[]') && typeof fact.type !== 'object')
        .map(({ entity, fact }) => `${entity}.${fact.name}`)
        .filter((key) => key !== 'case.asOf');
      const form = askedFor(place, program);
      expect([...new Set(keysOf(form))].sort(), clause.id).toEqual([...new Set(read)].sort());
      const labels = (thing: AskedThing): string[] => [
        thing.label,
        ...thing.facts.map(({ label }) => label),
        ...thing.lists.flatMap(labels),
      ];
      expect(
        labels(form).every((label) => /\p{Script=Han}/u.test(label)),
        clause.id,
      ).toBe(true);
    }
  });

  it('已经到期的各段合计，就是条款自己的案例里应得的金额', () => {
    let checked = 0;
    for (const { clause: id, inputs } of library.books.flatMap(({ pack }) => casesOf(pack))) {
      const clause = claims.find((each) => each.id === id);
      if (!clause || !Array.isArray(clause.pays)) continue;
      const { place, program } = compiled(clause, 'cases');
      const steps = parametersOfCase(place.parameters.values(), inputs.params ?? {});
      const source = inputs as Source;
      const verdict = decide(program, source, steps);
      if (verdict.state !== 'entitled' || verdict.fen === null) continue;
      const ground = { place, world: place.cases, steps };
      const { stages } = outlookOf(ground, bookClause(clause, program), source, inputs.as_of);
      const due = stages.filter(({ isDue }) => isDue).reduce((sum, { fen }) => sum + (fen ?? 0), 0);
      expect(due, id).toBe(verdict.fen);
      checked += 1;
    }
    expect(checked).toBeGreaterThan(100);
  });

  describe('LZ-7：机构介绍一人，满 1、2、3 个月分三段', () => {
    const clause = claims.find(({ id }) => id === 'LZ-7') as Clause;
    const { place, program } = compiled(clause, 'form');
    const ground = { place, world: place.form, steps: new Map() };
    const each = bookClause(clause, program);
    const known = {
      as_of: '2017-10-15',
      applicant: {
        kind: '经营性人力资源服务机构',
        licensed: true,
        determined_by_city_hr_bureau: true,
      },
      enterprise: { industry: '智能终端', zone: '高新区' },
    };
    const worker = {
      employed_from: '2017-10-01',
      employed_to: null,
      contract: { start: '2017-10-01', end: '2019-10-01' },
      insurance: { kinds: ['职工养老'] },
      already_paid_under: null,
    };
    const of = (facts: JsonObject) => outlookOf(ground, each, { ...known, ...facts }, '2018-10-15');

    it('每一段写明哪天、多少、在岗要到哪天', () => {
      const { stages, standing, from, totalFen } = of({ workers: [worker] });
      expect({ standing, from, totalFen }).toEqual({
        standing: 'notYet',
        from: '2017-11-01',
        totalFen: 120_000,
      });
      expect(stages.map(({ dueOn, fen, holds }) => [dueOn, fen, holds])).toEqual([
        ['2017-11-01', 60_000, [{ label: '最后在岗日', text: '不早于 2017-10-31' }]],
        ['2017-12-01', 30_000, [{ label: '最后在岗日', text: '不早于 2017-11-30' }]],
        ['2018-01-01', 30_000, [{ label: '最后在岗日', text: '不早于 2017-12-31' }]],
      ]);
      expect(stages[0]?.arithmetic.join()).toContain('2017-11-01：600 元');
    });

    it('没有填劳动合同的，照样列出各段，写明还缺什么；没有填上岗日的，说不出哪天，一段也不猜', () => {
      const { contract: _, ...without } = worker;
      const open = of({ workers: [without] });
      expect([open.standing, open.stages.length]).toEqual(['unknown', 3]);
      expect(open.missing.map(({ key }) => key)).toEqual(['worker.contract.start', 'worker.contract.end']);
      expect(open.missing.every(({ material }) => material === '劳动合同')).toBe(true);
      const { employed_from: __, ...undated } = worker;
      const none = of({ workers: [undated] });
      expect([none.standing, none.stages]).toEqual(['unknown', []]);
      expect(none.missing.map(({ key }) => key)).toContain('worker.employedFrom');
    });

    it('条件不符的没有日程，逐条写明原因', () => {
      const { standing, stages, reasons } = of({
        workers: [{ ...worker, contract: { start: '2017-10-01', end: '2018-01-01' } }],
      });
      expect([standing, stages]).toEqual(['refused', []]);
      expect(reasons.filter(({ state }) => state === 'no').map(({ text }) => text)).toContain(
        '劳动合同不足 1 年',
      );
    });
  });

  it('见习没有期满的，按期满之日逐月列出，标准没有配置的写明，不编一个数', () => {
    const clause = claims.find(({ id }) => id === 'LZ-3') as Clause;
    const { place, program } = compiled(clause, 'form');
    const facts = {
      as_of: '2017-10-15',
      applicant: { kind: '见习基地' },
      interns: [
        {
          groups: ['高校毕业生'],
          graduated_on: '2017-06-30',
          unemployed: true,
          internship: { from: '2017-08-01', to: '2017-12-31' },
          allowance_monthly: 1500,
          allowance_by_month: [],
        },
      ],
    };
    const outlook = (steps: Map<string, { from: string; value: number }[]>) =>
      outlookOf({ place, world: place.form, steps }, bookClause(clause, program), facts, '2018-10-15');
    const configured = outlook(new Map([['minWage', [{ from: '2015-01-01', value: 1380 }]]]));
    expect([configured.standing, configured.from]).toEqual(['notYet', '2018-01-01']);
    expect(configured.totalFen).toBe(5 * 110_400);
    const unset = outlook(new Map());
    expect(unset.stages.every(({ fen }) => fen === null)).toBe(true);
    expect(unset.missingStandards.length).toBeGreaterThan(0);
  });

  it('还没有开始的合同，从开始那天起才有参保月数；看到哪天就列到哪天', () => {
    const clause = claims.find(({ id }) => id === 'LZ-1') as Clause;
    const { place, program } = compiled(clause, 'form');
    const facts = {
      as_of: '2017-10-15',
      applicant: { kind: '企业' },
      enterprise: { industry: '智能终端', zone: '高新区' },
      workers: [
        {
          groups: ['就业困难人员'],
          contract: { start: '2018-03-01', end: '2020-03-01' },
          insurance: { months_on_time: 0, months_backpaid: 0 },
          first_subsidised_month: '2018-03',
          months_to_retirement_at_first_approval: 200,
        },
      ],
    };
    const step = (value: number) => [{ from: '2017-01-01', value }];
    const steps = new Map([
      ['socialInsuranceSubsidyMonthly', step(500)],
      ['postSubsidyMonthly', step(300)],
    ]);
    const ground = { place, world: place.form, steps };
    const { stages, from } = outlookOf(ground, bookClause(clause, program), facts, '2018-10-15');
    expect([from, stages[0]?.on, stages.at(-1)?.on]).toEqual(['2018-03-31', '2018-03', '2018-09']);
    expect(stages.every(({ fen }) => fen === 80_000)).toBe(true);
  });
});
