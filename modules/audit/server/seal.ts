import type pg from 'pg';

const batch = 5000;

export async function citiesToSeal(client: Pick<pg.Pool, 'query'>): Promise<string[]> {
  const { rows } = await client.query<{ city_code: string }>(
    'SELECT city_code FROM cities_with_unsealed_audit() AS t(city_code)',
  );
  return rows.map((row) => row.city_code);
}

/** Links a city's open entries into its chain; none where another session is at it. */
export async function sealCity(client: Pick<pg.Pool, 'query'>, cityCode: string): Promise<void> {
  let sealed = batch;
  while (sealed === batch) {
    const result = await client.query<{ sealed: number }>('SELECT seal_audit($1, $2) AS sealed', [
      cityCode,
      batch,
    ]);
    sealed = result.rows[0]?.sealed ?? 0;
  }
}
