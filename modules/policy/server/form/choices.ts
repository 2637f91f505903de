import { isObject, type Json } from '#engines/rules/index.ts';
import type { BookClause } from '../book.ts';
import { inForceOn, type Steps } from '../words.ts';

const tests = ['is', 'isNot', 'in', 'notIn', 'has', 'hasAny', 'hasAll'] as const;

/** Words of a list that a place has set itself. */
function setWords(node: Json, steps: Steps, today: string): string[] {
  const name = isObject(node) && typeof node.param === 'string' ? node.param : undefined;
  const value = name ? inForceOn(steps, name, today)?.value : undefined;
  const own = isObject(node) && Array.isArray(node.values) ? node.values : [];
  return [...own, ...(Array.isArray(value) ? value : [])].filter((each) => typeof each === 'string');
}

/** The words of each test that a part of a clause holds against a fact. */
function comparisons(node: Json, name: string, steps: Steps, today: string): string[][] {
  if (Array.isArray(node)) return node.flatMap((each) => comparisons(each, name, steps, today));
  if (!isObject(node)) return [];
  const isAbout = node.fact === name || node.list === name;
  const words = isAbout
    ? tests.flatMap((test) => {
        const given = node[test];
        if (given === undefined) return [];
        return [
          [given]
            .flat()
            .flatMap((each) => (typeof each === 'string' ? [each] : setWords(each, steps, today))),
        ];
      })
    : [];
  return [...words, ...Object.values(node).flatMap((each) => comparisons(each, name, steps, today))];
}

/**
 * What a fact is compared with, in the order of the clauses. A short form of a word beside its long one (中级, 中级工) is
 * left out where no clause tells them apart.
 */
export function choicesOf(
  book: readonly Pick<BookClause, 'clause'>[],
  name: string,
  { steps, today }: { steps: Steps; today: string },
): string[] {
  const found = book
    .flatMap(({ clause }) => comparisons(clause as unknown as Json, name, steps, today))
    .filter((words) => words.length > 0);
  const all = [...new Set(found.flat())];
  const isAlike = (one: string, other: string) =>
    found.every((words) => words.includes(one) === words.includes(other));
  return all.filter(
    (word) => !all.some((long) => long !== word && long.startsWith(word) && isAlike(word, long)),
  );
}
