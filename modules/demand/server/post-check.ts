import { refuseProblems } from '#modules/enterprise/server/index.ts';
import type { OperationContext } from '#platform/http/operation.ts';
import { isKnownOccupation, type PostTexts, postProblems, withPayRange } from './post-fields.ts';
import type { DemandTables } from './tables.ts';

/** The columns to write, or a refusal that names every field at fault. */
export async function checkedPost<T extends PostTexts>(
  { db, pack }: OperationContext<DemandTables>,
  input: T,
): Promise<T> {
  const post = withPayRange(input);
  const problems = postProblems(pack, post).map(({ field, code, params }) => ({
    pointer: `/${field}`,
    code,
    params,
  }));
  if (!(await isKnownOccupation(db, post.occupationCode)))
    problems.push({
      pointer: '/occupationCode',
      code: 'demand.unknownCode',
      params: { what: '缺工类型（工种）' },
    });
  refuseProblems(problems);
  return post;
}
