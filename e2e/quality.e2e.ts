import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, phone, type Stage } from './stage.ts';

const source = readFileSync(join(import.meta.dirname, '../node_modules/axe-core/axe.min.js'), 'utf8');
let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

/** Serious and critical faults that axe finds on the page as it stands. */
async function faults(page: Page): Promise<string[]> {
  await page.waitForLoadState('networkidle');
  await page.evaluate(source);
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: typeof axe }).axe.run(document),
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`);
}

describe('人人可用', () => {
  it('手机页面和登录页通过无障碍检查', async () => {
    const page = await stage.signIn('village', phone);
    for (const path of ['/m', '/m/person', '/m/person/register']) {
      await page.goto(`${stage.url}${path}`);
      expect(await faults(page), path).toEqual([]);
    }
    await page.context().clearCookies();
    for (const path of ['/m/sign-in', '/sign-in']) {
      await page.goto(`${stage.url}${path}`);
      await page.getByLabel('账号').waitFor();
      expect(await faults(page), path).toEqual([]);
    }
    await page.context().close();
  });

  it('只用键盘可以登录', async () => {
    const page = await stage.signIn('city');
    await page.context().clearCookies();
    await page.goto(`${stage.url}/sign-in`);
    await page.getByLabel('账号').focus();
    await page.keyboard.type('nobody');
    await page.keyboard.press('Tab');
    await page.keyboard.type('wrong-password');
    await page.keyboard.press('Enter');
    await page.getByText('账号或密码不正确').first().waitFor();
    await page.context().close();
  });
});
