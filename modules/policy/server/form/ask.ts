import { decide, type Json, type Verdict } from '#engines/rules/index.ts';
import type { BookClause } from '../book.ts';
import { isClaim, sidesOf } from '../claims/applications.ts';
import type { Place } from '../place.ts';
import type { Steps } from '../words.ts';
import { type Answers, readAnswers, sourceOf, withImplied } from './answers.ts';
import { openFacts } from './open-facts.ts';
import { questionOf } from './question.ts';
import { kindFor, kindKey, mayBeRole } from './roles.ts';
import { togetherAsked } from './wording.ts';

type Compiled = Pick<BookClause, 'clause' | 'program'>;

/** One clause against the answers so far, and the facts that it still waits for. */
export interface Answered<C extends Compiled> {
  each: C;
  verdict: Verdict;
  open: string[];
}

interface Given {
  who: string;
  answers: readonly { key: string; value?: Json | undefined }[];
  steps: Steps;
  asOf: string;
}

/**
 * What somebody is comes first; then the facts that most undecided clauses wait for, a clause counting the more the less
 * it waits for: results come early. Of equals those named first.
 */
function mostAsked(
  found: readonly Answered<Compiled>[],
  together: ReadonlyMap<string, readonly string[]>,
): { keys: readonly string[]; clauses: string[] } | undefined {
  const asked = new Map<readonly string[], { keys: readonly string[]; clauses: string[]; weight: number }>();
  for (const { each, open } of found) {
    const groups = new Set(open.map((key) => together.get(key) ?? [key]));
    for (const keys of groups) {
      const known = asked.get(keys) ?? { keys, clauses: [], weight: 0 };
      known.clauses.push(each.clause.title);
      known.weight += 1 / groups.size;
      asked.set(keys, known);
    }
  }
  const all = [...asked.values()];
  return all.find(({ keys }) => keys.includes(kindKey)) ?? all.toSorted((a, b) => b.weight - a.weight)[0];
}

/** The clauses that whoever asks may claim, each with how it stands, and the question that settles most. */
export function askNext<C extends Compiled>(place: Place, book: readonly C[], given: Given) {
  const { who, steps, asOf } = given;
  const own = book.filter(
    (each) => isClaim(each.clause) && (sidesOf(place, each.clause).has(who) || mayBeRole(place, each, who)),
  );
  const together = togetherAsked(place, own, who);
  const withTwins = (some: Answers): Answers =>
    new Map(
      [...some].flatMap(([key, value]) => (together.get(key) ?? [key]).map((twin) => [twin, value] as const)),
    );
  const answers = withTwins(withImplied(place, withTwins(readAnswers(place, given.answers))));
  const found = own.map((each): Answered<C> => {
    const verdict = decide(each.program, sourceOf(place, each, who, answers, asOf), steps);
    const isKindKnown = kindFor(place, each, who, undefined) !== undefined;
    const known = isKindKnown ? new Map([...answers, [kindKey, undefined] as const]) : answers;
    return { each, verdict, open: openFacts(place, each, verdict, known) };
  });
  const next = mostAsked(found, together);
  const form = { place, who, own, all: book, steps: { steps, today: asOf } };
  return { found, question: next ? questionOf(form, next.keys, next.clauses) : null };
}
