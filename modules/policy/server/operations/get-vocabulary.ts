import type { z } from 'zod';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import type { FactType, Json } from '#engines/rules/index.ts';
import * as contract from '../../contract/draft-operations.ts';
import { isObject } from '../json.ts';
import { type Place, placeOf } from '../place.ts';
import type { PolicyTables } from '../tables.ts';
import { clauseOf, versionsOf } from '../versions.ts';
import { readingsOf } from '../words.ts';

const tests = ['is', 'isNot', 'in', 'notIn', 'has', 'hasAny', 'hasAll'] as const;

/** Words that clauses hold against each fact, by the name they write. */
export function comparedWords(node: Json | undefined, found = new Map<string, Set<string>>()) {
  if (Array.isArray(node)) for (const each of node) comparedWords(each, found);
  if (!isObject(node)) return found;
  const name =
    typeof node.fact === 'string' ? node.fact : typeof node.list === 'string' ? node.list : undefined;
  if (name) {
    const own = found.get(name) ?? new Set<string>();
    for (const test of tests)
      for (const word of [node[test] ?? []].flat()) if (typeof word === 'string') own.add(word);
    if (own.size > 0) found.set(name, own);
  }
  for (const each of Object.values(node)) comparedWords(each, found);
  return found;
}

const typeOf = (type: FactType): string => (typeof type === 'string' ? type : 'list');

type Titles = readonly { clauseId: string; title: string }[];

/** What a form editor offers for the clauses of a place; `written` is all of them, for the words they use. */
export function vocabularyOf(
  place: Place,
  clauses: Titles,
  written: Json,
): z.input<typeof contract.getVocabulary.output> {
  const words = comparedWords(written);
  const facts = place.vocabulary.get('case')?.facts ?? [];
  const { ledger } = place;
  return {
    entities: [...place.vocabulary.values()].map((entity) => ({
      name: entity.name,
      label: entity.label,
      list: facts.find(({ type }) => typeof type === 'object' && type.list === entity.name)?.name ?? null,
      facts: entity.facts.map(({ name, label, type, unit, values, caseWord }) => {
        const compared = words.get(entity.name === 'case' ? name : `${entity.name}.${name}`) ?? [];
        const held = entity.name === 'case' || entity.name === 'worker' ? ledger.facts[entity.name] : {};
        return {
          name,
          label,
          type: typeOf(type),
          unit: unit ?? null,
          ...(caseWord ? { caseWord } : {}),
          words: [...new Set([...Object.keys(values ?? {}), ...compared])],
          ...(typeof type === 'object' ? { things: type.list } : {}),
          ...(values ? { labels: values } : {}),
          isInLedger: name in held,
        };
      }),
    })),
    parameters: [...place.parameters.values()].map(({ name, label, type, unit, caseWord }) => ({
      name,
      label,
      type,
      unit: unit ?? null,
      ...(caseWord ? { caseWord } : {}),
    })),
    clauses: [...clauses],
    readings: readingsOf(place, Object.keys(place.readings)),
  };
}

export const getVocabulary = implement(
  contract.getVocabulary,
  async (context: OperationContext<PolicyTables>) => {
    const versions = (await versionsOf(context)).filter(({ status }) => status !== 'ended');
    const titles = new Map(versions.map((each) => [each.clauseId, clauseOf(each).title]));
    return vocabularyOf(
      placeOf(context.pack.id),
      [...titles].map(([clauseId, title]) => ({ clauseId, title })),
      versions.map(({ clause }) => clause as unknown as Json),
    );
  },
);
