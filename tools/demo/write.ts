import type pg from 'pg';
import { type Cell, copyRows, type Table } from './copy.ts';
import type { Progress } from './progress.ts';
import { type DemoRows, stepTable } from './rows.ts';
import {
  declarationRows,
  declarationTable,
  enterpriseRows,
  enterpriseSteps,
  enterpriseTable,
  postHistoryRows,
  postHistoryTable,
  postRows,
  postSteps,
  postTable,
} from './rows-demand.ts';
import {
  insuranceRows,
  insuranceTable,
  movementRows,
  movementTable,
  personRows,
  personTable,
  placementRows,
  placementSteps,
  placementTable,
} from './rows-people.ts';

interface Part {
  label: string;
  table: Table;
  rows: Iterable<Cell[]>;
  /** About how many rows, and how much work one is compared with a person. */
  about: number;
  weight: number;
}

/** Parents before children; insurance before placements, which take their evidence from it. */
function partsOf(rows: DemoRows): Part[] {
  const { context, enterprises, posts, placements } = rows;
  const placed = placements.all.length;
  return [
    {
      label: '企业',
      table: enterpriseTable,
      rows: enterpriseRows(rows),
      about: enterprises.length,
      weight: 0.5,
    },
    {
      label: '用工申报',
      table: declarationTable,
      rows: declarationRows(rows),
      about: context.figures.docked * context.declarations.length,
      weight: 0.3,
    },
    { label: '岗位', table: postTable, rows: postRows(rows), about: posts.length, weight: 0.7 },
    {
      label: '岗位历史',
      table: postHistoryTable,
      rows: postHistoryRows(rows),
      about: posts.length * 3,
      weight: 0.1,
    },
    { label: '人员', table: personTable, rows: personRows(rows), about: context.people, weight: 1 },
    { label: '参保记录', table: insuranceTable, rows: insuranceRows(rows), about: placed * 1.6, weight: 0.4 },
    { label: '推荐与上岗', table: placementTable, rows: placementRows(rows), about: placed, weight: 2 },
    { label: '上岗离岗', table: movementTable, rows: movementRows(rows), about: placed * 0.56, weight: 0.4 },
    {
      label: '企业经过',
      table: stepTable,
      rows: enterpriseSteps(rows),
      about: enterprises.length * 2,
      weight: 0.1,
    },
    { label: '岗位经过', table: stepTable, rows: postSteps(rows), about: posts.length * 4, weight: 0.1 },
    { label: '推荐经过', table: stepTable, rows: placementSteps(rows), about: placed * 5, weight: 0.1 },
  ];
}

export const loadedTables = [
  enterpriseTable,
  declarationTable,
  postTable,
  postHistoryTable,
  personTable,
  insuranceTable,
  placementTable,
  movementTable,
  stepTable,
].map(({ name }) => name);

/** Writes all rows in the caller's transaction. */
export async function writeRows(client: pg.ClientBase, rows: DemoRows, progress: Progress): Promise<void> {
  const parts = partsOf(rows);
  progress.expect(parts.reduce((sum, { about, weight }) => sum + about * weight, 0));
  for (const { label, table, rows: cells, weight } of parts) {
    // The database kept one line of history as each post came; the posts' whole way replaces it.
    if (table === postHistoryTable)
      await client.query('DELETE FROM post_history WHERE city_code = $1', [rows.cityCode]);
    let written = 0;
    await copyRows(client, table, cells, (count) => {
      written += count;
      progress.advance(label, written, count * weight);
    });
    progress.finish(label, written);
  }
}
