import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildMap } from '#tools/where-map.ts';

const root = join(import.meta.dirname, '..');

describe('where', () => {
  it('页面、操作、数据表的位置索引与代码一致（否则运行 npm run where）', () => {
    expect(JSON.parse(readFileSync(join(root, 'docs/where.json'), 'utf8'))).toEqual(buildMap());
  });

  it('索引里的每个文件都存在', () => {
    const missing = buildMap().flatMap((place) =>
      place.files.filter((file) => !existsSync(join(root, file))).map((file) => `${place.keys[0]} → ${file}`),
    );
    expect(missing).toEqual([]);
  });
});
