import { setTimeout } from 'node:timers/promises';
import * as XLSX from '@e965/xlsx';
import type { z } from 'zod';
import { workbook } from '#platform/sheets/test-fixtures.ts';
import { type Caller, testCity, type World } from '#tools/testkit/world.ts';
import * as contract from '../contract/operations.ts';
import { jobContext, type JobContext, unpackActor } from './context.ts';

export type Cell = string | number | boolean | null;
export type BatchAnswer = z.output<(typeof contract.getBatch)['output']>;
type RowsAnswer = z.output<(typeof contract.listRows)['output']>;

export const fileOf = (rows: Cell[][], name = '清单.xlsx') => ({ name, content: workbook(rows) });

/** Card numbers that are nobody's: Sichuan has no city 99. Valid check digit, another one for each number given. */
export function idCardOf(order: number): string {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const day = String((order % 28) + 1).padStart(2, '0');
  const month = String((Math.floor(order / 28) % 12) + 1).padStart(2, '0');
  const year = 1970 + (Math.floor(order / 336) % 30);
  const body = `519999${year}${month}${day}${String(Math.floor(order / 10_080) % 1000).padStart(3, '0')}`;
  const sum = weights.reduce((total, weight, at) => total + weight * Number(body[at]), 0);
  return `${body}${'10X98765432'[sum % 11]}`;
}

/** Waits until no job has the batch any more. */
export async function settled(caller: Caller, batchId: string): Promise<BatchAnswer> {
  for (;;) {
    const batch = await caller.call(contract.getBatch, { batchId });
    if (!batch.isWorking) return batch;
    await setTimeout(50);
  }
}

export async function upload(
  caller: Caller,
  kind: string,
  file: { name: string; content: Buffer },
): Promise<BatchAnswer> {
  const { batchId } = await caller.upload(contract.uploadFile, { kind }, file);
  return settled(caller, batchId);
}

export async function commit(
  caller: Caller,
  batchId: string,
  mode: 'all' | 'good' = 'all',
): Promise<BatchAnswer> {
  await caller.call(contract.commitBatch, { batchId, mode });
  return settled(caller, batchId);
}

export async function undo(caller: Caller, batchId: string): Promise<BatchAnswer> {
  await caller.call(contract.undoBatch, { batchId });
  return settled(caller, batchId);
}

export async function rowsOf(
  caller: Caller,
  batchId: string,
  more: { onlyProblems?: boolean; pageSize?: number } = {},
): Promise<RowsAnswer['rows']> {
  return (await caller.call(contract.listRows, { batchId, pageSize: 200, ...more })).rows;
}

/** Row, column and sentence of every problem of a batch. */
export async function problemsOf(caller: Caller, batchId: string): Promise<[number, string, string][]> {
  const rows = await rowsOf(caller, batchId, { onlyProblems: true });
  return rows.flatMap(({ row, problems }) =>
    problems.map(({ column, message }): [number, string, string] => [row, column, message]),
  );
}

/** The file with explanations, read back: its texts, and the addresses of the red cells. */
export async function errorFile(caller: Caller, batchId: string) {
  const content = await caller.download(contract.downloadErrors, { batchId });
  const book = XLSX.read(content, { cellStyles: true });
  const sheet = book.Sheets[book.SheetNames[0] ?? ''] ?? {};
  const isRed = (cell: XLSX.CellObject) => cell.s?.fgColor?.rgb === 'FFC7CE';
  const red = Object.entries(sheet).flatMap(([address, cell]) =>
    !address.startsWith('!') && isRed(cell as XLSX.CellObject) ? [address] : [],
  );
  const texts = XLSX.utils.sheet_to_json<string[]>(sheet, { header: 1, raw: false, defval: '' });
  return { texts, red, content };
}

/** What the job of a batch would work with. */
export async function jobOf(world: World, batchId: string): Promise<JobContext> {
  const { rows } = await world.owner.query<{ actor: unknown }>(
    'SELECT actor FROM import_batch WHERE city_code = $1 AND id = $2',
    [testCity, batchId],
  );
  return jobContext(world.server.services, unpackActor(rows[0]?.actor));
}

/** Digest of everything in these tables, to show that nothing of it changed. */
export async function ledgerDigest(world: World): Promise<string> {
  const tables = ['enterprise', 'post', 'post_history', 'headcount_report', 'person', 'insurance_month'];
  const parts = tables.map((table) => `SELECT '${table}' || t::text AS line FROM ${table} t`);
  const { rows } = await world.owner.query<{ digest: string }>(
    `SELECT md5(coalesce(string_agg(line, '|' ORDER BY line), '')) AS digest FROM (${parts.join(' UNION ALL ')}) l`,
  );
  return rows[0]?.digest ?? '';
}

/** What a query over the ledger says, as sorted lines. */
export async function ledgerLines(world: World, query: string): Promise<string[]> {
  const { rows } = await world.owner.query<{ line: string }>(`SELECT l::text AS line FROM (${query}) l`);
  return rows.map(({ line }) => line).sort();
}
