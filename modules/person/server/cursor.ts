import { type Expression, type Kysely, sql } from 'kysely';

const rowsPerFetch = 2000;
let opened = 0;

/** Reads a large result in the caller's transaction piece by piece, never all of it in memory. */
export async function* eachRow<Row, Tables>(db: Kysely<Tables>, query: Expression<Row>): AsyncGenerator<Row> {
  opened += 1;
  const name = sql.id(`person_rows_${opened}`);
  await sql`DECLARE ${name} NO SCROLL CURSOR FOR ${query}`.execute(db);
  for (;;) {
    const { rows } = await sql<Row>`FETCH ${sql.lit(rowsPerFetch)} FROM ${name}`.execute(db);
    yield* rows;
    if (rows.length < rowsPerFetch) break;
  }
  await sql`CLOSE ${name}`.execute(db);
}
