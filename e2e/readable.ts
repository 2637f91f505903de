import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { shots } from './stage.ts';

/** What on the screen is smaller than an eye or a thumb of sixty needs. */
export async function expectReadable(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: join(shots, `phone-${name}.png`) });
  const found = await page.evaluate(() => {
    const isSeen = (element: Element) => element.checkVisibility() && !element.closest('.visually-hidden');
    const texts = [...document.querySelectorAll('body *')].filter(
      (element) =>
        isSeen(element) &&
        [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim()),
    );
    const small = texts.filter((element) => Number.parseFloat(getComputedStyle(element).fontSize) < 16);
    const targets = [...document.querySelectorAll('a, button, input, select, textarea, summary')].filter(
      isSeen,
    );
    const tight = targets.filter((element) => {
      const { width, height } = element.getBoundingClientRect();
      return width < 44 || height < 44;
    });
    const isWide = document.documentElement.scrollWidth > document.documentElement.clientWidth;
    const describe = (element: Element) =>
      `${element.tagName} ${element.className} ${element.textContent?.slice(0, 20)}`;
    return { small: small.map(describe), tight: tight.map(describe), isWide, targets: targets.length };
  });
  expect(found, name).toMatchObject({ small: [], tight: [], isWide: false });
  expect(found.targets, name).toBeGreaterThan(0);
}
