import { sql } from 'kysely';
import { rangeOf } from '#engines/regiontree/index.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import * as contract from '../../contract/summary-operations.ts';
import { regionAsked } from '../summary.ts';
import type { PersonTables } from '../tables.ts';

type Context = OperationContext<PersonTables>;

async function labels(
  { db, pack }: Context,
  kind: 'group' | 'occupation',
  codes: string[],
): Promise<Map<string, string>> {
  if (kind === 'group') return new Map(pack.dictionaries.group.map(({ code, label }) => [code, label]));
  const rows = codes.length
    ? await db.selectFrom('occupation').select(['code', 'name']).where('code', 'in', codes).execute()
    : [];
  return new Map(rows.map(({ code, name }) => [code, name]));
}

export const summariseWords = implement(
  contract.summariseWords,
  async (context: Context, { kind, regionCode }) => {
    const region = await regionAsked(context, regionCode);
    const range = rangeOf(region.code);
    const { rows } = await sql<{
      code: string;
      people: number;
      openPeople: number;
    }>`SELECT * FROM supply_by_word(${kind}, ${range?.from}, ${range?.to})`.execute(context.db);
    const names = await labels(
      context,
      kind,
      rows.map(({ code }) => code),
    );
    return {
      rows: rows
        .map(({ code, people, openPeople }) => ({
          code,
          label: names.get(code) ?? code,
          people,
          open: openPeople,
        }))
        .sort((a, b) => b.people - a.people || (a.code < b.code ? -1 : 1)),
    };
  },
);
