import type pg from 'pg';
import { copyRows, type Row } from './copy.ts';
import type { Progress } from './progress.ts';
import type { DemoRows } from './rows.ts';
import { declarationRows, enterpriseRows, enterpriseSteps } from './rows-enterprises.ts';
import { insuranceRows, personRows } from './rows-people.ts';
import { movementRows, placementRows, placementSteps } from './rows-placements.ts';
import { standardRows } from './policies.ts';
import { postHistoryRows, postRows, postSteps } from './rows-posts.ts';

interface Part {
  label: string;
  table: string;
  rows: (rows: DemoRows) => Iterable<Row>;
  /** About how many rows, and how much work one is compared with a person. */
  about: number;
  weight: number;
}

/** Parents before children; insurance before placements, which take their evidence from it. */
function partsOf({ context, enterprises, posts, placements }: DemoRows): Part[] {
  const { people, figures, declarations } = context;
  const placed = placements.all.length;
  const part = (label: string, table: string, rows: Part['rows'], about: number, weight: number): Part => ({
    label,
    table,
    rows,
    about,
    weight,
  });
  return [
    part('示例标准', 'standard_value', standardRows, 5, 0.5),
    part('企业', 'enterprise', enterpriseRows, enterprises.length, 0.5),
    part('用工申报', 'headcount_report', declarationRows, figures.docked * declarations.length, 0.3),
    part('岗位', 'post', postRows, posts.length, 0.7),
    part('岗位历史', 'post_history', postHistoryRows, posts.length * 3, 0.1),
    part('人员', 'person', personRows, people, 1),
    part('参保记录', 'insurance_month', insuranceRows, placed * 0.8, 0.4),
    part('推荐与上岗', 'placement', placementRows, placed, 4),
    part('上岗离岗', 'headcount_movement', movementRows, placed * 0.56, 0.3),
    part('企业经过', 'transition_log', enterpriseSteps, enterprises.length * 2, 0.1),
    part('岗位经过', 'transition_log', postSteps, posts.length * 4, 0.1),
    part('推荐经过', 'transition_log', placementSteps, placed * 5, 0.1),
  ];
}

/** Writes all rows in the caller's transaction; returns the tables that have new rows. */
export async function writeRows(
  client: pg.ClientBase,
  rows: DemoRows,
  progress: Progress,
): Promise<string[]> {
  const parts = partsOf(rows);
  progress.expect(parts.reduce((sum, { about, weight }) => sum + about * weight, 0));
  for (const { label, table, rows: write, weight } of parts) {
    // The database kept one line of history as each post came; the posts' whole way replaces it.
    if (table === 'post_history') {
      await client.query('DELETE FROM post_history WHERE city_code = $1', [rows.cityCode]);
    }
    let written = 0;
    await copyRows(client, table, write(rows), (count) => {
      written += count;
      progress.advance(label, written, count * weight);
    });
    progress.finish(label, written);
  }
  return [...new Set(parts.map(({ table }) => table))];
}
