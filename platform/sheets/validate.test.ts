import { expect, it } from 'vitest';
import { problemText } from './problem-text.ts';
import { spec } from './test-fixtures.ts';
import { findSameKeys, validateRows } from './validate.ts';

const good = { unit: '兴达机械', post: '焊工', count: 12 };

it('一行全对的数据变成有类型的记录，没填的为空', () => {
  const [row] = validateRows(
    [{ row: 3, cells: { ...good, pay: '4,500元', startOn: { date: '2018-03-01' }, isShift: '是' } }],
    spec,
  );
  expect(row?.problems).toEqual([]);
  expect(row?.record).toMatchObject({
    unit: '兴达机械',
    count: 12,
    pay: 450_000,
    startOn: '2018-03-01',
    isShift: true,
    phone: null,
  });
});

it('一行里每个错都指到单元格：缺必填、太长、超范围、不在选项里', () => {
  const cells = { unit: '长'.repeat(21), count: 6000, education: '初衷', phone: '12' };
  const [row] = validateRows([{ row: 5, cells }], spec);
  expect(row?.problems.map(({ row: at, column, code }) => [at, column, code])).toEqual([
    [5, 'unit', 'tooLong'],
    [5, 'post', 'required'],
    [5, 'count', 'aboveMax'],
    [5, 'education', 'unknownCode'],
    [5, 'phone', 'invalidPhone'],
  ]);
  expect(row?.record).toMatchObject({ unit: null, count: null });
});

it('错的单元格留下用户写的原值；号码只露头尾，看得出少了几位', () => {
  const columns = [
    { key: 'pay', label: '月薪', type: 'money' as const },
    { key: 'idCard', label: '身份证号', type: 'idCard' as const },
    { key: 'phone', label: '电话', type: 'phone' as const },
    { key: 'post', label: '岗位', type: 'text' as const, required: true },
  ];
  const cells = { pay: '面议 13800138000', idCard: '51050219900101123', phone: '138001380001' };
  const [row] = validateRows([{ row: 2, cells }], { ...spec, columns, keyColumns: [] });
  expect(row?.problems.map(({ column, given }) => [column, given])).toEqual([
    ['pay', '面议 138****8000'],
    ['idCard', '510502*******1123'],
    ['phone', '138*****0001'],
    ['post', undefined],
  ]);
});

it('文件内重复的两行互相点名，关键列没填全的不比', () => {
  const cells = [
    good,
    { ...good, post: '钳工' },
    { ...good, unit: ' 兴达机械 ' },
    good,
    { unit: '兴达机械', count: 1 },
    { unit: '兴达机械', count: 2 },
  ];
  const clashes = findSameKeys(
    cells.map((each, at) => ({ row: at + 2, cells: each })),
    spec,
  );
  expect([...clashes]).toEqual([
    [4, 2],
    [2, 4],
    [5, 2],
  ]);
  const [row] = validateRows([{ row: 4, cells: good, sameKeyRow: 2 }], spec);
  expect(row?.problems).toEqual([{ row: 4, column: 'unit', code: 'duplicateKey', params: { other: 2 } }]);
});

it('合并单元格带下来的值只是提醒，不挡导入', () => {
  const [row] = validateRows([{ row: 4, cells: good, filledDown: ['unit'] }], spec);
  expect(row?.problems).toEqual([]);
  expect(row?.warnings).toEqual([{ row: 4, column: 'unit', code: 'mergedFilled' }]);
});

it('每个错误都有一句中文，业务自己的错误码用业务的句子', () => {
  const text = (code: string, params = {}): string =>
    problemText({ column: 'education', code, params }, spec);
  expect(text('unknownCode', { value: '初衷', nearest: '初中' })).toBe(
    '学历“初衷”不在可选项中，是否应为“初中”？',
  );
  expect(text('duplicateKey', { other: 9 })).toBe('与第 9 行重复（单位名称、岗位相同）');
  expect(
    problemText(
      { column: 'unit', code: 'notOurs' },
      { ...spec, problemTexts: { notOurs: '{label}不在本辖区' } },
    ),
  ).toBe('单位名称不在本辖区');
});
