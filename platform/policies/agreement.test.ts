import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Clause,
  decide,
  encodeCases,
  encodeParameters,
  type FactDefinition,
  factsOn,
  forecast,
  type Json,
  type JsonObject,
  type ParameterStep,
  type Program,
  results,
  verdictStates,
} from '#engines/rules/index.ts';
import { parametersOfCase } from './case-file.ts';
import { readLibrary } from './read.ts';

const library = readLibrary();
const all = library.books.flatMap((book) => book.clauses);

/** Every text a clause compares with, so that random facts meet its conditions now and then. */
function textsOf(node: unknown, found = new Set<string>(['其他'])): Set<string> {
  if (typeof node === 'string' && node.length < 40) found.add(node);
  else if (Array.isArray(node)) for (const each of node) textsOf(each, found);
  else if (typeof node === 'object' && node !== null)
    for (const each of Object.values(node)) textsOf(each, found);
  return found;
}

const day = fc
  .integer({ min: 0, max: 900 })
  .map((at) => new Date(Date.UTC(2019, 11, 20 + at)).toISOString().slice(0, 10));
const month = day.map((each) => each.slice(0, 7));

function scalar(type: string, texts: string[]): fc.Arbitrary<Json> {
  if (type === 'boolean') return fc.boolean();
  if (type === 'text') return fc.constantFrom(...texts);
  if (type === 'date') return day;
  if (type === 'month') return month;
  if (type === 'moment') return day.map((each) => `${each}T10:00+08:00`);
  if (type === 'rate') return fc.integer({ min: 0, max: 100 }).map((each) => each / 100);
  return fc.oneof(fc.integer({ min: 0, max: 70 }), fc.constantFrom(300, 1500, 100_000));
}

function factOf(fact: FactDefinition, program: Program, texts: string[]): fc.Arbitrary<Json> {
  const plain: Record<string, string> = { texts: 'text', numbers: 'number', dates: 'date', months: 'month' };
  if (typeof fact.type === 'object') return fc.array(thing(fact.type.list, program, texts), { maxLength: 3 });
  if (fact.type === 'figures')
    return fc.dictionary(fc.constantFrom(...texts), fc.integer({ min: 0, max: 5 }), { maxKeys: 3 });
  const element = plain[fact.type];
  return element
    ? fc.array(scalar(element, texts), { maxLength: 4 })
    : fc.oneof(
        { weight: 12, arbitrary: scalar(fact.type, texts) },
        { weight: 1, arbitrary: fc.constant(null) },
      );
}

function put(into: JsonObject, path: string[], value: Json): void {
  const [first = '', ...rest] = path;
  if (rest.length === 0) {
    into[first] = value;
    return;
  }
  const inner = into[first];
  const next = typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? inner : {};
  into[first] = next;
  put(next, rest, value);
}

const words = (fact: FactDefinition): string[] =>
  (fact.caseWord ?? fact.name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)).split('.');

function thing(entity: string, program: Program, texts: string[]): fc.Arbitrary<JsonObject> {
  const facts = program.slots.filter((each) => each.entity === entity).map((each) => each.fact);
  const values = fc.tuple(
    ...facts.map((fact) => fc.option(factOf(fact, program, texts), { nil: undefined, freq: 15 })),
  );
  return values.map((given) => {
    const made: JsonObject = {};
    for (const [at, value] of given.entries()) {
      const fact = facts[at];
      if (fact && value !== undefined) put(made, words(fact), value);
    }
    return made;
  });
}

function parametersOf(program: Program, clause: Clause): fc.Arbitrary<Map<string, ParameterStep[]>> {
  const texts = [...textsOf(clause)];
  const each = program.parameters.map(
    ({ type, name }): fc.Arbitrary<[string, ParameterStep[]] | undefined> => {
      const value: fc.Arbitrary<Json> =
        type === 'texts'
          ? fc.constant(texts.slice(0, 6))
          : type === 'periods'
            ? fc.constant([['2020-02-01', '2020-07-01']])
            : scalar(type, texts);
      return fc.option(
        value.map((given) => [name, [{ from: '0001-01-01', value: given }]] as [string, ParameterStep[]]),
        { nil: undefined, freq: 8 },
      );
    },
  );
  return fc.tuple(...each).map((found) => new Map(found.filter((one) => one !== undefined)));
}

const application = (program: Program): fc.Arbitrary<JsonObject & { as_of: string }> =>
  fc
    .tuple(thing('case', program, [...textsOf(program.clause)]), day)
    .map(([facts, asOf]) => ({ ...facts, as_of: asOf }));

describe('同一条款三种算法一致', () => {
  it.each(all.map(({ clause, program }) => [clause.id, program] as const))(
    '条款 %s：逐案核定与整批核定结果相同',
    (_, program) => {
      const cases = fc.array(application(program), { minLength: 1, maxLength: 4 });
      fc.assert(
        fc.property(cases, parametersOf(program, program.clause), (sources, parameters) => {
          const [first] = sources;
          const same = sources.map((each) => ({ ...each, as_of: first?.as_of ?? '2020-01-01' }));
          const { frame, problems } = encodeCases(program, same);
          fc.pre(problems.length === 0);
          const out = results(same.length);
          program.run(
            frame,
            encodeParameters(program, parameters, first?.as_of ?? ''),
            out,
            new Uint8Array(frame.things),
          );
          for (const [at, source] of same.entries()) {
            const one = decide(program, source, parameters);
            const amount = out.amount[at] ?? Number.NaN;
            expect([verdictStates[out.state[at] ?? 1], Number.isNaN(amount) ? null : amount]).toEqual([
              one.state,
              one.fen,
            ]);
            expect(one.schedule.reduce((sum, each) => sum + each.fen, 0)).toBe(
              one.state === 'entitled' ? (one.fen ?? 0) : 0,
            );
          }
        }),
        { numRuns: 60 },
      );
    },
  );

  it.each(
    all
      .filter(({ clause }) => clause.kind === 'money')
      .map(({ clause, program }) => [clause.id, program] as const),
  )('条款 %s：预测的每一笔，到了那天核定时就在', (_, program) => {
    fc.assert(
      fc.property(application(program), parametersOf(program, program.clause), (source, parameters) => {
        const now = decide(program, source, parameters);
        fc.pre(now.problems.length === 0);
        const sums = new Map(now.schedule.map(({ on, fen }) => [on, fen]));
        for (const { on, dueOn, fen } of forecast(program, source, parameters, '2023-06-30')) {
          sums.set(on, (sums.get(on) ?? 0) + fen);
          const then = decide(program, factsOn(program, source, dueOn), parameters);
          expect(then.schedule.find((each) => each.on === on)?.fen).toBe(sums.get(on));
        }
      }),
      { numRuns: 15 },
    );
  });

  it('案例文件中的参数只认声明过的名称', () => {
    expect([
      ...parametersOfCase(library.parameters.values(), { si_subsidy_monthly: 600, unknown_word: 1 }).keys(),
    ]).toEqual(['socialInsuranceSubsidyMonthly']);
  });
});
