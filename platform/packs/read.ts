import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkTogether } from './checks.ts';
import { demoFileSchema } from './demo-schema.ts';
import { type Folder, hashFolders, readFolder } from './files.ts';
import { PackError, type PackProblem } from './problem.ts';
import {
  csvSchemas,
  dictionariesFileSchema,
  limitsFileSchema,
  listsFileSchema,
  organisationsFileSchema,
  type Pack,
  type PackSummary,
  packFileSchema,
  rolesFileSchema,
  targetsFileSchema,
} from './schema.ts';
import { settingsFileSchema } from './settings-schema.ts';
import { readCsv, readYaml } from './parse-file.ts';
import type { Sources } from './sources.ts';

const packsFolder = join(import.meta.dirname, '../../packs');

type Opened = { place: Folder; chain: Folder[] };

/** The folder of a place and, after it, the one it extends. */
async function openPack(root: string, id: string): Promise<Opened> {
  const place = await readFolder(root, id);
  const problems: PackProblem[] = [];
  const manifest = readYaml([place], 'pack.yaml', packFileSchema, problems);
  if (!manifest) throw new PackError(problems);
  if (manifest.value.id !== id)
    problems.push({ ...manifest.at('id'), code: 'invalidValue', reason: `id 应与文件夹名“${id}”相同` });
  const base = await readFolder(root, manifest.value.extends).catch((error: unknown) => {
    if (!(error instanceof PackError)) throw error;
    problems.push({
      ...manifest.at('extends'),
      code: 'missingPack',
      reason: `没有找到所继承的“${manifest.value.extends}”`,
    });
    return undefined;
  });
  if (!base || problems.length > 0) throw new PackError(problems);
  return { place, chain: [place, base] };
}

/** Every file by itself; throws with all their problems. */
function readFiles({ place, chain }: Opened): Sources {
  const problems: PackProblem[] = [];
  // What a place is, where it lies and what it aims at is never inherited.
  const own = [place];
  const sources: Partial<Sources> = {
    pack: readYaml(own, 'pack.yaml', packFileSchema, problems),
    divisions: readCsv(own, 'divisions.csv', csvSchemas.divisions, problems),
    organisations: readYaml(own, 'organisations.yaml', organisationsFileSchema, problems),
    settings: readYaml(chain, 'settings.yaml', settingsFileSchema, problems),
    roles: readYaml(chain, 'roles.yaml', rolesFileSchema, problems),
    dictionaries: readYaml(chain, 'dictionaries.yaml', dictionariesFileSchema, problems),
    lists: readYaml(chain, 'lists.yaml', listsFileSchema, problems),
    limits: readYaml(chain, 'limits.yaml', limitsFileSchema, problems),
    industries: readCsv(chain, 'industries.csv', csvSchemas.industries, problems),
    occupations: readCsv(chain, 'occupations.csv', csvSchemas.occupations, problems),
    holidays: readCsv(chain, 'holidays.csv', csvSchemas.holidays, problems),
  };
  if (place.files.has('targets.yaml'))
    sources.targets = readYaml(own, 'targets.yaml', targetsFileSchema, problems);
  if (place.files.has('demo.yaml')) sources.demo = readYaml(chain, 'demo.yaml', demoFileSchema, problems);
  if (problems.length > 0) throw new PackError(problems);
  return sources as Sources;
}

const withCodes = <T extends object>(entries: Record<string, T>): (T & { code: string })[] =>
  Object.entries(entries).map(([code, entry]) => ({ code, ...entry }));

function assemble(sources: Sources, hash: string): Pack {
  const { extends: _, ancestors, ...identity } = sources.pack.value;
  const { organisations, docking, sides } = sources.organisations.value;
  const demo = sources.demo?.value;
  return {
    ...identity,
    hash,
    divisions: [
      ...ancestors.map((each, at) => ({ ...each, parent: ancestors[at - 1]?.code ?? '' })),
      ...sources.divisions.value,
    ],
    settings: sources.settings.value,
    organisations: withCodes(organisations),
    docking: Object.entries(docking).map(([from, each]) => ({ from, ...each })),
    sides,
    roles: withCodes(sources.roles.value),
    dictionaries: Object.fromEntries(
      Object.entries(sources.dictionaries.value).map(([name, terms]) => [name, withCodes(terms)]),
    ) as Pack['dictionaries'],
    lists: sources.lists.value,
    limits: sources.limits.value,
    rounds: withCodes(sources.targets?.value.rounds ?? {}),
    industries: sources.industries.value,
    occupations: sources.occupations.value,
    holidays: sources.holidays.value,
    ...(demo
      ? {
          demo: {
            ...demo,
            accounts: Object.entries(demo.accounts).map(([login, account]) => ({ login, ...account })),
          },
        }
      : {}),
  };
}

/** Reads and checks a pack. Throws PackError with every problem found: file, line, code and a Chinese reason. */
export async function readPack(id: string, root: string = packsFolder): Promise<Pack> {
  const opened = await openPack(root, id);
  const sources = readFiles(opened);
  const problems = checkTogether(sources);
  if (problems.length > 0) throw new PackError(problems);
  return assemble(sources, hashFolders(opened.chain));
}

/** SHA-256 (hex) of a pack's files, inherited ones included, without checking them: the same hash is the same version. */
export async function packHash(id: string, root: string = packsFolder): Promise<string> {
  return hashFolders((await openPack(root, id)).chain);
}

/** The places that can be loaded, by id. Only `pack.yaml` is read; a folder without one (what others inherit) is no place. */
export function listPacks(root: string = packsFolder): PackSummary[] {
  const problems: PackProblem[] = [];
  const summaries = readdirSync(root)
    .filter((id) => existsSync(join(root, id, 'pack.yaml')))
    .sort()
    .flatMap((id) => {
      const files = new Map([['pack.yaml', readFileSync(join(root, id, 'pack.yaml'))]]);
      const manifest = readYaml([{ id, files }], 'pack.yaml', packFileSchema, problems);
      if (!manifest) return [];
      const { name, cityCode, rootRegion, documentTitle, documentNo } = manifest.value;
      return [
        {
          id,
          name,
          cityCode,
          rootRegion,
          documentTitle,
          ...(documentNo === undefined ? {} : { documentNo }),
        },
      ];
    });
  if (problems.length > 0) throw new PackError(problems);
  return summaries;
}
