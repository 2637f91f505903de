import { addDays } from '#engines/calendar/index.ts';
import { openStates } from '#modules/demand/contract/codes.ts';

/** A statement as somebody would write it by hand who may see everything: no row security, no names of codes, no HTTP. */
export interface Bare {
  text: string;
  values: unknown[];
}

export interface PeopleFilter {
  region?: { from: string; to: string };
  status?: string;
  group?: string;
  occupation?: string;
  education?: string;
  isOpen?: true;
  staleBefore?: string;
  namePart?: string;
  idCardIndex?: Buffer;
}

export interface PageWanted {
  page: number;
  pageSize: number;
  sort: string;
}

export const newestFirst = 'recorded_on DESC, id DESC';

/** One page of people and their total. */
export function barePeople(cityCode: string, filter: PeopleFilter, wanted: PageWanted): Bare[] {
  const values: unknown[] = [cityCode];
  const conditions = ['city_code = $1'];
  const add = (condition: string, ...given: unknown[]) => {
    conditions.push(
      given.reduce<string>((text, _, at) => text.replace(`?${at}`, `$${values.length + at + 1}`), condition),
    );
    values.push(...given);
  };
  if (filter.region) add('region_code >= ?0 AND region_code < ?1', filter.region.from, filter.region.to);
  if (filter.status) add('status = ?0', filter.status);
  if (filter.group) add(`groups @> ?0 AND groups <> '{}'`, [filter.group]);
  if (filter.occupation) add('occupations_wanted @> ?0', [filter.occupation]);
  if (filter.education) add('education = ?0', filter.education);
  if (filter.staleBefore) add('last_contact_on < ?0', filter.staleBefore);
  if (filter.isOpen || filter.staleBefore) add('placement_id IS NULL');
  if (filter.namePart) add('name_parts @> ?0', [filter.namePart]);
  if (filter.idCardIndex) add('id_card_index = ?0', filter.idCardIndex);
  const where = conditions.join(' AND ');
  const offset = (wanted.page - 1) * wanted.pageSize;
  return [
    {
      text: `SELECT * FROM person WHERE ${where} ORDER BY ${wanted.sort} LIMIT ${wanted.pageSize} OFFSET ${offset}`,
      values,
    },
    { text: `SELECT count(*) FROM person WHERE ${where}`, values },
  ];
}

/** The figures of all enterprises of a region on a day, and the posts due soon. */
export function bareFigures(
  cityCode: string,
  { from, to }: { from: string; to: string },
  asOf: string,
  horizonDays: number,
): Bare[] {
  const enterprises = {
    text: `SELECT count(e.signed_on), count(e.docked_on), sum(r.total_demand), sum(r.in_year_expected), sum(r.employed + m.moved),
        sum(greatest(r.in_year_expected - r.employed - m.moved, 0))
      FROM enterprise e
      LEFT JOIN LATERAL (SELECT * FROM headcount_report h WHERE h.city_code = e.city_code AND h.enterprise_id = e.id AND h.effective_on <= $4 AND h.recorded_on <= $4
        ORDER BY h.effective_on DESC, h.recorded_on DESC, h.recorded_at DESC LIMIT 1) r ON true
      CROSS JOIN LATERAL (SELECT coalesce(sum(v.delta), 0) AS moved FROM headcount_movement v
        WHERE v.city_code = e.city_code AND v.enterprise_id = e.id AND v.effective_on > r.effective_on AND v.effective_on <= $4) m
      WHERE e.city_code = $1 AND e.region_code >= $2 AND e.region_code < $3`,
    values: [cityCode, from, to, asOf],
  };
  const posts = {
    text: `SELECT sum(greatest(h.headcount - coalesce(f.filled, 0), 0)) FROM post_history h
      LEFT JOIN LATERAL (SELECT sum(v.delta) AS filled FROM headcount_movement v WHERE v.city_code = h.city_code AND v.post_id = h.post_id AND v.effective_on <= $4) f ON true
      WHERE h.city_code = $1 AND h.region_code >= $2 AND h.region_code < $3 AND h.valid_from <= $4 AND (h.valid_to IS NULL OR h.valid_to > $4)
        AND h.status = ANY ($6) AND h.needed_on BETWEEN $4 AND $5`,
    values: [cityCode, from, to, asOf, addDays(asOf, horizonDays), openStates],
  };
  return [enterprises, posts];
}
