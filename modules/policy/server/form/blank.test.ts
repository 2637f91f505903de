import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  caseWordOf,
  compileClause,
  decide,
  isScalar,
  type Json,
  type Program,
} from '#engines/rules/index.ts';
import { caseSchema, parametersOfCase } from '#platform/policies/case-file.ts';
import { packsFolder, readLibrary } from '#platform/policies/read.ts';
import { isClaim } from '../claims/applications.ts';
import type { Source } from '../facts/source.ts';
import { isObject } from '../json.ts';
import { placeOf } from '../place.ts';
import { factOf } from './answers.ts';
import { openFacts } from './open-facts.ts';

/** Left out, they mean one head and the day of the decision, and every form says so; that day the form gives itself. */
const mayBeLeftOut = ['heads', 'eventDate', 'asOf'];

const claims = readLibrary().books.flatMap(({ pack, clauses }) => {
  const place = placeOf(pack);
  const cases = z
    .array(caseSchema)
    .parse(JSON.parse(readFileSync(join(packsFolder, pack, 'policies/cases.json'), 'utf8')));
  return clauses
    .map(({ clause }) => clause)
    .filter((clause) => isClaim(clause))
    .map((clause) => {
      const { program } = compileClause(clause, place.form);
      if (!program) throw new Error(clause.id);
      return { place, clause, program, cases: cases.filter((each) => each.clause === clause.id) };
    });
});

/** The application without one fact, wherever it stands; undefined where it is not given at all. */
function without(source: Source, { fact }: Program['slots'][number], entity: string): Source | undefined {
  const steps = caseWordOf(fact).split('.');
  let isFound = false;
  const strip = (node: Json, at: number): Json => {
    const [step = ''] = steps.slice(at);
    if (!isObject(node) || node[step] === undefined) return node;
    const { [step]: given, ...rest } = node;
    if (at < steps.length - 1) return { ...node, [step]: strip(given ?? null, at + 1) };
    isFound = true;
    return rest;
  };
  const inThings = (node: Json): Json => {
    if (Array.isArray(node)) return node.map((each) => strip(inThings(each), 0));
    if (!isObject(node)) return node;
    return Object.fromEntries(Object.entries(node).map(([key, each]) => [key, inThings(each)]));
  };
  const left = (entity === 'case' ? strip(source, 0) : inThings(source)) as Source;
  return isFound ? left : undefined;
}

describe('表单里没有填的，就是不知道：不当作没有，也不拿别的项来顶', () => {
  it('条款要看的每一项，不填都不算数（只有人数和事件发生日可以不填）', () => {
    const silent = claims.flatMap(({ clause, program }) =>
      program.slots
        .filter(({ fact }) => fact.absent !== undefined && typeof fact.type !== 'object')
        .filter(({ fact }) => !mayBeLeftOut.includes(fact.name))
        .map(({ entity, fact }) => `${clause.id} ${entity}.${fact.name}`),
    );
    expect(silent).toEqual([]);
  });

  it('十一地的案例逐项抹去：要么结果不变，要么成为“还缺”，并且说得出缺的是什么', () => {
    const wrong: string[] = [];
    let tried = 0;
    for (const { place, clause, program, cases } of claims)
      for (const { case: name, inputs } of cases) {
        const steps = parametersOfCase(place.parameters.values(), inputs.params ?? {});
        const whole = decide(program, inputs as Source, steps);
        for (const slot of program.slots) {
          const { entity, fact } = slot;
          if (!isScalar(fact.type) && fact.type !== 'numbers' && fact.type !== 'texts') continue;
          const left = mayBeLeftOut.includes(fact.name) ? undefined : without(inputs as Source, slot, entity);
          if (!left) continue;
          tried += 1;
          const verdict = decide(program, left, steps);
          const isSame = verdict.state === whole.state && verdict.fen === whole.fen;
          const open = openFacts(place, { clause, program }, verdict, new Map());
          const isTold = open.some(
            (key) =>
              factOf(place, key)?.fact ===
              place.vocabulary.get(entity)?.facts.find((each) => each.name === fact.name),
          );
          if (!isSame && !(verdict.state === 'unknown' && (isTold || open.length === 0)))
            wrong.push(`${name} ${entity}.${fact.name} ${whole.state} ${verdict.state}`);
        }
      }
    expect(tried).toBeGreaterThan(1000);
    expect(wrong).toEqual([]);
  });

  it('LZ-3：逐月和每月两项补助都没有填，问的是逐月；答“每个月一样多”再问每月多少；逐月写了就不再问', () => {
    const found = claims.find(({ clause }) => clause.id === 'LZ-3');
    if (!found) throw new Error('LZ-3');
    const { place, clause, program } = found;
    const intern = {
      groups: ['高校毕业生'],
      graduated_on: '2017-06-30',
      unemployed: true,
      internship: { from: '2017-09-01', to: '2018-02-28' },
    };
    const asked = (more: object) => {
      const source = {
        as_of: '2018-06-01',
        applicant: { kind: '见习基地' },
        interns: [{ ...intern, ...more }],
      };
      const verdict = decide(
        program,
        source as Source,
        new Map([['minWage', [{ from: '2015-01-01', value: 1380 }]]]),
      );
      const open = openFacts(place, { clause, program }, verdict, new Map());
      return {
        state: verdict.state,
        fen: verdict.fen,
        open: open.filter((key) => key.includes('allowance')),
      };
    };
    expect(asked({})).toEqual({
      state: 'unknown',
      fen: null,
      open: ['intern.allowanceByMonth', 'intern.allowanceMonthly'],
    });
    expect(asked({ allowance_monthly: 1500 })).toMatchObject({ state: 'unknown', fen: null });
    expect(asked({ allowance_by_month: null }).state).toBe('unknown');
    expect(asked({ allowance_by_month: null, allowance_monthly: 1500 })).toMatchObject({
      state: 'entitled',
      fen: 6 * 110_400,
      open: [],
    });
    const months = [1500, 1500, 1500, 1500, 1500, 1500];
    expect(asked({ allowance_by_month: months })).toMatchObject({ state: 'entitled', open: [] });
    expect(asked({ allowance_by_month: months.with(3, 1379) })).toMatchObject({ state: 'refused' });
  });
});
