import type { Json } from '#engines/rules/index.ts';
import type { BookClause } from '../book.ts';
import { comparedWords } from '../operations/get-vocabulary.ts';
import type { Place } from '../place.ts';

export const kindKey = 'case.applicant.kind';

type Asked = Pick<BookClause, 'clause'>;

/** Words that a clause knows applicants by; undefined where it names none. */
const askedKinds = ({ clause }: Asked): ReadonlySet<string> | undefined =>
  comparedWords(clause as unknown as Json).get('applicant.kind');

/** The particular kinds of applicant that one side may be, each with the word this clause uses for it. */
function rolesIn({ ledger }: Place, each: Asked, who: string): [role: string, word: string][] {
  const asked = askedKinds(each);
  return Object.entries(ledger.roles[who] ?? {}).flatMap(([role, words]): [string, string][] => {
    const word = [role, ...words].find((known) => asked?.has(known));
    return word ? [[role, word]] : [];
  });
}

/** Whether a clause speaks of this side only in a particular role: an internship base, not any enterprise. */
export const mayBeRole = (place: Place, each: Asked, who: string): boolean =>
  rolesIn(place, each, who).length > 0;

/** The roles that clauses ask for, as options of one question. */
export const rolesAsked = (place: Place, book: readonly Asked[], who: string): string[] => [
  ...new Set(book.flatMap((each) => rolesIn(place, each, who).map(([role]) => role))),
];

/** The kind of applicant in the words of a clause; undefined where only an answer can tell. */
export function kindFor(place: Place, each: Asked, who: string, answer: Json | undefined): Json | undefined {
  const words = place.ledger.words.applicant?.[who] ?? [who];
  const asked = askedKinds(each);
  const known = words.find((word) => asked?.has(word));
  const roles = rolesIn(place, each, who);
  if (known || roles.length === 0) return known ?? words[0];
  if (answer === undefined) return undefined;
  return roles.find(([role]) => role === answer)?.[1] ?? String(answer);
}
