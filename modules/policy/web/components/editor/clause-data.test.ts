import { describe, expect, it } from 'vitest';
import type { JsonObject, Vocabulary } from '../types.ts';
import { conditionOn, factsOf, kindOf, withComparison, withFact } from './clause-data.ts';
import { isUsed, proposedName, shortNameProblem } from './definitions.ts';
import { firstOperation, operatorOf, operators, partsOf } from './grammar.ts';
import { namesAt, typeOf } from './scope.ts';

const fact = (name: string, type: string) => ({
  name,
  label: name,
  type,
  unit: null,
  words: [],
  isInLedger: true,
});
const vocabulary: Vocabulary = {
  entities: [
    {
      name: 'case',
      label: '申请',
      list: null,
      facts: [fact('enterprise.size', 'text'), fact('workers', 'list'), fact('asOf', 'date')],
    },
    {
      name: 'worker',
      label: '劳动者',
      list: 'workers',
      facts: [fact('age', 'number'), fact('wage', 'money')],
    },
  ],
  parameters: [{ name: 'minWage', label: '最低工资', type: 'money', unit: null }],
  clauses: [],
  readings: [],
};
const facts = factsOf(vocabulary);
const today = '2018-01-01';

describe('条款数据怎么成为表单', () => {
  it('每种条件各有自己的一行；认不出的只显示', () => {
    const kinds: [JsonObject | string, string][] = [
      [{ fact: 'worker.age', atLeast: 16, below: 60 }, 'test'],
      [{ list: 'worker.groups', hasAny: ['农民工'] }, 'words'],
      [{ lasts: { from: 'a', to: 'b', months: 3 } }, 'lasts'],
      [{ any: [{ reading: 'R-1', chosen: 'x' }] }, 'any'],
      [{ not: 'someLet' }, 'not'],
      [{ every: 'workers', that: 'someLet' }, 'every'],
      [{ reading: 'R-1', chosen: 'x' }, 'reading'],
      ['someLet', 'named'],
      [{ weird: 1 }, 'other'],
    ];
    for (const [condition, kind] of kinds) expect(kindOf(condition), kind).toBe(kind);
  });

  it('换了比较方式，说明和出处还在；换了事实，旧事实的说法和比较去掉', () => {
    const before = { fact: 'worker.age', atLeast: 16, label: '满 16 岁', say: '未满 16 岁', reading: 'G1' };
    expect(withComparison(before, 'atLeast', 'above', 15)).toEqual({
      fact: 'worker.age',
      above: 15,
      label: '满 16 岁',
      say: '未满 16 岁',
      reading: 'G1',
    });
    expect(withFact(before, 'enterprise.size', 'text', today)).toEqual({
      fact: 'enterprise.size',
      is: '',
      say: '未满 16 岁',
      reading: 'G1',
    });
  });

  it('按事实的类型给出条件的写法', () => {
    expect(conditionOn('worker.wage', 'money', today)).toEqual({
      fact: 'worker.wage',
      atLeast: { yuan: 0 },
      say: '',
    });
    expect(conditionOn('asOf', 'date', today)).toMatchObject({ atLeast: today });
    expect(conditionOn('workers', 'list', today)).toMatchObject({ some: 'workers' });
  });

  it('逐人的条件能用这个人的事实，整份申请的条件不能；名单里面的条件又能', () => {
    const clause: JsonObject = {
      over: 'workers',
      when: [{ some: 'workers', that: { all: [] } }],
      each: [],
      let: { half: { rate: 0.5, of: 'worker.wage' } },
    };
    const names = (path: (string | number)[]) => [...namesAt(vocabulary, facts, clause, path).keys()];
    expect(names(['each', 0])).toContain('worker.age');
    expect(names(['when', 0])).not.toContain('worker.age');
    expect(names(['when', 0, 'that', 'all', 0])).toContain('worker.age');
    expect(names(['each', 0])).toContain('half');
    const known = namesAt(vocabulary, facts, clause, ['pays', 0, 'amount']);
    expect(typeOf(clause, known, 'half')).toBe('money');
    expect(typeOf(clause, known, { multiply: [{ param: 'minWage' }, 3] }, vocabulary.parameters)).toBe(
      'money',
    );
  });

  it('每种计算都写得出、认得回、说得出要几个值', () => {
    for (const operator of operators) {
      const node = firstOperation(operator, operator.gives === 'same' ? 'money' : operator.gives, today);
      expect(operatorOf(node)?.key).toBe(operator.key);
      for (const { path } of partsOf(node, operator, 'money')) expect(path.length).toBeGreaterThan(0);
    }
  });

  it('新定义的短名自动取好；与事实、别的定义、名单里的名字相同的，不收', () => {
    const clause: JsonObject = {
      let: { item1: { number: 3, label: '满几个月' } },
      when: [{ every: { values: ['甲'], as: 'office' }, that: { all: [] } }],
    };
    expect(proposedName(vocabulary, clause)).toBe('item2');
    for (const name of ['Item', '满月', 'item1', 'office', 'workers', 'worker', 'chosen'])
      expect(shortNameProblem(vocabulary, clause, name), name).toBeDefined();
    expect(shortNameProblem(vocabulary, clause, 'halfWage')).toBeUndefined();
  });

  it('别处还在用的定义去不掉；写进结果的话里也算在用', () => {
    const clause: JsonObject = {
      let: { months: { number: 3 }, absent: { names: ['workers'], of: 'worker.age' }, idle: { number: 1 } },
      when: [{ fact: 'asOf', atLeast: 'months' }],
      outcomes: [{ say: 'missing:{absent}', holds: false }],
    };
    expect(['months', 'absent', 'idle'].map((name) => isUsed(clause, name))).toEqual([true, true, false]);
  });

  it('定义能用到的地方，名单里逐个的名字都认得', () => {
    const clause: JsonObject = {
      let: { wage: { param: 'minWage', on: { addMonths: ['asOf', 'monthIndex'] } } },
      pays: [{ amount: 'wage', for: { numbers: { from: 0, count: 3 }, as: 'monthIndex' } }],
      when: [{ some: { param: 'terms', as: 'term' }, that: { fact: 'asOf', atLeast: 'term.from' } }],
    };
    const known = namesAt(vocabulary, facts, clause, ['let', 'wage', 'on']);
    expect(known.get('monthIndex')?.type).toBe('number');
    expect(namesAt(vocabulary, facts, clause, ['when', 0, 'that', 'atLeast']).get('term.from')?.type).toBe(
      'date',
    );
    expect(namesAt(vocabulary, facts, clause, ['when', 0, 'that']).get('monthIndex')).toBeUndefined();
  });
});
