import { migrateResolved } from '#platform/db/resolve.ts';
import { openEnvironment, say } from './environment.ts';

export async function migrateCommand(): Promise<number> {
  const { database } = await openEnvironment();
  try {
    const names = await migrateResolved(database);
    for (const name of names) say(`已执行 ${name}`);
    say(names.length ? `数据库结构已更新（${names.length} 项）` : '数据库结构已是最新');
    return 0;
  } finally {
    await database.stop();
  }
}
