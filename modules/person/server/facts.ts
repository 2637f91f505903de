import type { z } from 'zod';
import { isWithin } from '#engines/regiontree/index.ts';
import { isKnownTerm, refuseProblems } from '#modules/enterprise/server/index.ts';
import { AppError } from '#platform/http/app-error.ts';
import { parsePhone } from '#platform/sheets/identity.ts';
import { personFieldLabels as labels, type Sex } from '../contract/codes.ts';
import { readIdCard } from '../contract/id-card.ts';
import type { updatePerson } from '../contract/operations.ts';
import { nameParts } from './name-parts.ts';
import type { PersonContext } from './queries.ts';

type Input = Omit<z.output<typeof updatePerson.input>, 'id' | 'version'>;
interface FieldProblem {
  pointer: string;
  code: string;
  params?: Record<string, unknown>;
}

const earliestBirth = '1900-01-01';
/** Day of birth as a card or an officer gives it. */
export const isPossibleBirth = (birthOn: string, today: string): boolean =>
  birthOn >= earliestBirth && birthOn <= today;

async function placeProblems(
  { db, actor, pack }: PersonContext,
  regionCode: string,
): Promise<FieldProblem[]> {
  const problem = (code: string): FieldProblem[] => [{ pointer: '/regionCode', code }];
  const region = await db
    .selectFrom('region')
    .select((eb) => [
      'code',
      eb
        .exists(
          eb.selectFrom('region as below').select('below.code').where('below.parentCode', '=', regionCode),
        )
        .as('hasBelow'),
    ])
    .where('code', '=', regionCode)
    .executeTakeFirst();
  if (!region || !isWithin(regionCode, pack.rootRegion)) return problem('person.unknownRegion');
  if (actor.scope.kind === 'region' && !isWithin(regionCode, actor.scope.regionCode))
    return problem('person.outsideScope');
  return region.hasBelow ? problem('person.notLowest') : [];
}

async function codeProblems({ db, pack }: PersonContext, facts: Input): Promise<FieldProblem[]> {
  const unknown = (field: keyof Input & keyof typeof labels): FieldProblem => ({
    pointer: `/${field}`,
    code: 'person.unknownCode',
    params: { what: labels[field] },
  });
  const problems: FieldProblem[] = [];
  if (!isKnownTerm(pack, 'supplyStatus', facts.status)) problems.push(unknown('status'));
  if (!isKnownTerm(pack, 'education', facts.education)) problems.push(unknown('education'));
  if (facts.groups.some((group) => !isKnownTerm(pack, 'group', group))) problems.push(unknown('groups'));
  const wanted = new Set(facts.occupationsWanted);
  const done = new Set(facts.experience.map(({ occupationCode }) => occupationCode));
  const asked = [...wanted.union(done)];
  if (!asked.length) return problems;
  const known = await db.selectFrom('occupation').select('code').where('code', 'in', asked).execute();
  const codes = new Set(known.map(({ code }) => code));
  if (!wanted.isSubsetOf(codes)) problems.push(unknown('occupationsWanted'));
  if (!done.isSubsetOf(codes)) problems.push(unknown('experience'));
  return problems;
}

/** Birth and sex: from the card where there is one, otherwise as written. */
function birthOf(
  input: Input,
  today: string,
): { birthOn: string; sex: Sex | null; idCard: string | null } | FieldProblem {
  if (input.idCard) {
    const card = readIdCard(input.idCard);
    if (!card.ok) return { pointer: '/idCard', code: card.code };
    if (!isPossibleBirth(card.birthOn, today)) return { pointer: '/idCard', code: 'person.birthRange' };
    return { birthOn: card.birthOn, sex: card.sex, idCard: card.number };
  }
  if (!input.birthOn) return { pointer: '/birthOn', code: 'person.birthMissing' };
  if (!isPossibleBirth(input.birthOn, today)) return { pointer: '/birthOn', code: 'person.birthRange' };
  return { birthOn: input.birthOn, sex: input.sex ?? null, idCard: null };
}

/** The columns to write beside the card, and the card's number, once everything fits; all problems are said at once. */
export async function checkedFacts(context: PersonContext, input: Input) {
  const birth = birthOf(input, context.today);
  const phone = input.phone === null ? { value: null } : parsePhone(input.phone);
  const problems = [
    ...(await placeProblems(context, input.regionCode)),
    ...(await codeProblems(context, input)),
  ];
  if ('problem' in phone) problems.push({ pointer: '/phone', code: 'person.badPhone' });
  if ('code' in birth) problems.unshift(birth);
  refuseProblems(
    problems.map(({ params = {}, ...problem }) => ({ ...problem, params: params as Record<string, string> })),
  );
  if ('code' in birth || 'problem' in phone) throw new AppError('platform.invalidInput');
  const { idCard: _card, birthOn: _birth, sex: _sex, experience, ...facts } = input;
  const columns = {
    ...facts,
    phone: phone.value,
    nameParts: nameParts(facts.name),
    birthOn: birth.birthOn,
    sex: birth.sex,
    experience: JSON.stringify(
      Object.fromEntries(experience.map(({ occupationCode, months }) => [occupationCode, months])),
    ),
  };
  return { columns, idCard: birth.idCard };
}
