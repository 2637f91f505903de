import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

export interface Place {
  kind: 'operation' | 'page' | 'table' | 'setting';
  /** Everything one may look it up by: URL, title, name. */
  keys: string[];
  files: string[];
}

const root = join(import.meta.dirname, '..');
const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
const read = (path: string) => readFileSync(join(root, path), 'utf8');

function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .sort();
}

function operations(files: string[]): Place[] {
  return files
    .filter((file) => /^modules\/[^/]+\/contract\/[\w-]+\.ts$/.test(file))
    .flatMap((file) => {
      const text = read(file);
      return [...text.matchAll(/name: '([a-z]+)\.([A-Za-z]+)',\s*summary: '([^']+)'/g)].map(
        ([, module = '', verb = '', summary = '']) => ({
          kind: 'operation' as const,
          keys: [`${module}.${verb}`, `/api/${module}.${verb}`, summary],
          files: [
            file,
            `modules/${module}/server/operations/${kebab(verb)}.ts`,
            ...files.filter(
              (each) =>
                each.endsWith(`/${kebab(verb)}.test.ts`) || each.endsWith(`/${kebab(verb)}.db.test.ts`),
            ),
          ],
        }),
      );
    });
}

function pages(files: string[]): Place[] {
  return files
    .filter((file) => /^modules\/[^/]+\/web\/routes\.tsx?$/.test(file))
    .flatMap((file) => {
      const blocks = read(file)
        .split(/(?=path: ')/)
        .slice(1);
      return blocks.map((block) => {
        const path = /^path: '([^']+)'/.exec(block)?.[1] ?? '';
        const title = /title: '([^']+)'/.exec(block)?.[1] ?? '';
        const page = /import\('\.\/([^']+)'\)/.exec(block)?.[1];
        return {
          kind: 'page' as const,
          keys: [path, title],
          files: [file, ...(page ? [join(file, '..', page)] : [])],
        };
      });
    });
}

/** A table belongs to the module whose README names it. */
export function tableOwners(): Map<string, string[]> {
  const owners = new Map<string, string[]>();
  for (const module of readdirSync(join(root, 'modules'))) {
    const readme = filesBelow(`modules/${module}`).find((file) => file === `modules/${module}/README.md`);
    const line = readme ? /^Tables: (.+)$/m.exec(read(readme))?.[1] : undefined;
    for (const [, table = ''] of line?.matchAll(/`([a-z_]+)`/g) ?? [])
      owners.set(table, [...(owners.get(table) ?? []), module]);
  }
  return owners;
}

function tables(files: string[]): Place[] {
  const owners = tableOwners();
  return files
    .filter((file) => /^platform\/db\/migrations\/.+\.sql$/.test(file))
    .flatMap((file) =>
      [...read(file).matchAll(/^CREATE (?:TABLE|VIEW) (\w+)/gm)].map(([, table = '']) => {
        const [module] = owners.get(table) ?? [];
        return {
          kind: 'table' as const,
          keys: [table],
          files: [file, ...(module ? [`modules/${module}/server/tables.ts`] : [])],
        };
      }),
    );
}

function settings(files: string[]): Place[] {
  return files
    .filter((file) => /^packs\/[^/]+\/settings\.yaml$/.test(file))
    .flatMap((file) =>
      [...read(file).matchAll(/^([a-zA-Z]+):/gm)].map(([, key = '']) => ({
        kind: 'setting' as const,
        keys: [key],
        files: [file],
      })),
    );
}

/** Where each page, operation, table and setting lives, read from the sources. */
export function buildMap(): Place[] {
  const files = ['modules', 'platform/db/migrations', 'packs'].flatMap(filesBelow);
  return [...pages(files), ...operations(files), ...tables(files), ...settings(files)];
}
