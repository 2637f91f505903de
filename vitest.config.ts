import { defineConfig } from 'vitest/config';

// Inherited by the processes of the tests: dates on the day are those of the city's civil calendar.
process.env.TZ = 'Asia/Shanghai';

const databaseTests = '**/*.db.test.ts';
/** Tests that start processes of their own or work through large files: too long for the quick loop. */
const processTests = '**/*.process.test.ts';
const ignored = ['**/node_modules/**', '**/dist/**', '.runtime/**'];

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{engines,platform,modules,apps,ui,tools,checks}/**/*.test.{ts,tsx}'],
          exclude: [...ignored, databaseTests, processTests],
          // Property tests on a busy machine.
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: { name: 'process', include: [processTests], exclude: ignored, testTimeout: 60_000 },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: [databaseTests],
          exclude: ignored,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['e2e/**/*.e2e.ts'],
          testTimeout: 180_000,
          hookTimeout: 300_000,
          // As patient as the pages of the stories.
          expect: { poll: { timeout: 45_000 } },
        },
      },
    ],
  },
});
