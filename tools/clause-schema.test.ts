import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { clauseSchemaFile, clauseSchemaPath, clauseSchemaText } from './clause-schema.ts';

const packs = join(import.meta.dirname, '../packs');
const others = ['document.yaml', 'readings.yaml', 'standards.yaml'];
const files = readdirSync(packs, { recursive: true, encoding: 'utf8' }).filter(
  (path) =>
    /^(?!base\/)[^/]+\/policies\/[^/]+\.yaml$/.test(path) && !others.some((name) => path.endsWith(name)),
);
const schema = z.fromJSONSchema(clauseSchemaFile());
const isAccepted = (more: object): boolean =>
  schema.safeParse({
    clauses: [{ id: 'LZ-1', title: '测试', kind: 'money', class: 'hiring', article: '一', ...more }],
  }).success;

describe('编辑器用的条款格式文件', () => {
  it('与引擎认得的写法一致（不一致时运行 node tools/clause-schema.ts）', () => {
    expect(readFileSync(clauseSchemaPath, 'utf8')).toBe(clauseSchemaText());
  });

  it.each(files)('%s 首行写明格式文件，内容符合格式', (file) => {
    const text = readFileSync(join(packs, file), 'utf8');
    expect(text.split('\n')[0]).toBe('# yaml-language-server: $schema=../../clause.schema.json');
    expect(schema.safeParse(parse(text)).error).toBeUndefined();
  });

  it('写错的比较、算式、清单和多余的项当场标出', () => {
    expect(isAccepted({ when: [{ fact: 'headcount', atLeast: 3 }] })).toBe(true);
    expect(isAccepted({ when: [{ fact: 'headcount', atLeastt: 3 }] })).toBe(false);
    expect(isAccepted({ when: [{ fact: 'headcount' }] })).toBe(false);
    expect(isAccepted({ pays: [{ amount: { yuann: 600 } }] })).toBe(false);
    expect(isAccepted({ pays: [{ amount: { subtract: ['a'] } }] })).toBe(false);
    expect(isAccepted({ pays: [{ amount: { yuan: 600 }, for: { moons: 3 } }] })).toBe(false);
    expect(isAccepted({ payer: '市财政' })).toBe(false);
  });
});
