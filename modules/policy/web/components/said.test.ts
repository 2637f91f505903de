import { describe, expect, it } from 'vitest';
import type { ConditionWords } from '../../contract/fields.ts';
import { paymentsSaid, saidOf, withoutSettings } from './said.ts';
import type { JsonObject } from './types.ts';

describe('把条款的写法说成办事的话', () => {
  it('读法的取值说成它的意思，不露出代码', () => {
    const readings = [
      {
        id: 'R-LZ7',
        subject: '分段补贴中途离职',
        options: [{ value: 'independent', label: '各段独立' }],
      },
    ];
    expect(saidOf('读法 R-LZ7 取“independent”', readings)).toBe('按“分段补贴中途离职”的读法：各段独立');
    expect(saidOf('读法 R-LZ9 取“x”', readings)).toBe('按文件的读法');
    expect(saidOf('劳动合同 1 年以上', readings)).toBe('劳动合同 1 年以上');
  });

  it('没有采用的读法不列出来，采用的只列它要求的条件', () => {
    const condition = (
      words: string,
      joins: 'all' | 'any' | null = null,
      children: ConditionWords[] = [],
    ) => ({
      words,
      say: null,
      article: null,
      reading: null,
      material: null,
      joins,
      path: [words],
      children,
    });
    const branch = (chosen: string, words: string) =>
      condition(`分支 ${words}`, 'all', [condition(`读法 R-X 取“${chosen}”`), condition(words)]);
    const readings = [{ id: 'R-X', chosen: 'strict' }];
    const shown = (each: ConditionWords) => withoutSettings([each], readings).map(({ words }) => words);
    expect(
      shown(condition('二选一', 'any', [branch('strict', '每个月都够'), branch('loose', '有的月够')])),
    ).toEqual(['每个月都够']);
    const settled = condition('各段分别计', 'any', [
      condition('读法 R-X 取“strict”'),
      condition('满 3 个月'),
    ]);
    expect(withoutSettings([settled], readings)).toEqual([{ ...settled, children: [] }]);
    expect(shown(condition('劳动合同 1 年以上'))).toEqual(['劳动合同 1 年以上']);
  });

  it('分段的每一笔说明满几个月给，按月的说明每月', () => {
    const clause: JsonObject = {
      let: { third: { lasts: { months: 3 } } },
      pays: [
        { amount: { yuan: 600 }, on: { addMonths: ['worker.employedFrom', 1] } },
        { amount: { yuan: 300 }, when: { lasts: { months: 2 } } },
        { amount: { yuan: 300 }, when: 'third' },
        { amount: { yuan: 200 }, for: { months: { from: 'a', count: 3 } } },
        { amount: { yuan: 100 } },
      ],
    };
    expect(paymentsSaid(clause, ['600 元', '300 元', '300 元', '200 元', '100 元'], [])).toEqual([
      '满 1 个月：600 元',
      '满 2 个月：300 元',
      '满 3 个月：300 元',
      '每月：200 元',
      '100 元',
    ]);
  });
});
