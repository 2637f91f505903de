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

const byKey = (kind: Kind): string =>
  `SELECT DISTINCT ${columns[kind]} AS id FROM placement WHERE city_code = $1 AND onboard_on IS NOT NULL
   AND ${columns[kind]} IS NOT NULL ORDER BY 1 LIMIT ${samples}`;
const largest = (kind: Kind): string =>
  `SELECT ${columns[kind]} AS id FROM placement WHERE city_code = $1 AND onboard_on IS NOT NULL
   AND ${columns[kind]} IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1`;
const seekers = `SELECT n.id FROM person n WHERE n.city_code = $1 AND n.placement_id IS NULL ORDER BY n.id LIMIT ${samples}`;

/** What fits enterprises, people and introducers, also the largest, beside the placements it rests on, read bare. */
export async function fitCases(owner: pg.Pool, { pack }: Level): Promise<ReadCase[]> {
  const { cityCode } = pack;
  const variantOf = async (kind: Kind, name: string, statement: string): Promise<Variant> => {
    const { rows } = await owner.query<{ id: string }>(statement, [cityCode]);
    const nth = (at: number): string => rows[at % rows.length]?.id ?? '';
    return {
      name,
      ask: (caller, at) => caller.call(fitFor, { subject: { kind, id: nth(at) } }),
      bare: (at): Bare[] => [
        {
          text: `SELECT * FROM placement WHERE city_code = $1 AND ${columns[kind]} = $2 AND onboard_on IS NOT NULL`,
          values: [cityCode, nth(at)],
        },
      ],
    };
  };
  const caseOf = (label: string, variants: Variant[]): ReadCase => ({
    group: 'fit',
    label,
    login: 'city',
    goalMs: goals.fit,
    variants,
  });
  return [
    caseOf('能享受什么（企业）', [
      await variantOf('enterprise', '各企业', byKey('enterprise')),
      await variantOf('enterprise', '人最多的企业', largest('enterprise')),
    ]),
    caseOf('能享受什么（个人）', [
      await variantOf('person', '上过岗的', byKey('person')),
      await variantOf('person', '没有上岗的', seekers),
    ]),
    caseOf('能享受什么（机构、院校）', [
      await variantOf('organisation', '各机构', byKey('organisation')),
      await variantOf('organisation', '人最多的机构', largest('organisation')),
    ]),
  ];
}
