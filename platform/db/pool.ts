import pg from 'pg';

/** A column of 64 bit integers holds counts and fen; both stay far below 2^53. Anything larger is an error, never a rounded figure. */
function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`integer out of range: ${text}`);
  return value;
}

pg.types.setTypeParser(pg.types.builtins.INT8, safeInteger);
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (text) => new Date(text).toISOString());

export function createPool(url: string, options: pg.PoolConfig = {}): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    // Long jobs hold up to seven (two readings and a large one, two commits, two undos); the rest answers pages.
    max: 18,
    connectionTimeoutMillis: 10_000,
    idle_in_transaction_session_timeout: 600_000,
    ...options,
  });
  // A lost idle connection is replaced by the pool; the query that needs it reports its own error.
  pool.on('error', () => undefined);
  // The same for one in use: without a listener, a connection cut by the database would end the whole server.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}
