import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PackError } from './problem.ts';

export const yamlFiles = [
  'pack',
  'settings',
  'organisations',
  'roles',
  'dictionaries',
  'lists',
  'limits',
  'targets',
  'demo',
] as const;
export const csvFiles = ['divisions', 'industries', 'occupations', 'holidays'] as const;
export type FileName = `${(typeof yamlFiles)[number]}.yaml` | `${(typeof csvFiles)[number]}.csv`;

const knownFiles = new Set<string>([
  ...yamlFiles.map((name) => `${name}.yaml`),
  ...csvFiles.map((name) => `${name}.csv`),
]);

/** One folder of packs/ in memory: file name → bytes. */
export type Folder = { id: string; files: Map<string, Buffer> };

/** Reads a pack's folder. Refuses a folder that does not exist or holds a file the reader would silently ignore. */
export async function readFolder(root: string, id: string): Promise<Folder> {
  const missing = new PackError([
    { file: id, line: 1, code: 'missingPack', reason: `没有找到地区包“${id}”` },
  ]);
  if (!/^[a-z][a-z0-9-]*$/.test(id)) throw missing;
  const listed = await readdir(join(root, id)).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ENOENT' || error.code === 'ENOTDIR' ? missing : error;
  });
  // Clauses have a reader of their own (platform/policies).
  const names = listed.filter((name) => name !== 'policies');
  const unknown = names.filter((name) => !knownFiles.has(name));
  if (unknown.length > 0) {
    throw new PackError(
      unknown.map((name) => ({
        file: `${id}/${name}`,
        line: 1,
        code: 'unknownFile',
        reason: `地区包里不认识的文件“${name}”`,
      })),
    );
  }
  const files = new Map<string, Buffer>();
  for (const name of names.sort()) files.set(name, await readFile(join(root, id, name)));
  return { id, files };
}

/** SHA-256 (hex) over the names and bytes of the files of all folders: equal for equal content, wherever it lies. */
export function hashFolders(folders: readonly Folder[]): string {
  const hash = createHash('sha256');
  for (const folder of folders) {
    for (const [name, bytes] of folder.files)
      hash.update(`${folder.id}/${name} ${bytes.length}\n`).update(bytes);
  }
  return hash.digest('hex');
}
