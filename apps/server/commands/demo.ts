import { parseArgs } from 'node:util';
import { loadDemo } from '#tools/demo/load.ts';
import { openEnvironment, ownerUrlOf, say } from './environment.ts';

export async function demoCommand(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { size: { type: 'string', default: 'small' }, pack: { type: 'string', default: 'luzhou-2017' } },
  });
  const { size, pack } = values;
  if (size !== 'small' && size !== 'county' && size !== 'city')
    throw new Error('--size 只能是 small、county 或 city');
  const { config, secrets, database } = await openEnvironment();
  try {
    await loadDemo({
      ownerUrl: ownerUrlOf(database),
      packId: pack,
      size,
      secrets: { ...secrets, ...keysOf(config) },
      onProgress: say,
    });
    return 0;
  } finally {
    await database.stop();
  }
}

function keysOf({ dataKey, indexKey }: { dataKey: string | undefined; indexKey: string | undefined }) {
  return { ...(dataKey ? { dataKey } : {}), ...(indexKey ? { indexKey } : {}) };
}
