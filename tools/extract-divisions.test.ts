import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'divisions-'));
afterAll(() => rmSync(folder, { recursive: true }));

mkdirSync(join(folder, 'dist'));
const files = {
  provinces: ['44,广东省', '50,重庆市'],
  cities: ['4420,中山市', '4401,广州市', '5001,市辖区'],
  areas: ['442000,中山市', '440103,荔湾区', '500113,巴南区'],
  streets: ['442000003,中山港街道', '440103001,沙面街道', '500113003,龙洲湾街道'],
  villages: ['442000003001,某社区', '440103001001,某社区', '500113003001,某社区'],
};
for (const [name, rows] of Object.entries(files))
  writeFileSync(join(folder, 'dist', `${name}.csv`), ['code,name', ...rows].join('\n'));

function extracted(...args: string[]): string[] {
  const out = join(folder, 'out.csv');
  const [place = '', ...more] = args;
  execFileSync(process.execPath, [
    join(import.meta.dirname, 'extract-divisions.ts'),
    folder,
    place,
    out,
    ...more,
  ]);
  return readFileSync(out, 'utf8').trim().split('\n').slice(1);
}

describe('取一地区划', () => {
  it('不设区县的市只写一次，街道的上级就是市', () => {
    expect(extracted('442000')).toEqual([
      '442000000000,中山市,city,440000000000',
      '442000003000,中山港街道,town,442000000000',
      '442000003001,某社区,village,442000003000',
    ]);
  });

  it('“市辖区”不是地方，直辖市的区归直辖市', () => {
    expect(extracted('500113')[0]).toBe('500113000000,巴南区,county,500000000000');
  });

  it('全省只取到乡镇，省之上没有上级', () => {
    expect(extracted('440000', 'town')).toEqual([
      '440000000000,广东省,province,',
      '440100000000,广州市,city,440000000000',
      '442000000000,中山市,city,440000000000',
      '440103000000,荔湾区,county,440100000000',
      '440103001000,沙面街道,town,440103000000',
      '442000003000,中山港街道,town,442000000000',
    ]);
  });
});
