import { join } from 'node:path';
import pg from 'pg';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyTrail } from '#modules/audit/server/index.ts';
import { openStage, type Stage, shots } from './stage.ts';
import { act, open, queryOne, total } from './steps.ts';

let stage: Stage;
let auditor: Page;
let person: { id: string; name: string };
beforeAll(async () => {
  stage = await openStage();
  person = await queryOne(
    stage,
    `SELECT id, name FROM person WHERE region_code LIKE '510521%' AND id_card_cipher IS NOT NULL AND placement_id IS NULL ORDER BY id LIMIT 1`,
  );
  const clerk = await stage.signIn('luxian');
  await open(clerk, stage, `/person/${person.id}`);
  await act(clerk, '仍在找工作');
  await act(clerk, '查看证件号码', { 理由: '核对参保登记' });
  await clerk.getByText('本次查看和理由已记入操作日志').waitFor();
  await open(clerk, stage, '/person?isStale=1');
  const [file] = await Promise.all([
    clerk.waitForEvent('download'),
    clerk.getByRole('button', { name: '导出' }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/\.xlsx$/);
  auditor = await stage.signIn('audit');
});
afterAll(() => stage.close());

/** Entries of one kind by one actor, newest first, as the page lists them. */
async function entriesOf(filter: Record<string, string>): Promise<string[]> {
  await open(auditor, stage, `/audit/entries?${new URLSearchParams(filter)}`);
  await total(auditor);
  return auditor.locator('tbody tr.ant-table-row').allInnerTexts();
}

describe('一切有痕迹', () => {
  it.each([
    ['修改', { action: 'update', subject: 'person', actor: '泸县招募办' }],
    ['登录', { action: 'signIn', actor: 'luxian' }],
    ['查看完整信息', { action: 'reveal', actor: '泸县招募办' }],
    ['导出', { action: 'export', actor: '泸县招募办' }],
  ])('审计员在操作日志里看到“%s”：谁、什么时候、做了什么，没有英文代号', async (word, filter) => {
    const rows = await entriesOf(filter);
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      expect(row).toContain(filter.actor);
      expect(row).toContain(word);
      expect(row.replace(filter.actor, '')).not.toMatch(/[a-z]{3,}/);
    }
    await auditor.screenshot({ path: join(shots, `trail-${filter.action}.png`) });
  });

  it('查看证件号码的理由留在日志里，号码本身不在', async () => {
    await entriesOf({ action: 'reveal', actor: '泸县招募办' });
    await auditor.getByRole('button', { name: '查看', exact: true }).first().click();
    const detail = auditor.getByRole('dialog');
    await detail.getByText('核对参保登记').waitFor();
    const words = (await detail.innerText()).replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '');
    expect(words).not.toMatch(/[a-z]{3,}/i);
    // The drawer has come to rest where its text stands still.
    await detail.getByText('链条位置').click();
    await auditor.screenshot({ path: join(shots, 'trail-detail.png') });
    expect(await detail.innerText()).not.toMatch(/\d{17}[\dX]/);
  });

  it('审计员在页面上核对日志链条：完整', async () => {
    await open(auditor, stage, '/audit/entries');
    await auditor.getByRole('button', { name: '核对日志链条' }).click();
    await auditor.getByText(/链条完整：已核对 [\d,]+ 条/).waitFor();
  });

  it('离线核对：全部行与日志一致；绕过系统改一行，核对指出是哪张表的哪一行', async () => {
    const whole = await verifyTrail(stage.ownerUrl);
    expect(whole.findings).toEqual([]);
    expect(whole.rowsChecked).toBeGreaterThan(5_000);
    const client = new pg.Client({ connectionString: stage.ownerUrl });
    await client.connect();
    await client.query('SET session_replication_role = replica');
    await client.query(`UPDATE person SET name = name || '改' WHERE id = $1`, [person.id]);
    await client.end();
    expect((await verifyTrail(stage.ownerUrl)).findings).toEqual([
      { cityCode: '510500', table: 'person', rowId: person.id, reason: 'changedOutside' },
    ]);
  });
});
