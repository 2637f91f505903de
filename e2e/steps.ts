import { createPool } from '#platform/db/pool.ts';
import { expect } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import type { Stage } from './stage.ts';

export const asNumber = (text: string): number => Number(text.replaceAll(/[,%\s]/g, ''));

/** Types an address, as somebody does who knows it, and waits for the page's heading. */
export async function open(page: Page, stage: Stage, path: string): Promise<void> {
  await page.goto(`${stage.url}${path}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
}

/** The number of a figure by its label, once it is there. */
export async function figure(page: Page, label: string): Promise<number> {
  const shown = page.getByRole('region', { name: label, exact: true }).locator('.figure-number');
  await expect.poll(() => shown.innerText()).toMatch(/^[\d,]+$/);
  return asNumber(await shown.innerText());
}

/** '共 1,234 条' of the ledger list on the page. */
export async function total(page: Page): Promise<number> {
  const words = page.locator('.ledger-total');
  await expect.poll(() => words.innerText()).toMatch(/^共 [\d,]+ 条$/);
  return asNumber((await words.innerText()).replaceAll(/[共条]/g, ''));
}

/** Types into a date field of the desk; leaving it takes the day. */
export async function fillDate(field: Locator, day: string): Promise<void> {
  await field.fill(day);
  await field.press('Tab');
}

/** Takes an option of a drop-down of the desk: the one found by the text typed, or the first. */
export async function pick(page: Page, label: string, text?: string): Promise<void> {
  const field = page.getByRole('combobox', { name: label }).last();
  await field.click();
  if (text) await field.fill(text);
  const option = page.locator('.ant-select-dropdown:visible .ant-select-item-option');
  await take((text ? option.filter({ hasText: text }) : option).first());
}

/** Takes an open option; on a busy machine a click may come while the list still moves and leave it open. */
export async function take(option: Locator): Promise<void> {
  let isOpen = true;
  while (isOpen) {
    await option.click();
    isOpen = await option.waitFor({ state: 'hidden', timeout: 5000 }).then(
      () => false,
      () => true,
    );
  }
}

/** Presses a button of the process and gives what it asks for, by label; a day where the text is one. */
export async function act(
  page: Page | Locator,
  action: string,
  given: Record<string, string> = {},
): Promise<void> {
  const whole = 'page' in page ? page.page() : page;
  // The answer may open a dialog of its own: the question is the one with the button.
  const dialog = whole
    .getByRole('dialog')
    .filter({ has: whole.getByRole('button', { name: action, exact: true }) });
  await page.getByRole('button', { name: action, exact: true }).first().click();
  if (Object.keys(given).length === 0) return;
  for (const [label, text] of Object.entries(given)) {
    const field = dialog.getByLabel(label).first();
    if (/^\d{4}-\d{2}-\d{2}$/.test(text)) await fillDate(field, text);
    else await field.fill(text);
  }
  await dialog.getByRole('button', { name: action, exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
}

/** Reads the database as its owner: to find a record of which a story needs to be told. */
export async function query<Row>(stage: Stage, sql: string, values: unknown[] = []): Promise<Row[]> {
  const pool = createPool(stage.ownerUrl, { max: 1 });
  try {
    return (await pool.query(sql, values)).rows as Row[];
  } finally {
    await pool.end();
  }
}

/** The one row that a story is about. */
export async function queryOne<Row>(stage: Stage, sql: string, values: unknown[] = []): Promise<Row> {
  const [row] = await query<Row>(stage, sql, values);
  if (!row) throw new Error('the demonstration city has no such record');
  return row;
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** An identity number that is nobody's (no such city) and yet has a right check digit. */
export function idNumber(birth: string, order: number): string {
  const body = `519999${birth.replaceAll('-', '')}${String(order).padStart(3, '0')}`;
  const sum = [...body].reduce((value, digit, at) => value + Number(digit) * (weights[at] ?? 0), 0);
  return `${body}${'10X98765432'[sum % 11]}`;
}
