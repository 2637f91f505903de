import type pg from 'pg';
import { fitFor } from '#modules/policy/contract/fit-operations.ts';
import type { Bare } from './bare.ts';
import type { Level } from './levels.ts';
import { goals, type ReadCase, type Variant } from './read-case.ts';

const samples = 25;
type Kind = 'enterprise' | 'organisation' | 'person';
const columns: Record<Kind, string> = {
  enterprise: 'enterprise_id',
  organisation: 'organisation_id',
  person: 'person_id',
};

/** What fits enterprises, people and introducers, beside the placements it rests on, read bare. */
export async function fitCases(owner: pg.Pool, { pack }: Level): Promise<ReadCase[]> {
  const { cityCode } = pack;
  const variantOf = async (kind: Kind): Promise<Variant> => {
    const column = columns[kind];
    const { rows } = await owner.query<{ id: string }>(
      `SELECT DISTINCT ${column} AS id FROM placement
       WHERE city_code = $1 AND onboard_on IS NOT NULL AND ${column} IS NOT NULL ORDER BY 1 LIMIT ${samples}`,
      [cityCode],
    );
    const nth = (at: number): string => rows[at % rows.length]?.id ?? '';
    return {
      name: kind,
      ask: (caller, at) => caller.call(fitFor, { subject: { kind, id: nth(at) } }),
      bare: (at): Bare[] => [
        {
          text: `SELECT * FROM placement WHERE city_code = $1 AND ${column} = $2 AND onboard_on IS NOT NULL`,
          values: [cityCode, nth(at)],
        },
      ],
    };
  };
  const caseOf = async (label: string, kind: Kind): Promise<ReadCase> => ({
    group: 'fit',
    label,
    login: 'city',
    goalMs: goals.fit,
    variants: [await variantOf(kind)],
  });
  return [
    await caseOf('能享受什么（企业）', 'enterprise'),
    await caseOf('能享受什么（个人）', 'person'),
    await caseOf('能享受什么（机构、院校）', 'organisation'),
  ];
}
