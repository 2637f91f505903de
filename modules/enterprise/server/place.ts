import { type RawBuilder, sql } from 'kysely';

/** Name of a division with those above it, from the county down: 泸县得胜镇. For the root itself its own name. */
export function regionPath(column: string): RawBuilder<string> {
  const code = sql.ref(column);
  return sql<string>`(SELECT string_agg(above.name, '' ORDER BY above.code) FROM region above
    WHERE above.code IN (substr(${code}, 1, 6) || '000000', substr(${code}, 1, 9) || '000', ${code}) AND (above.level <> 'city' OR above.code = ${code}))`;
}

/** `%text%` with the wildcards of LIKE taken literally. */
export const containing = (text: string): string => `%${text.replace(/[%_\\]/g, '\\$&')}%`;
