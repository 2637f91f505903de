import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { vocabularyOf } from '#modules/policy/server/operations/get-vocabulary.ts';
import { placeOf } from '#modules/policy/server/place.ts';
import { packsFolder, readLibrary } from '#platform/policies/read.ts';
import type { JsonObject, Vocabulary, WorkedCase } from '#modules/policy/web/components/types.ts';
import { groupsOf, textOfValue } from '#modules/policy/web/components/cases/case-facts.ts';

const library = readLibrary();
const vocabulary: Vocabulary = vocabularyOf(placeOf('luzhou-2017'), [], []);

const cases = library.books.flatMap(
  ({ pack }) =>
    JSON.parse(readFileSync(`${packsFolder}/${pack}/policies/cases.json`, 'utf8')) as WorkedCase[],
);

describe('案例表里的用词', () => {
  it('十一地案例写的每一项，都有中文名称和中文的值，没有代码', () => {
    const said = cases.flatMap((worked) =>
      groupsOf(vocabulary, worked.inputs as JsonObject).flatMap(({ title, facts }) => [
        title,
        ...facts.flatMap(({ label, value, labels }) => [label, textOfValue(value, labels)]),
      ]),
    );
    expect(said.length).toBeGreaterThan(1000);
    expect([...new Set(said.filter((words) => /[a-z]{2,}|_|\{/.test(words)))]).toEqual([]);
  });
});
