import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { Json as EngineJson } from '#engines/rules/index.ts';
import { readLibrary } from '#platform/policies/read.ts';
import { vocabularyOf } from '#modules/policy/server/operations/get-vocabulary.ts';
import { placeOf } from '#modules/policy/server/place.ts';
import { getAt, isObject } from '#modules/policy/web/components/json-path.ts';
import type { Json, JsonObject, Path, Vocabulary } from '#modules/policy/web/components/types.ts';
import { BasicsEditor } from '#modules/policy/web/components/editor/basics-editor.tsx';
import { factsOf } from '#modules/policy/web/components/editor/clause-data.ts';
import { Conditions, ConditionsEditor } from '#modules/policy/web/components/editor/conditions-editor.tsx';
import { DefinitionsEditor } from '#modules/policy/web/components/editor/definitions-editor.tsx';
import { EditorContext } from '#modules/policy/web/components/editor/editor-context.ts';
import { operators, partsOf } from '#modules/policy/web/components/editor/grammar.ts';
import { PaymentsEditor } from '#modules/policy/web/components/editor/payments-editor.tsx';
import {
  isNumber,
  shownNumber,
  shownWord,
  writtenNumber,
  writtenWords,
} from '#modules/policy/web/components/editor/plain.ts';
import { ResultsEditor } from '#modules/policy/web/components/editor/results-editor.tsx';
import { namesAt } from '#modules/policy/web/components/editor/scope.ts';
import { unshownParts } from '#modules/policy/web/components/editor/unshown.ts';
import { ValueEditor } from '#modules/policy/web/components/editor/value-editor.tsx';

const today = '2020-01-01';
const library = readLibrary();
const clauses = library.books.flatMap((book) => {
  const place = placeOf(book.pack);
  const all = book.clauses.map(({ clause }) => clause);
  const vocabulary: Vocabulary = vocabularyOf(
    place,
    all.map(({ id, title }) => ({ clauseId: id, title })),
    all as unknown as EngineJson,
  );
  return all.map((clause) => ({ clause: clause as unknown as JsonObject, vocabulary }));
});

/** Everything written out in a clause, with its place. */
function leaves(node: Json, path: Path = []): { path: Path; leaf: string | number | boolean }[] {
  if (Array.isArray(node)) return node.flatMap((each, at) => leaves(each, [...path, at]));
  if (isObject(node)) return Object.entries(node).flatMap(([key, each]) => leaves(each, [...path, key]));
  return node === null ? [] : [{ path, leaf: node }];
}

/** The form of a clause as the browser would first draw it. */
function drawn(clause: JsonObject, vocabulary: Vocabulary): string {
  const value = {
    clause,
    vocabulary,
    facts: factsOf(vocabulary),
    words: new Map(),
    readings: [],
    payers: [],
    problems: [],
    today,
    onChange: () => undefined,
    Conditions,
    Value: ValueEditor,
  };
  return renderToStaticMarkup(
    createElement(
      EditorContext,
      { value },
      createElement(BasicsEditor, { isNew: true }),
      createElement(ConditionsEditor, { thing: '每项' }),
      createElement(PaymentsEditor, { payments: [] }),
      createElement(ResultsEditor),
      createElement(DefinitionsEditor),
    ),
  )
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&#x27;', "'");
}

/** Words of the grammar that a field shows as an option. */
const ownWords: Record<string, string> = { chosen: '符合条件的各项', unstated: '文件没有写金额' };

/** How a plain value may look in its field: as it is written, in per cent, or as the option that stands for it. */
function looks(path: Path, leaf: string | number, clause: JsonObject, vocabulary: Vocabulary): string[] {
  if (typeof leaf === 'number')
    return [leaf, Number((leaf * 100).toFixed(6))].flatMap((each) => [`value="${each}"`, `>${each}<`]);
  const name = namesAt(vocabulary, factsOf(vocabulary), clause, path).get(leaf);
  const parameter = vocabulary.parameters.find((each) => each.name === leaf);
  const reading = vocabulary.readings.find(({ id }) => id === leaf);
  const meanings = vocabulary.readings.flatMap(({ options }) => options);
  const title = vocabulary.clauses.find(({ clauseId }) => clauseId === leaf)?.title;
  return [
    leaf,
    ownWords[leaf],
    name?.label,
    parameter?.label,
    reading && `${reading.id} ${reading.subject}`,
    ...meanings.filter(({ value }) => value === leaf).map(({ label }) => label),
    title && `${leaf} ${title}`,
    name?.labels?.[leaf],
    ...vocabulary.entities.flatMap(({ list, label, facts }) => [
      list === leaf ? label : undefined,
      ...facts.map(({ labels }) => labels?.[leaf]),
    ]),
  ].filter((each) => each !== undefined);
}

/** Options whose words are the form's own, not the clause's. */
const byChoice = new Set([
  'kind',
  'class',
  'per',
  'takesRest',
  'holds',
  'each',
  'once',
  'isGiven',
  'isStated',
]);
/** The name of a list's thing follows from the list; fields show it wherever it is used. */
const isFollowing = (path: Path): boolean => path.at(-1) === 'as';

describe('条款编辑器：十一个地区每一条的每一处都能在屏幕上改', () => {
  it('没有一处是表单里没有、只能保留的', () => {
    expect(clauses.length).toBeGreaterThan(150);
    for (const { clause } of clauses) expect(unshownParts(clause), String(clause.id)).toEqual([]);
  });

  it('认不出的写法，说得出在哪里', () => {
    const clause: JsonObject = {
      id: 'XX-1',
      later: 1,
      when: [{ fact: 'a', is: 1, weird: 2 }, { strange: true }],
      let: { odd: { unheard: 1 }, fine: { add: [1, { unheard: 1 }] } },
      pays: [{ amount: { yuan: 1 }, for: { days: 3 } }],
    };
    expect(unshownParts(clause)).toEqual([
      ['later'],
      ['let', 'odd'],
      ['let', 'fine', 'add', 1],
      ['when', 0, 'weird'],
      ['when', 1],
      ['pays', 0, 'for'],
    ]);
  });

  it('写定的数和词，显示出来再写回去，还是原来的数据', () => {
    const types = ['number', 'rate', 'money'] as const;
    for (const { clause } of clauses)
      for (const { path } of leaves(clause)) {
        const where = `${clause.id} ${path.join('.')}`;
        const whole = getAt(clause, path.slice(0, -1));
        const node = isObject(whole) && isNumber(whole) ? whole : getAt(clause, path);
        // Of money a plain number only ever says 0.
        const fitting = types.filter((type) => type !== 'money' || isObject(node) || node === 0);
        if (node !== undefined && isNumber(node))
          for (const type of fitting)
            expect(writtenNumber(shownNumber(node, type), node, type), where).toEqual(node);
        if (Array.isArray(whole) && whole.every((each) => !isObject(each) || isNumber(each)))
          for (const type of [...types, 'text'] as const)
            expect(writtenWords(whole.map(shownWord), whole, type), where).toEqual(whole);
      }
  });

  it('打开一条，写的每个数、每个词都在表单里看得见，没有“只能看”的地方', () => {
    const hidden: string[] = [];
    for (const { clause, vocabulary } of clauses) {
      const form = drawn(clause, vocabulary);
      expect(form, String(clause.id)).not.toMatch(/只能看|保留/);
      for (const { path, leaf } of leaves(clause)) {
        if (typeof leaf === 'boolean' || byChoice.has(String(path.at(-1))) || isFollowing(path)) continue;
        if (!looks(path, leaf, clause, vocabulary).some((each) => form.includes(each)))
          hidden.push(`${clause.id} ${path.join('.')} ${leaf}`);
      }
    }
    expect(hidden).toEqual([]);
  }, 180_000);

  it('每种计算的每一部分都有自己的一栏', () => {
    for (const operator of operators) {
      const node = {
        [operator.key]: operator.shape === 'span' ? { from: 'asOf', through: 'asOf' } : ['asOf', 1],
      };
      expect(
        partsOf(node, operator, 'any').every(({ path }) => path.length > 0),
        operator.key,
      ).toBe(true);
    }
  });
});
