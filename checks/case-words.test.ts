import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { packsFolder, readLibrary } from '#platform/policies/read.ts';
import type { JsonObject, Vocabulary, WorkedCase } from '#modules/policy/web/components/types.ts';
import { groupsOf, textOfValue } from '#modules/policy/web/components/cases/case-facts.ts';

const library = readLibrary();
const whole = library.vocabulary.get('case')?.facts ?? [];
/** As the server tells it. */
const vocabulary: Vocabulary = {
  entities: [...library.vocabulary.values()].map(({ name, label, facts }) => ({
    name,
    label,
    list: whole.find(({ type }) => typeof type === 'object' && type.list === name)?.name ?? null,
    facts: facts.map((fact) => ({
      name: fact.name,
      label: fact.label,
      type: typeof fact.type === 'string' ? fact.type : 'list',
      unit: null,
      words: [],
      isInLedger: false,
      ...(fact.caseWord ? { caseWord: fact.caseWord } : {}),
      ...(typeof fact.type === 'object' ? { things: fact.type.list } : {}),
      ...(fact.values ? { labels: fact.values } : {}),
    })),
  })),
  parameters: [...library.parameters.values()].map((each) => ({ ...each, unit: null })),
  clauses: [],
};

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
