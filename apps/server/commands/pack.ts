import { loadPolicies } from '#modules/policy/server/index.ts';
import { loadPack } from '#modules/region/server/index.ts';
import { createPool } from '#platform/db/pool.ts';
import { listPacks, readPack } from '#platform/packs/read.ts';
import { openEnvironment, ownerUrlOf, say } from './environment.ts';

export async function packCommand([id]: string[]): Promise<number> {
  if (!id) {
    say('请写明地区包，可用的有：');
    for (const pack of listPacks()) say(`  ${pack.id}  ${pack.name}`);
    return 2;
  }
  const pack = await readPack(id);
  const { database } = await openEnvironment();
  const pool = createPool(ownerUrlOf(database), { max: 1 });
  try {
    const loaded = await loadPack(pool, pack, { loadedBy: '系统：命令行' });
    say(
      loaded.isNew
        ? `${pack.name}：第 ${loaded.version} 版已生效`
        : `${pack.name}：内容没有变化，仍为第 ${loaded.version} 版`,
    );
    const policies = await loadPolicies(pool, pack, { loadedBy: '系统：命令行' });
    for (const problem of policies.problems) say(problem);
    say(`政策条款 ${policies.clauses} 条，新生效 ${policies.changed.length} 条`);
    return policies.problems.length > 0 ? 1 : 0;
  } finally {
    await pool.end();
    await database.stop();
  }
}
