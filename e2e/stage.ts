import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { type RunningServer, startServer } from '#apps/server/server.ts';
import { readConfig } from '#platform/config.ts';
import { migrate } from '#platform/db/migrate.ts';
import { ensureJobSchema } from '#platform/jobs/schema.ts';
import { packHash } from '#platform/packs/read.ts';
import { loadSecrets } from '#platform/personal/secrets.ts';
import { ensureChromium } from '#tools/debian.ts';
import { loadDemo } from '#tools/demo/load.ts';
import {
  copyTemplate,
  databaseUrl,
  dropDatabase,
  ensureDatabaseOnce,
  testLogin,
} from '#tools/testkit/template.ts';

export const desk = { width: 1440, height: 900 };
export const phone = { width: 390, height: 844 };

export interface Stage {
  url: string;
  ownerUrl: string;
  server: RunningServer;
  /** A browser session of its own, of a visitor who has not signed in. */
  visit(viewport?: { width: number; height: number }): Promise<Page>;
  /** A browser session of its own, signed in through the page as a user would. */
  signIn(login: string, viewport?: { width: number; height: number }): Promise<Page>;
  /** Signs in on the sign-in page that stands open. */
  enter(page: Page, login: string): Promise<void>;
  /** Signs in without a mouse, from wherever the page puts the focus. */
  enterByKeyboard(page: Page, login: string): Promise<void>;
  close(): Promise<void>;
}

export const home = join(tmpdir(), 'gongqiao-e2e');
/** Screens as they were, for a look with critical eyes. */
export const shots = join(home, 'shots');

/** A slow machine is no fault: only what never comes fails. */
const patienceMs = 45_000;

const pack = 'luzhou-2017';
const root = join(import.meta.dirname, '..');

/** Schema, pack, generator and secrets decide the template: another content is another template. */
async function templateName(password: string): Promise<string> {
  const hash = createHash('sha256')
    .update(password)
    .update(await packHash(pack));
  for (const folder of ['platform/db/migrations', 'tools/demo'])
    for (const file of readdirSync(join(root, folder), { withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    ))
      hash.update(readFileSync(join(root, folder, file.name)));
  return `demo_${hash.digest('hex').slice(0, 16)}`;
}

async function demoTemplate(serverUrl: string): Promise<string> {
  const secrets = await loadSecrets(home);
  return ensureDatabaseOnce(serverUrl, await templateName(secrets.demoPassword), async (url) => {
    await migrate(url, testLogin);
    await ensureJobSchema(url);
    await loadDemo({ ownerUrl: url, packId: pack, size: 'small', secrets, onProgress: () => undefined });
  });
}

/** What a request to another host would be: refused by the test, because no page may make one. */
function watch(context: BrowserContext, url: string, problems: string[]): void {
  context.on('request', (request) => {
    if (!request.url().startsWith(url) && !/^(data|blob|about):/.test(request.url()))
      problems.push(`outside request: ${request.url()}`);
  });
  context.on('weberror', (error) => problems.push(`page error: ${error.error().message}`));
  context.on('console', (message) => {
    // The browser reports every 4xx answer itself; the page shows those as sentences.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      problems.push(`console: ${message.text()}`);
  });
}

const isPhone = ({ width }: { width: number }) => width < 500;

/** Fills in the sign-in page that stands open. */
async function enter(page: Page, login: string, password: string): Promise<void> {
  await page.getByLabel('账号').fill(login);
  await page.getByLabel('密码').fill(password);
  await page.getByRole('button', { name: '登录' }).click();
  await page.waitForURL((url) => !url.pathname.endsWith('/sign-in'));
}

/** The demonstration city behind the real server, and a real browser in front of it. */
export async function openStage(): Promise<Stage> {
  const serverUrl = process.env.GONGQIAO_TEST_OWNER_URL;
  if (!serverUrl) throw new Error('GONGQIAO_TEST_OWNER_URL is not set: run through `npm test`');
  mkdirSync(shots, { recursive: true });
  const database = `stage_${randomBytes(6).toString('hex')}`;
  await copyTemplate(serverUrl, await demoTemplate(serverUrl), database);
  const config = {
    ...readConfig({ GONGQIAO_HOME: home, PORT: '0', GONGQIAO_LOG: 'error' }),
    requestsPerMinute: 1_000_000,
    signInsPerMinute: 1_000_000,
  };
  const secrets = await loadSecrets(home);
  const server = await startServer(config, secrets, databaseUrl(serverUrl, database, testLogin));
  const browser: Browser = await chromium.launch({
    executablePath: await ensureChromium(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--lang=zh-CN',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  const problems: string[] = [];
  async function visit(viewport = desk): Promise<Page> {
    const context = await browser.newContext({
      viewport,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      hasTouch: isPhone(viewport),
      acceptDownloads: true,
    });
    watch(context, server.url, problems);
    const page = await context.newPage();
    page.setDefaultTimeout(patienceMs);
    return page;
  }
  return {
    url: server.url,
    ownerUrl: databaseUrl(serverUrl, database),
    server,
    visit,
    async signIn(login, viewport = desk) {
      const page = await visit(viewport);
      await page.goto(`${server.url}${isPhone(viewport) ? '/m/sign-in' : '/sign-in'}`);
      await enter(page, login, secrets.demoPassword);
      return page;
    },
    enter: (page, login) => enter(page, login, secrets.demoPassword),
    async enterByKeyboard(page, login) {
      await page.keyboard.type(login);
      await page.keyboard.press('Tab');
      await page.keyboard.type(secrets.demoPassword);
      await page.keyboard.press('Enter');
      await page.waitForURL((url) => !url.pathname.endsWith('/sign-in'));
    },
    async close() {
      await browser.close();
      await server.stop();
      await dropDatabase(serverUrl, database);
      if (problems.length) throw new Error(problems.join('\n'));
    },
  };
}
