import { expect, it } from 'vitest';
import type { ColumnMapping } from './columns.ts';
import type { Grid, MergedRange } from './grid.ts';
import { findHeader } from './header.ts';
import type { SheetRefusal } from './refusal.ts';
import { spec } from './test-fixtures.ts';

function grid(rows: string[][], merges: MergedRange[] = []): Grid {
  return {
    sheetName: '清单',
    sheetNames: ['清单'],
    date1904: false,
    merges,
    *rows() {
      for (const [index, cells] of rows.entries())
        yield { index, width: cells.length, at: (column) => cells[column] || undefined };
    },
  };
}
const find = (rows: string[][], merges: MergedRange[] = [], mapping: ColumnMapping = {}) =>
  findHeader(grid(rows, merges), spec.columns, mapping);
const keys = (header: ReturnType<typeof find>) =>
  Object.fromEntries(header.cells.map(({ text, key }) => [text, key]));
const refusal = (run: () => unknown): SheetRefusal => {
  try {
    run();
  } catch (error) {
    return error as SheetRefusal;
  }
  throw new Error('not refused');
};

it('表头上面有标题、单位、日期几行，照样找到表头', () => {
  const header = find([
    ['某市用工清单'],
    [],
    ['填报单位：某园区'],
    ['序号', '企业名称', ' 岗 位*', '人数（必填）', '月薪'],
    ['1', '甲厂', '焊工', '3', ''],
  ]);
  expect([header.firstRow, header.lastRow, header.missing]).toEqual([4, 4, []]);
  expect(keys(header)).toEqual({
    序号: null,
    企业名称: 'unit',
    '岗 位*': 'post',
    '人数（必填）': 'count',
    月薪: 'pay',
  });
});

it('两行表头：上级横向合并、其余纵向合并，按“上级-下级”或下级认列', () => {
  const rows = [
    ['用工清单'],
    ['单位名称', '岗位', '需求', '', '联系方式', ''],
    ['', '', '人数', '学历', '联系人', '联系电话'],
    ['甲厂', '焊工', '3'],
  ];
  const merges = [
    { top: 0, left: 0, bottom: 0, right: 5 },
    { top: 1, left: 0, bottom: 2, right: 0 },
    { top: 1, left: 1, bottom: 2, right: 1 },
    { top: 1, left: 2, bottom: 1, right: 3 },
    { top: 1, left: 4, bottom: 1, right: 5 },
  ];
  const expected = {
    单位名称: 'unit',
    岗位: 'post',
    '需求-人数': 'count',
    '需求-学历': 'education',
    '联系方式-联系人': null,
    '联系方式-联系电话': 'phone',
  };
  for (const header of [find(rows, merges), find(rows)]) {
    expect([header.firstRow, header.lastRow]).toEqual([2, 3]);
    expect(keys(header)).toEqual(expected);
  }
});

it('用户指定的对应关系优先，固定值不需要列，指定为空的列不读', () => {
  const mapping = { unit: 'employer_name', post: 'job_title', count: { constant: '1' }, phone: null };
  const header = find([['case', 'employer_name', 'job_title', '联系电话', '学历']], [], mapping);
  expect(keys(header)).toEqual({
    case: null,
    employer_name: 'unit',
    job_title: 'post',
    联系电话: null,
    学历: 'education',
  });
  expect(header.constants).toEqual({ count: '1' });
  expect(find([['岗位', '单位名称', '人数']], [], { post: '工种' }).missing).toEqual([
    '岗位（文件里应为“工种”）',
  ]);
});

it('缺必需的列一次说全；列名重复、一列都不认识的整份退回，并给出看到的表头供对应', () => {
  expect(find([['单位名称', '学历']]).missing).toEqual(['岗位', '人数']);
  expect(refusal(() => find([['单位名称', '岗位', '人数', '岗位']])).code).toBe('duplicateHeader');
  const unknown = refusal(() => find([['list'], ['a', 'b', 'c'], ['1', '2', '3']]));
  expect(unknown.code).toBe('headerNotFound');
  expect(unknown.header?.cells.map(({ text }) => text)).toEqual(['a', 'b', 'c']);
  expect(refusal(() => find([])).code).toBe('noDataRows');
});

it('上次错误文件里的“错误说明”列不当作数据', () => {
  expect(keys(find([['单位名称', '岗位', '人数', '错误说明']]))).toEqual({
    单位名称: 'unit',
    岗位: 'post',
    人数: 'count',
  });
});

it('列名带不带单位说明都认得，正名和别名同时出现时认正名', () => {
  const header = find([['企业名称', '单位名称', '岗位', '人数(人)', '月薪', '联系电话[座机]']]);
  expect(keys(header)).toEqual({
    企业名称: null,
    单位名称: 'unit',
    岗位: 'post',
    '人数(人)': 'count',
    月薪: 'pay',
    '联系电话[座机]': 'phone',
  });
});
