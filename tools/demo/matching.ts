import { type Candidate, scorePair, type Vacancy } from '#engines/matching/index.ts';
import { type MatchWords, reasonText } from '#modules/matching/contract/codes.ts';
import { settingsOf } from '#modules/matching/server/settings.ts';
import type { Pack } from '#platform/packs/schema.ts';
import type { DemoContext } from './context.ts';
import type { Person } from './people.ts';
import type { PostPlan } from './posts.ts';

const rankOf = ({ dictionaries }: Pack, education: string | null): number =>
  dictionaries.education.find((term) => term.code === education)?.rank ?? 0;

export function candidateOf({ pack, day }: DemoContext, person: Person): Candidate {
  return {
    id: person.id,
    regionCode: person.regionCode,
    birthOn: person.birthOn,
    educationRank: rankOf(pack, person.education),
    occupationCodes: person.occupationsWanted,
    skills: person.skills,
    experienceMonths: person.experience,
    payExpectedFen: person.payExpectedFen,
    availableOn: person.availableOn,
    workRange: person.workRange,
    needsLodging: person.needsLodging,
    acceptsShift: person.acceptsShift,
    groups: person.groups,
    status: person.status,
    hasConsent: person.consentedOn !== null,
    lastContactOn: day(person.lastContactOn),
  };
}

export function vacancyOf({ pack, day }: DemoContext, post: PostPlan): Vacancy {
  return {
    id: post.id,
    regionCode: post.enterprise.regionCode,
    occupationCode: post.kind.occupation,
    skills: post.kind.skills.split('、').map((code) => ({ code, required: false })),
    educationRankMin: rankOf(pack, post.educationMin),
    experienceMonthsMin: post.experienceMonths,
    payMinFen: post.payMinFen,
    payMaxFen: post.payMaxFen,
    neededOn: day(post.neededOn),
    hasLodging: post.hasLodging,
    isShift: post.isShift,
    remaining: 1,
    ageMin: null,
    isOpen: true,
  };
}

function wordsOf({ occupations, dictionaries }: Pack, post: PostPlan): MatchWords {
  const nameOf = (code: string) => occupations.find((each) => each.code === code)?.name ?? code;
  const labelIn = (terms: Pack['dictionaries']['group']) => (code: string) =>
    terms.find((term) => term.code === code)?.label ?? code;
  return {
    postOccupation: nameOf(post.kind.occupation),
    occupation: nameOf,
    education: (rank) => dictionaries.education.find((term) => term.rank === rank)?.label ?? '',
    status: labelIn(dictionaries.supplyStatus),
    group: labelIn(dictionaries.group),
    workRange: labelIn(dictionaries.workRange),
  };
}

/** What was said for a person when the post was proposed, as the matching module says it. */
export function scoreOf(
  context: DemoContext,
  person: Person,
  post: PostPlan,
  on: number,
): { score: number; reasons: string } {
  const { score, reasons } = scorePair(
    candidateOf(context, person),
    vacancyOf(context, post),
    settingsOf(context.pack),
    context.day(on),
  );
  const words = wordsOf(context.pack, post);
  return {
    score,
    reasons: JSON.stringify(
      reasons.map((reason) => ({
        code: reason.code,
        text: reasonText(reason, words),
        points: reason.points,
      })),
    ),
  };
}
