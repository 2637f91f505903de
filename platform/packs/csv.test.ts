import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCsv } from './csv.ts';

describe('逗号分隔文件', () => {
  it('带引号、逗号、换行的格子原样读出，并记住行号', () => {
    const table = parseCsv('\uFEFFcode,name\r\n1,"江阳区,城南"\r\n\r\n2,"说""好""\n两行"\r\n3,末行');
    expect(table).toEqual({
      header: ['code', 'name'],
      rows: [
        { line: 2, cells: ['1', '江阳区,城南'] },
        { line: 4, cells: ['2', '说"好"\n两行'] },
        { line: 6, cells: ['3', '末行'] },
      ],
    });
  });

  it('引号没有配对时，指出从哪一行开始', () => {
    expect(parseCsv('a\n1\n"2\n3').brokenAt).toBe(3);
  });

  it('任何内容写出再读入都不变', () => {
    const cell = fc.string({ unit: fc.constantFrom('甲', 'a', ',', '"', '\n', ' ') });
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
        const kept = rows.filter((row) => row.some((each) => each !== ''));
        const text = [['x', 'y'], ...rows]
          .map((row) => row.map((each) => `"${each.replaceAll('"', '""')}"`).join(','))
          .join('\n');
        expect(parseCsv(text).rows.map((row) => row.cells)).toEqual(kept);
      }),
    );
  });
});
