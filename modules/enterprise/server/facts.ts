import { isWithin } from '#engines/regiontree/index.ts';
import { AppError } from '#platform/http/app-error.ts';
import type { OperationContext } from '#platform/http/operation.ts';
import type { PackInForce } from '#platform/packs/in-force.ts';
import type { DictionaryName } from '#platform/packs/vocabulary.ts';
import { parsePhone } from '#platform/sheets/identity.ts';
import type { z } from 'zod';
import { enterpriseFieldLabels } from '../contract/codes.ts';
import { factProblems, type FieldProblem } from '../contract/facts.ts';
import type { createEnterprise } from '../contract/operations.ts';
import type { EnterpriseTables } from './tables.ts';

type Facts = z.output<typeof createEnterprise.input>;
type Context = OperationContext<EnterpriseTables>;

/** Throws all problems of a form at once; the first names the refusal. */
export function refuseProblems(problems: FieldProblem[]): void {
  const [first] = problems;
  if (first) throw new AppError(first.code, first.params ?? {}, { items: problems });
}

/** Whether the place's dictionary has the code; nothing written is no mistake. */
export function isKnownTerm(pack: PackInForce, dictionary: DictionaryName, code: string | null): boolean {
  return code === null || pack.dictionaries[dictionary].some((term) => term.code === code);
}

async function placeProblems({ db, actor, pack }: Context, facts: Facts): Promise<FieldProblem[]> {
  const problems: FieldProblem[] = [];
  const region = await db
    .selectFrom('region')
    .select('code')
    .where('code', '=', facts.regionCode)
    .executeTakeFirst();
  if (!region || !isWithin(facts.regionCode, pack.rootRegion))
    problems.push({ pointer: '/regionCode', code: 'enterprise.unknownRegion' });
  else if (actor.scope.kind === 'region' && !isWithin(facts.regionCode, actor.scope.regionCode))
    problems.push({ pointer: '/regionCode', code: 'enterprise.outsideScope' });
  if (facts.parkId === null) return problems;
  const park = await db
    .selectFrom('organisation')
    .select('regionCode')
    .where('cityCode', '=', actor.cityCode)
    .where('id', '=', facts.parkId)
    .where('kind', '=', 'park')
    .executeTakeFirst();
  if (!park) problems.push({ pointer: '/parkId', code: 'enterprise.unknownPark' });
  // A park speaks for the division it lies in, not for the neighbour's.
  else if (actor.scope.kind === 'park' && !isWithin(facts.regionCode, park.regionCode))
    problems.push({ pointer: '/regionCode', code: 'enterprise.outsideScope' });
  return problems;
}

async function codeProblems({ db, pack }: Context, facts: Facts): Promise<FieldProblem[]> {
  const unknown = (field: 'nature' | 'size' | 'industryCode'): FieldProblem => ({
    pointer: `/${field}`,
    code: 'enterprise.unknownCode',
    params: { what: enterpriseFieldLabels[field] },
  });
  const problems: FieldProblem[] = [];
  if (!isKnownTerm(pack, 'enterpriseNature', facts.nature)) problems.push(unknown('nature'));
  if (!isKnownTerm(pack, 'enterpriseSize', facts.size)) problems.push(unknown('size'));
  if (facts.industryCode === null) return problems;
  const industry = await db
    .selectFrom('industry')
    .select('code')
    .where('code', '=', facts.industryCode)
    .executeTakeFirst();
  return industry ? problems : [...problems, unknown('industryCode')];
}

/** The columns to write, once everything fits: place within scope, known codes, dates in order, phone in one form. */
export async function checkedFacts(context: Context, facts: Facts): Promise<Facts> {
  const { actor, today } = context;
  // A park officer's enterprises are those of the park.
  const parkId = actor.scope.kind === 'park' ? actor.scope.id : facts.parkId;
  const placed = { ...facts, parkId };
  const phone = facts.contactPhone === null ? { value: null } : parsePhone(facts.contactPhone);
  const phoneProblems: FieldProblem[] =
    'problem' in phone ? [{ pointer: '/contactPhone', code: 'enterprise.badPhone' }] : [];
  refuseProblems([
    ...factProblems(placed, today),
    ...(await placeProblems(context, placed)),
    ...(await codeProblems(context, placed)),
    ...phoneProblems,
  ]);
  return { ...placed, contactPhone: 'value' in phone ? phone.value : null };
}
