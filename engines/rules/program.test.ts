import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Clause,
  compileClause,
  decide,
  encodeCases,
  encodeParameters,
  type Json,
  results,
  type World,
} from './index.ts';

const world: World = {
  vocabulary: new Map([
    [
      'case',
      {
        name: 'case',
        label: '申请',
        facts: [
          { name: 'asOf', label: '决定日', type: 'date' },
          { name: 'headcount', label: '人数', type: 'number' },
        ],
      },
    ],
  ]),
  parameters: new Map(),
  readings: {},
};
const compiled = (more: Partial<Clause>) =>
  compileClause({ id: 'LZ-1', title: '测试', kind: 'rule', class: 'service', article: '一', ...more }, world);
const application = { as_of: '2020-01-01', headcount: 3 };

function said(say: string): string | undefined {
  const { program } = compiled({ outcomes: [{ say, holds: true }] });
  if (!program) throw new Error('条款没有编译');
  const { frame } = encodeCases(program, [application]);
  program.run(frame, encodeParameters(program, new Map(), application.as_of), results(1), new Uint8Array(1));
  return decide(program, application, new Map()).outcome;
}

describe('条款的文字不进入生成的程序', () => {
  it.each([
    ['行分隔符', '第一行\u2028globalThis.wasRun = true;//'],
    ['段分隔符', '第一行\u2029globalThis.wasRun = true;//'],
    ['引号和反斜杠', `"'\`\\";globalThis.wasRun = true;//`],
    ['换行', '第一行\n globalThis.wasRun = true;'],
    ['像程序的文字', '见 R.9 条、R.monthOf、//trace 和 //batch'],
  ])('说明里写%s，原样说出，什么也不执行', (_, text) => {
    expect(said(text)).toBe(text);
    expect('wasRun' in globalThis).toBe(false);
  });

  it('任何文字都原样说出', () => {
    const text = fc
      .string({
        unit: fc.constantFrom('甲', 'R', '.', '9', '/', ' ', 't', '\u2028', '\\', '"', "'", '$', '`', '\n'),
      })
      .filter((each) => each !== '');
    fc.assert(fc.property(text, (each) => said(each) === each));
  });

  it('借用内置名称的写法不认', () => {
    for (const name of ['constructor', 'valueOf', 'toString', '__proto__', 'hasOwnProperty']) {
      const value = JSON.parse(`{"${name}": 1}`) as Json;
      const { program, problems } = compiled({ when: [{ fact: value, is: 1 }] });
      expect(program).toBeUndefined();
      expect(problems.map((each) => each.code)).toContain('wrongShape');
    }
  });
});

describe('负数', () => {
  it('减去一个负数等于加上它', () => {
    const { program } = compiled({ when: [{ fact: { subtract: ['headcount', -2] }, is: 5 }] });
    expect(program && decide(program, application, new Map()).state).toBe('entitled');
  });
});
