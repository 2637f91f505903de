/** A small place to write clauses for in tests: workers, a few facts of the case, standards and readings. */
import { compileClause } from './compile.ts';
import type { World } from './context.ts';
import { decide, type Verdict } from './decide.ts';
import type { ParameterStep } from './frame.ts';
import type { Clause, EntityDefinition, JsonObject } from './model.ts';
import type { Program } from './program.ts';

const whole: EntityDefinition = {
  name: 'case',
  label: '申请',
  facts: [
    { name: 'asOf', label: '核定日', type: 'date' },
    { name: 'licensed', label: '有许可证', type: 'boolean', material: '许可证' },
    { name: 'registered', label: '已登记', type: 'boolean', material: '登记表' },
    { name: 'kind', label: '申请人类型', type: 'text' },
    { name: 'sum', label: '申请金额', type: 'money' },
    { name: 'left', label: '离开日', type: 'date', absent: 'none' },
    { name: 'heads', label: '人数', type: 'number', unit: '人' },
    { name: 'grades', label: '等级', type: 'texts' },
    { name: 'months', label: '月份', type: 'months' },
    { name: 'workers', label: '职工', type: { list: 'worker' } },
  ],
};
const worker: EntityDefinition = {
  name: 'worker',
  label: '职工',
  facts: [
    { name: 'from', label: '到岗日', type: 'date', caseWord: 'employed_from' },
    { name: 'to', label: '离岗日', type: 'date', caseWord: 'employed_to', absent: 'none', openEnded: true },
    { name: 'heads', label: '人数', type: 'number', caseWord: 'n', absent: 1 },
    { name: 'insured', label: '已参保', type: 'boolean' },
    { name: 'name', label: '姓名', type: 'text' },
  ],
};

export const world: World = {
  vocabulary: new Map([whole, worker].map((each) => [each.name, each])),
  parameters: new Map([['perHead', { name: 'perHead', label: '每人标准', type: 'money' }]]),
  readings: { 'R-X': '从宽' },
};

/** What compiling a clause of this place gives. */
export const compiled = (more: Partial<Clause>) =>
  compileClause(
    { id: 'T-1', title: '测试条款', kind: 'rule', class: 'hiring', article: '一', ...more },
    world,
  );

export function programOf(more: Partial<Clause>): Program {
  const { program, problems } = compiled(more);
  if (!program) throw new Error(problems.map((each) => each.reason).join('；'));
  return program;
}

/** Decided on 1 July 2020 unless the facts say otherwise. */
export const decided = (
  more: Partial<Clause>,
  facts: JsonObject = {},
  standards: ReadonlyMap<string, ParameterStep[]> = new Map(),
): Verdict => decide(programOf(more), { as_of: '2020-07-01', ...facts }, standards);

/** The state a single condition comes to. */
export const stateOf = (condition: JsonObject, facts: JsonObject = {}): string =>
  decided({ when: [condition] }, facts).state;
