import type { z } from 'zod';
import type { FactDefinition, FactType } from '#engines/rules/index.ts';
import type { fitByForm } from '../../contract/fit-operations.ts';
import type { BookClause } from '../book.ts';
import type { Place } from '../place.ts';
import type { Steps } from '../words.ts';
import { factOf } from './answers.ts';
import { choicesOf } from './choices.ts';
import { kindKey, rolesAsked } from './roles.ts';
import { aboutOf, askOf } from './wording.ts';

type Question = NonNullable<z.input<typeof fitByForm.output>['question']>;

const kinds: Record<string, Question['kind']> = {
  boolean: 'yesNo',
  number: 'number',
  money: 'money',
  rate: 'rate',
  date: 'date',
  month: 'month',
  numbers: 'numbers',
};
type Asked = Pick<BookClause, 'clause'>;
type Labels = Readonly<Record<string, string>>;
const units: Record<string, string> = { money: '元', rate: '%' };

function kindOf(type: FactType, hasOptions: boolean): Question['kind'] {
  if (type === 'texts') return 'choices';
  if (type === 'text') return hasOptions ? 'choice' : 'text';
  return kinds[String(type)] ?? 'text';
}

/** A word that no clause asks for: none of the options applies. */
const otherOption = { value: '其他', label: '以上都不是' };

function noneOf({ none, openEnded, absent, type }: FactDefinition, kind: Question['kind']): string | null {
  if (none) return none;
  if (openEnded) return '没有截止日';
  return absent === 'none' || (kind === 'text' && type === 'text') ? '没有' : null;
}

interface Form {
  place: Place;
  who: string;
  /** Clauses that whoever asks may claim, and all of the place. */
  own: readonly Asked[];
  all: readonly Asked[];
  steps: { steps: Steps; today: string };
}

/** What may be chosen, in words: a coded value by its label, another clause by its title. */
function optionsOf({ place, who, own, all, steps }: Form, keys: readonly string[], values: Labels) {
  if (keys.includes(kindKey)) return rolesAsked(place, own, who).map((value) => ({ value, label: value }));
  const compared = keys.flatMap((key) => choicesOf(own, key.replace(/^case\./, ''), steps));
  const options = (compared.length > 0 ? compared : Object.keys(values)).map((value) => ({
    value,
    label: values[value] ?? all.find(({ clause }) => clause.id === value)?.clause.title ?? value,
  }));
  return [...new Map(options.map((option) => [option.label, option])).values()];
}

/** The question that settles some facts, with the words that the clauses of this place know. */
export function questionOf(form: Form, keys: readonly string[], decides: string[]): Question | null {
  const { place, who } = form;
  const [key = ''] = keys;
  const found = factOf(place, key);
  const ask = askOf(place, key, who);
  if (!found || ask === undefined) return null;
  const { fact } = found;
  const options = optionsOf(form, keys, fact.values ?? {});
  const kind = kindOf(fact.type, options.length > 0);
  const none = noneOf(fact, kind);
  return {
    key,
    ask,
    help: fact.help ?? null,
    kind,
    options: kind === 'choice' && none === null ? [...options, otherOption] : options,
    unit: fact.unit ?? units[String(fact.type)] ?? null,
    none,
    about: aboutOf(place, key, who),
    material: fact.material ?? null,
    decides,
  };
}
