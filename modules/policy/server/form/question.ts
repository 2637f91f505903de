import type { z } from 'zod';
import type { FactType, Json } from '#engines/rules/index.ts';
import type { fitByForm } from '../../contract/fit-operations.ts';
import type { BookClause } from '../book.ts';
import { comparedWords } from '../operations/get-vocabulary.ts';
import type { Place } from '../place.ts';
import { factOf } from './answers.ts';

type Question = NonNullable<z.input<typeof fitByForm.output>['question']>;

const kinds: Record<string, Question['kind']> = {
  boolean: 'yesNo',
  number: 'number',
  money: 'money',
  rate: 'rate',
  date: 'date',
  month: 'month',
};

function kindOf(type: FactType, hasOptions: boolean): Question['kind'] {
  if (type === 'texts') return 'choices';
  if (type === 'text') return hasOptions ? 'choice' : 'text';
  return kinds[String(type)] ?? 'text';
}

/** A word that no clause asks for: none of the options applies. */
const otherWord = '其他';

/** The question about a fact, with the words that the clauses of this place know. */
export function questionOf(
  place: Place,
  book: readonly BookClause[],
  key: string,
  decides: string[],
): Question | null {
  const found = factOf(place, key);
  if (!found) return null;
  const { entity, fact } = found;
  const written = entity === 'case' ? fact.name : key;
  const words = comparedWords(book.map(({ clause }) => clause as unknown as Json)).get(written);
  const options = [...new Set([...Object.keys(fact.values ?? {}), ...(words ?? [])])].map((value) => ({
    value,
    label: fact.values?.[value] ?? value,
  }));
  const kind = kindOf(fact.type, options.length > 0);
  const canBeNone =
    fact.openEnded === true || fact.absent === 'none' || (kind === 'text' && fact.type === 'text');
  return {
    key,
    label: fact.label,
    kind,
    options:
      kind === 'choice'
        ? [...options, { value: otherWord, label: '以上都不是' }]
        : kind === 'choices'
          ? options
          : [],
    unit: fact.unit ?? (fact.type === 'money' ? '元' : null),
    canBeNone,
    noneLabel: canBeNone ? (fact.openEnded ? '没有截止日' : '没有') : null,
    material: fact.material ?? null,
    decides,
  };
}
