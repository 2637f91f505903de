import { type Clause, compileClause, type Program, type Verdict, type World } from '#engines/rules/index.ts';

/** Where a condition of the clause itself stands: in a list of conditions, a range, or the window of validity. */
type Place = (string | number)[];

const compiled = new WeakMap<Program, Map<string, Program | undefined>>();
const lists = ['when', 'each', 'together', 'ranges'] as const;

/** The conditions nobody can decide yet: unknown of some thing, and of none a no. */
function openOnes({ criteria }: Program, { findings }: Verdict): number[] {
  return criteria.flatMap(({ parent }, at) => {
    if (parent !== -1) return [];
    const states = findings.filter(({ criterion }) => criterion === at).map(({ state }) => state);
    return states.includes('unknown') && !states.includes('no') ? [at] : [];
  });
}

/** Whether time fulfils a condition or one below it: then without its facts nobody knows the day. */
const isOfTime = ({ criteria }: Pick<Program, 'criteria'>, index: number): boolean =>
  criteria[index]?.due !== undefined ||
  criteria.some(({ parent }, at) => parent === index && isOfTime({ criteria }, at));

/** A condition written as a name stands where the name is defined. */
const isOpen = (places: readonly Place[], key: string, condition: unknown, at: number): boolean =>
  places.some(([part, where]) =>
    part === 'let' ? where === condition : part === key && Number(where) === at,
  );

function without(clause: Clause, places: readonly Place[]): Clause {
  const { validity, ...rest } = clause;
  const left = {
    ...rest,
    ...(validity && !places.some(([part]) => part === 'validity') ? { validity } : {}),
  };
  for (const key of lists) {
    const own: unknown[] | undefined = clause[key];
    if (own) Object.assign(left, { [key]: own.filter((each, at) => !isOpen(places, key, each, at)) });
  }
  return left;
}

/**
 * The clause with its open conditions taken as met: what would come if the missing papers show what they should.
 * The clause itself where nothing is open, or where the day hangs on what is missing.
 */
export function relaxed(world: World, program: Program, verdict: Verdict): Program {
  const open = openOnes(program, verdict);
  if (open.length === 0 || open.some((at) => isOfTime(program, at))) return program;
  const places = open.map((at) => program.criteria[at]?.path ?? []);
  const known = compiled.get(program) ?? new Map<string, Program | undefined>();
  compiled.set(program, known);
  const key = JSON.stringify(places);
  if (!known.has(key)) known.set(key, compileClause(without(program.clause, places), world).program);
  return known.get(key) ?? program;
}
