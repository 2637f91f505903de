import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseCsv } from '#platform/packs/csv.ts';
import { buildMap } from '#tools/where-map.ts';

const root = join(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

function filesBelow(folders: string[], pattern: RegExp): string[] {
  return folders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .map((path) => `${folder}/${path}`)
        .filter((path) => pattern.test(path) && !/node_modules|\/dist\//.test(path)),
    );
}

const table = parseCsv(read('docs/glossary.csv'));
const glossary = table.rows.map(({ cells }) =>
  Object.fromEntries(table.header.map((name, at) => [name, cells[at] ?? ''])),
);
const split = (cell: string | undefined) =>
  (cell ?? '')
    .split(';')
    .map((word) => word.trim())
    .filter(Boolean);

describe('glossary', () => {
  it('每个词都有中文、英文、代码名和释义，代码名不重复', () => {
    expect(glossary.length).toBeGreaterThan(80);
    expect(
      glossary.filter(({ zh, en, identifier, definition }) => !zh || !en || !identifier || !definition),
    ).toEqual([]);
  });

  it('界面、清单和错误说明里不用已有定名的词的别名', () => {
    const banned = glossary.flatMap(({ zh, not_zh }) => split(not_zh).map((word) => ({ word, zh })));
    const files = filesBelow(
      ['modules', 'ui', 'apps/web'],
      /\/(web|contract)\/.*\.tsx?$|^ui\/.*\.tsx?$|^apps\/web\/.*\.tsx$/,
    ).filter((path) => !/\.test\.tsx?$/.test(path));
    const found = files.flatMap((path) =>
      banned
        .filter(({ word }) => read(path).includes(word))
        .map(({ word, zh }) => `${path}: ${word} → ${zh}`),
    );
    expect(found).toEqual([]);
  });

  it('数据表的名称不用被弃用的英文词，除非那是另一个词的定名', () => {
    const own = new Set(
      glossary.flatMap(({ identifier }) =>
        (identifier ?? '').split(/(?=[A-Z])|_/).map((word) => word.toLowerCase()),
      ),
    );
    const banned = new Set(
      glossary
        .flatMap(({ not_en }) => split(not_en))
        .filter((word) => /^[a-z]+$/.test(word) && !own.has(word)),
    );
    const tables = buildMap()
      .filter(({ kind }) => kind === 'table')
      .map(({ keys }) => keys[0] ?? '');
    expect(tables.length).toBeGreaterThan(20);
    expect(
      tables.filter(
        (table) => table !== 'transition_log' && table.split('_').some((word) => banned.has(word)),
      ),
    ).toEqual([]);
  });
});

describe('literals', () => {
  it('金额、比例、期限和天数只写在地区包里', () => {
    const pattern = /\b\w*(?:Days|Months|Percent|Rate|Yuan|Fen|BasisPoints)\b['"]?\s*[:=]\s*-?\d[\d_]*\b/g;
    // Not policy: a password lock, a form's bounds.
    const files = filesBelow(['engines', 'modules'], /\.tsx?$/).filter(
      (path) => !/\.test\.tsx?$|(sample|test-fixture)\.ts$/.test(path),
    );
    const found = files.flatMap((path) =>
      [...read(path).matchAll(pattern)]
        .map(([text]) => text)
        .filter((text) => !/[:=]\s*-?[01]$/.test(text))
        .map((text) => `${path}: ${text}`),
    );
    expect(found).toEqual([]);
  });
});

describe('the project speaks of itself alone', () => {
  it('代码和文档不提工作过程', () => {
    const files = filesBelow(
      ['apps', 'modules', 'engines', 'platform', 'ui', 'packs', 'tools', 'checks', 'bench', 'e2e', 'docs'],
      /\.(ts|tsx|md|yaml|sql|css|html|csv)$/,
    );
    const pattern = new RegExp(['\\.\\./sha' + 'red', 'TO' + 'DO', 'FIX' + 'ME', 'XX' + 'X\\b'].join('|'));
    expect(files.filter((path) => pattern.test(read(path)))).toEqual([]);
  });
});
