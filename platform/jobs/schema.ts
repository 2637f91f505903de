import pg from 'pg';
import { PgBoss } from 'pg-boss';

export const jobSchema = 'pgboss';

/** Creates or updates the queue's own tables as the owner, and lets the server's role use them. */
export async function ensureJobSchema(ownerUrl: string): Promise<void> {
  const boss = new PgBoss({
    connectionString: ownerUrl,
    schema: jobSchema,
    supervise: false,
    schedule: false,
    max: 2,
  });
  const errors: Error[] = [];
  boss.on('error', (error) => errors.push(error));
  await boss.start();
  await boss.stop({ graceful: false });
  if (errors[0]) throw errors[0];
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(`GRANT USAGE ON SCHEMA ${jobSchema} TO gongqiao_server;
      GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${jobSchema} TO gongqiao_server;
      GRANT USAGE ON ALL SEQUENCES IN SCHEMA ${jobSchema} TO gongqiao_server;
      GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${jobSchema} TO gongqiao_server`);
  } finally {
    await client.end();
  }
}
