import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { Progress } from './progress.ts';

const batch = 5000;

async function unsealed(client: pg.ClientBase, cityCode: string): Promise<number> {
  const { rows } = await client.query<{ unsealed: number }>('SELECT unsealed FROM audit_chain_size($1)', [
    cityCode,
  ]);
  return rows[0]?.unsealed ?? 0;
}

/** Links the entries of a load into the city's chain; a running server may be doing the same. */
export async function sealChain(
  client: pg.ClientBase,
  cityCode: string,
  say: (line: string) => void,
): Promise<void> {
  const progress = new Progress(say);
  const total = await unsealed(client, cityCode);
  progress.expect(total);
  let done = 0;
  for (;;) {
    const { rows } = await client.query<{ sealed: number }>('SELECT seal_audit($1, $2) AS sealed', [
      cityCode,
      batch,
    ]);
    const sealed = rows[0]?.sealed ?? 0;
    done += sealed;
    progress.advance('操作日志入链', done, sealed);
    if (sealed < batch) {
      if (!(await unsealed(client, cityCode))) break;
      await sleep(200);
    }
  }
  progress.finish('操作日志入链', done);
}
