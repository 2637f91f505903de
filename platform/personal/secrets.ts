import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const schema = z.object({
  dataKey: z.base64(),
  indexKey: z.base64(),
  ownerPassword: z.string(),
  serverPassword: z.string(),
  demoPassword: z.string(),
});
/** Made by the first start on this machine; nothing ships with a default. Losing `dataKey` loses the ID-card numbers. */
export type Secrets = z.infer<typeof schema>;

// Letters and digits that are not mistaken for one another when read from a terminal.
const readable = 'abcdefghjkmnpqrstuvwxyz23456789';
function readablePassword(): string {
  const letters = [...randomBytes(12)].map((byte) => readable[byte % readable.length]);
  return `${letters.slice(0, 4).join('')}-${letters.slice(4, 8).join('')}-${letters.slice(8).join('')}`;
}

/** Reads `<home>/secrets.json`, or makes it (mode 0600). Two servers starting at once agree on one file. */
export async function loadSecrets(home: string): Promise<Secrets> {
  await mkdir(home, { recursive: true, mode: 0o700 });
  const path = join(home, 'secrets.json');
  const made: Secrets = {
    dataKey: randomBytes(32).toString('base64'),
    indexKey: randomBytes(32).toString('base64'),
    ownerPassword: randomBytes(24).toString('base64url'),
    serverPassword: randomBytes(24).toString('base64url'),
    demoPassword: readablePassword(),
  };
  try {
    const file = await open(path, 'wx', 0o600);
    await file.writeFile(`${JSON.stringify(made, null, 2)}\n`);
    await file.sync();
    await file.close();
    return made;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return schema.parse(JSON.parse(await readFile(path, 'utf8')));
  }
}
