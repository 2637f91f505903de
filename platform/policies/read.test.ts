import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Json } from '#engines/rules/index.ts';
import { caseSchema } from './case-file.ts';
import { problemsOfFacts } from './facts-file.ts';
import { findClause, type Library, packsFolder, readLibrary } from './read.ts';
import { readJsonFile } from './yaml-file.ts';

const root = mkdtempSync(join(tmpdir(), 'policies-'));
afterAll(() => rmSync(root, { recursive: true }));
for (const id of ['base', 'luzhou-2017'])
  cpSync(join(packsFolder, id, 'policies'), join(root, id, 'policies'), { recursive: true });

const file = 'luzhou-2017/policies/introduction.yaml';
const path = join(root, file);
const original = readFileSync(path, 'utf8');
const ids = (library: Library): string[] =>
  library.books.flatMap((book) => book.clauses.map(({ clause }) => clause.id));
const whole = ids(readLibrary(root));

/** The library with one text of the introduction clauses replaced, and the first line of the file where `marker` stands. */
function withMistake(from: string, to: string, marker: string): { library: Library; line: number } {
  if (!original.includes(from)) throw new Error(`${file} 里没有“${from}”`);
  const text = original.replace(from, to);
  writeFileSync(path, text);
  const library = readLibrary(root);
  writeFileSync(path, original);
  return { library, line: text.split('\n').findIndex((each) => each.includes(marker)) + 1 };
}

describe('条款库', () => {
  it('十一地的条款全部可用，没有一处错误', () => {
    const library = readLibrary();
    expect(library.problems).toEqual([]);
    expect(library.books).toHaveLength(11);
  });
});

describe('写错的条款被拒绝，指出文件、行和原因，其余条款照常可用', () => {
  // All mistakes are made in LZ-6, the first clause of its file.
  const amount = '- { amount: { yuan: 600 } }';
  const mistakes: [title: string, from: string, to: string, marker: string, reason: string][] = [
    ['没有的事实', 'worker.alreadyPaidUnder\n', 'worker.paidUnder\n', 'worker.paidUnder', '没有事实'],
    [
      '金额与人数相比',
      '{ count: worker.insurance.kinds }, atLeast: 1',
      '{ count: worker.insurance.kinds }, atLeast: { yuan: 1 }',
      'yuan: 1 }',
      '相比',
    ],
    ['支付的不是金额', amount, '- { amount: 600 }', '- { amount: 600 }', '应是一笔金额'],
    ['半分钱', amount, '- { amount: { yuan: 600.001 } }', '600.001', '至多两位小数'],
    [
      '有效期首尾颠倒',
      'from: { param: effectiveFrom }, to: { param: effectiveTo }',
      "from: '2018-12-31', to: '2017-10-15'",
      '2018-12-31',
      '首尾颠倒',
    ],
    ['不存在的日期', 'from: { param: effectiveFrom }', "from: '2018-02-30'", '2018-02-30', '2018-02-30'],
    [
      '资金分担之和不是全部',
      'share: 0.5, takesRest: true',
      'share: 0.6, takesRest: true',
      'funding:',
      '110%',
    ],
    [
      '区间没有写上限',
      '    over: workers\n',
      '    over: workers\n    ranges:\n      - { value: { param: ratePerHead }, from: { yuan: 500 }, label: 每人 500—1000 元 }\n',
      'value: { param: ratePerHead }',
      'ranges.0.to',
    ],
    [
      '区间的参数没有声明',
      '    over: workers\n',
      '    over: workers\n    ranges:\n      - { value: { param: ratePerTeam }, from: { yuan: 500 }, to: { yuan: 1000 }, label: 每人 500—1000 元 }\n',
      'ratePerTeam',
      '没有参数“ratePerTeam”',
    ],
    [
      '定义绕回自己',
      '    over: workers\n',
      '    let: { base: { add: [bonus, { yuan: 1 }] }, bonus: base }\n    atMost: base\n    over: workers\n',
      'bonus: base',
      '绕回了自己',
    ],
    [
      '定义与事实同名',
      '    over: workers\n',
      '    let: { asOf: 3 }\n    over: workers\n',
      'asOf: 3',
      '已是事实',
    ],
    [
      '没有用到的定义绕回自己',
      '    over: workers\n',
      '    let: { base: { add: [bonus, 1] }, bonus: { add: [base, 1] } }\n    over: workers\n',
      'bonus: { add',
      '绕回了自己',
    ],
    [
      '区间首尾颠倒',
      '    over: workers\n',
      '    over: workers\n    ranges:\n      - { value: { param: ratePerHead }, from: { yuan: 1000 }, to: { yuan: 500 }, label: 每人 }\n',
      'yuan: 1000',
      '首尾颠倒',
    ],
    [
      '比例写成文字',
      amount,
      '- { amount: { rate: { percent: 五十 }, of: { yuan: 600 } } }',
      '五十',
      '要一个数',
    ],
    [
      '日期上不可能同时满足的条件',
      '    each:\n',
      "    each:\n      - { fact: worker.hiredOn, atLeast: '2018-05-01' }\n      - { fact: worker.hiredOn, below: '2018-01-01' }\n",
      '2018-01-01',
      '不可能同时满足',
    ],
    [
      '没有说明的读法',
      'readings: [G2, G3, G8, G11, G16, R-LZ0]',
      'readings: [G2, R-LZ99]',
      'R-LZ99',
      '读法 R-LZ99 没有说明',
    ],
    [
      '不可能同时满足的条件',
      '    each:\n',
      '    each:\n      - { fact: worker.newlyHired, is: true }\n      - { fact: worker.newlyHired, is: false }\n',
      'is: false',
      '不可能同时满足',
    ],
    [
      '认不出的比较',
      'atLeast: 1, label: 参加社会保险',
      'least: 1, label: 参加社会保险',
      'least: 1',
      '没有写怎样比较',
    ],
    ['不认识的项', '    kind: money\n', '    kind: money\n    payer: 市财政\n', 'id: LZ-6', 'payer'],
    ['编号写了两次', 'id: LZ-6', 'id: LZ-7', 'id: LZ-7', ''],
  ];

  it.each(mistakes)('%s', (title, from, to, marker, reason) => {
    const { library, line } = withMistake(from, to, marker);
    const isTwice = title === '编号写了两次';
    expect(ids(library)).toEqual(whole.filter((id) => id !== 'LZ-6'));
    expect(library.problems).toContainEqual({
      file,
      line: isTwice ? expect.any(Number) : line,
      reason: isTwice ? '条款 LZ-7 写了两次' : expect.stringContaining(reason),
    });
    expect(findClause(library, 'LZ-7')).toBeDefined();
  });

  it('写坏的 YAML 只影响这个文件', () => {
    const { library, line } = withMistake('    over: workers\n', '    over: [workers\n', 'over: [workers');
    expect(ids(library)).toEqual(whole.filter((id) => !['LZ-6', 'LZ-7'].includes(id)));
    expect(library.problems[0]).toMatchObject({ file, line: expect.any(Number) });
    expect(library.problems[0]?.line).toBeGreaterThanOrEqual(line);
  });

  it('标准的日期重叠、颠倒，或没有这个参数', () => {
    const standards = join(root, 'luzhou-2017/policies/standards.yaml');
    const problemsOf = (text: string) => {
      writeFileSync(standards, text);
      const library = readLibrary(root);
      rmSync(standards);
      expect(ids(library)).toEqual(whole);
      return library.problems;
    };
    const step = (from: string) => `  - { from: ${from}, value: 1500, source: 某文件 }\n`;
    expect(problemsOf(`minWage:\n${step('2017-01-01')}${step('2018-07-01')}`)).toEqual([]);
    for (const dates of [
      ['2018-07-01', '2017-01-01'],
      ['2017-01-01', '2017-01-01'],
    ])
      expect(problemsOf(`minWage:\n${dates.map(step).join('')}`)).toEqual([
        { file: 'luzhou-2017/policies/standards.yaml', line: 1, reason: expect.stringContaining('从早到晚') },
      ]);
    for (const [name, value] of [
      ['minWage', '一千五'],
      ['cityRegisteredUnemploymentRate', '4.5'],
      ['fiveCategories', '毕业生'],
    ])
      expect(problemsOf(`${name}:\n  - { from: 2017-01-01, value: ${value}, source: 某文件 }\n`)).toEqual([
        { file: 'luzhou-2017/policies/standards.yaml', line: 2, reason: expect.stringContaining('应写成') },
      ]);
    expect(problemsOf(`\nminPay:\n${step('2017-01-01')}`)).toEqual([
      { file: 'luzhou-2017/policies/standards.yaml', line: 2, reason: '没有参数“minPay”' },
    ]);
  });
});

describe('手写的事实', () => {
  const { vocabulary } = readLibrary();
  const wrong = (facts: object) =>
    problemsOfFacts(vocabulary, facts as Json).map(({ path, reason }) => [path.join('.'), reason]);

  it('没有的事实、首尾颠倒的日期、互相矛盾的两项，都指出在哪里', () => {
    expect(wrong({ as_of: '2017-10-15', applicant: { kind: '企业' }, workers: [{ n: 2 }] })).toEqual([]);
    expect(wrong({ aplicant: { kind: '企业' } })).toEqual([['aplicant', '没有事实“aplicant”']]);
    expect(wrong({ workers: [{}, { contract: { start: '2018-01-01', end: '2017-01-01' } }] })).toEqual([
      ['workers.1.contract.end', '劳动合同终止日 2017-01-01 早于劳动合同起始日 2018-01-01'],
    ]);
    const denied = { worker: { employment_registered: false, employment_registered_on: '2017-01-01' } };
    expect(wrong(denied)).toEqual([
      ['worker.employment_registered_on', '写了就业登记日 2017-01-01，又写“已办就业登记”为否'],
    ]);
  });

  it('十一地的案例没有一处被认作写错', () => {
    for (const { pack } of readLibrary().books)
      for (const { case: name, inputs } of readJsonFile(
        join(packsFolder, pack, 'policies/cases.json'),
        z.array(caseSchema),
      ).value)
        expect(wrong(inputs), name).toEqual([]);
  });

  it('坏的 JSON、缺的项，指出文件和行，用中文说', () => {
    const path = join(root, 'facts.json');
    const said = (text: string): string => {
      writeFileSync(path, text);
      try {
        readJsonFile(path, z.array(caseSchema));
      } catch (error) {
        return (error as Error).message.replace(path, '');
      }
      return '';
    };
    expect(said('[\n{"a": 1,\n')).toMatch(/^:\d+ 不是正确的 JSON$/);
    expect(said('[\n{"clause": "LZ-7"}]')).toMatch(/^:2 “0\.case”不对：/);
    expect(() => readJsonFile(`${path}.none`, z.any())).toThrow('没有文件');
  });
});
