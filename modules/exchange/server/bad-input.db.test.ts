import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { contentTypes, merge, rawXlsx, workbook, zip } from '#platform/sheets/test-fixtures.ts';
import { type Caller, openWorld, type World } from '#tools/testkit/world.ts';
import * as contract from '../contract/operations.ts';
import {
  type BatchAnswer,
  type Cell,
  commit,
  errorFile,
  fileOf,
  idCardOf,
  ledgerDigest,
  problemsOf,
  rowsOf,
  settled,
  upload,
} from './test-fixture.ts';

const header = ['姓名', '身份证号', '联系电话', '所在村（社区）', '可到岗时间', '就业状态', '本人同意推荐'];
const village = '510521103222';
const person = (order: number, more: Partial<Record<string, Cell>> = {}): Cell[] => {
  const cells: Record<string, Cell> = {
    姓名: '王安德',
    身份证号: idCardOf(order),
    '所在村（社区）': village,
    就业状态: '求职',
    本人同意推荐: '是',
    ...more,
  };
  return header.map((name) => cells[name] ?? null);
};

let world: World;
let clerk: Caller;
let untouched: string;

beforeAll(async () => {
  world = await openWorld();
  clerk = await world.signIn('luxian');
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.owner.query('TRUNCATE person, import_mapping CASCADE');
  untouched = await ledgerDigest(world);
});

const send = (content: Buffer, name = '清单.xlsx'): Promise<BatchAnswer> =>
  upload(clerk, 'person', { name, content });
async function refusal(content: Buffer, name?: string): Promise<string> {
  const batch = await send(content, name);
  expect(batch).toMatchObject({ status: 'failed', canCommitAll: false, canCommitGood: false });
  expect(await ledgerDigest(world)).toBe(untouched);
  return batch.problem ?? '';
}

describe('整份不能收的文件，说明原因和怎么办，台账不动', () => {
  it('不是表格、带宏、压缩炸弹、没传完', async () => {
    expect(await refusal(Buffer.from('89504e470d0a1a0a0000000d', 'hex'), '照片.xlsx')).toContain(
      '不是 Excel',
    );
    const macro = zip([contentTypes(), { name: 'xl/vbaProject.bin', content: 'x' }]);
    expect(await refusal(macro, '清单.xlsm')).toContain('带有宏');
    const bomb = zip([contentTypes(), { name: 'xl/a.xml', content: Buffer.alloc(40 * 1024 * 1024) }]);
    expect(await refusal(bomb)).toContain('异常庞大');
    const whole = workbook([header, ...Array.from({ length: 200 }, (_, at) => person(at))]);
    expect(await refusal(whole.subarray(0, whole.length / 2))).toContain('损坏');
    expect(await refusal(Buffer.alloc(0))).toContain('空的');
  });

  it('只有表头没有数据、表头重复', async () => {
    expect(await refusal(workbook([header]))).toContain('没有数据');
    expect(await refusal(workbook([[...header, '姓名'], person(1)]))).toContain('表头重复：姓名');
  });

  it('超过大小的文件当场退回，不留记录', async () => {
    const before = (await clerk.call(contract.listBatches, {})).total;
    const huge = { name: '清单.csv', content: Buffer.alloc(41 * 1024 * 1024, 'a') };
    await expect(clerk.upload(contract.uploadFile, { kind: 'person' }, huge)).rejects.toMatchObject({
      status: 413,
      problem: { code: 'platform.tooLarge' },
    });
    expect((await clerk.call(contract.listBatches, {})).total).toBe(before);
  });
});

describe('写法不同但看得懂的表，照原意读', () => {
  it('两行表头、标题行、全角数字、前后空格、日期的五种写法', async () => {
    const days: Cell[] = ['2017-11-10', '2017/11/10', '2017年11月10日', '20171110', '2017.11.10'];
    const rows: Cell[][] = [
      ['泸县人力资源供给清单', null, null, null, null, null, null],
      ['基本情况', null, null, null, '意向', null, null],
      header,
      ...days.map((day, at) =>
        person(at, {
          姓名: ' 王安德\u3000',
          联系电话: '１５４０００００００１ ',
          身份证号: ` ${idCardOf(at)} `,
          可到岗时间: day,
        }),
      ),
    ];
    const batch = await send(workbook(rows));
    expect(batch).toMatchObject({ status: 'previewed', counts: { total: 5, good: 5, bad: 0 } });
    await commit(clerk, batch.id);
    const { rows: people } = await world.owner.query(
      'SELECT DISTINCT name, phone, available_on FROM person ORDER BY 1',
    );
    expect(people).toEqual([{ name: '王安德', phone: '15400000001', available_on: '2017-11-10' }]);
  });

  it('合并单元格：下面各行取合并的值，并请用户核对', async () => {
    const at = header.indexOf('所在村（社区）');
    const rows = [header, person(1), person(2, { '所在村（社区）': null }), person(3)];
    const content = workbook(rows, 'xlsx', (sheet) => {
      const letter = String.fromCharCode(65 + at);
      sheet['!merges'] = [merge(`${letter}2:${letter}3`)];
    });
    const batch = await send(content);
    expect(batch.counts).toMatchObject({ total: 3, good: 3 });
    expect(batch.notes).toEqual(['第 3 行等处的“所在村（社区）”取自上方的合并单元格，请核对']);
  });

  it('公式有结果就用结果，没有结果就指出那一格', async () => {
    const content = workbook([header, person(1), person(2)], 'xlsx', (sheet) => {
      sheet.A2 = { t: 's', v: '李彬芳', f: 'CONCATENATE("李","彬芳")' };
      sheet.A3 = { t: 'n', f: 'B99' };
    });
    const { id, counts } = await send(content);
    expect(counts).toMatchObject({ total: 2, good: 1, bad: 1 });
    expect((await rowsOf(clerk, id))[0]?.values.name).toBe('李彬芳');
    expect(await problemsOf(clerk, id)).toEqual([[3, 'name', expect.stringContaining('没有计算结果')]]);
  });
});

describe('看不懂的单元格，指到那一格', () => {
  it('文件内重复、不认识的选项、不存在的日期、缺必填', async () => {
    const rows = [
      header,
      person(1),
      person(2, { 就业状态: '求取' }),
      person(1),
      person(3, { 可到岗时间: '2017-02-30', 姓名: null }),
      person(4, { '所在村（社区）': '510522100201' }),
    ];
    const { id } = await send(workbook(rows));
    expect(await problemsOf(clerk, id)).toEqual([
      [2, 'idCard', '与第 4 行重复（身份证号相同）'],
      [3, 'status', '就业状态“求取”不在可选项中，是否应为“求职”？'],
      [4, 'idCard', '与第 2 行重复（身份证号相同）'],
      [5, 'name', '请填写姓名'],
      [5, 'availableOn', expect.stringContaining('不是有效日期')],
      [6, 'villageCode', expect.stringContaining('不在可选项中')],
    ]);
    const { red } = await errorFile(clerk, id);
    expect(red).toEqual(expect.arrayContaining(['B2', 'F3', 'B4', 'A5', 'E5', 'D6']));
    expect(await ledgerDigest(world)).toBe(untouched);
  });

  it('一格有 10 MB 内容：只退这一格，其余照读', async () => {
    const text = (value: string) => `<c t="inlineStr"><is><t>${value}</t></is></c>`;
    const cells = (values: Cell[]) => values.map((value) => text(String(value ?? ''))).join('');
    const long = person(1, { 姓名: '长'.repeat(3_500_000) });
    const content = rawXlsx(
      `<row r="1">${cells(header)}</row><row r="2">${cells(long)}</row><row r="3">${cells(person(2))}</row>`,
    );
    const { id, counts } = await send(content);
    expect(counts).toMatchObject({ total: 2, good: 1, bad: 1 });
    expect(await problemsOf(clerk, id)).toEqual([[2, 'name', expect.stringContaining('内容过长')]]);
  });
});

describe('列名对不上', () => {
  const own = ['name', 'card', 'village', 'tel'];
  const file = () => fileOf([own, ['王安德', idCardOf(1), village, '15400000001']]);
  const mapping = {
    name: 'name',
    idCard: 'card',
    villageCode: 'village',
    phone: 'tel',
    status: { constant: '求职' },
    consent: { constant: '是' },
  };

  it('请用户指定；缺必填的列、一列用了两次都不收；指定后读出，下次同样列名不再问', async () => {
    const asked = await upload(clerk, 'person', file());
    expect(asked).toMatchObject({ status: 'needsMapping', canMap: true, headers: own });
    const { status: _, ...partial } = mapping;
    await expect(
      clerk.call(contract.setMapping, { batchId: asked.id, mapping: partial }),
    ).rejects.toMatchObject({
      problem: { code: 'exchange.mappingIncomplete', errors: [{ pointer: '/mapping/status' }] },
    });
    await expect(
      clerk.call(contract.setMapping, { batchId: asked.id, mapping: { ...mapping, name: 'card' } }),
    ).rejects.toMatchObject({ problem: { code: 'exchange.mappingTwice' } });

    await clerk.call(contract.setMapping, { batchId: asked.id, mapping });
    expect(await settled(clerk, asked.id)).toMatchObject({ status: 'previewed', counts: { good: 1 } });
    expect((await commit(clerk, asked.id)).counts?.created).toBe(1);

    const again = await upload(clerk, 'person', file());
    expect(again).toMatchObject({ status: 'previewed', mapping });
    expect((await commit(clerk, again.id)).counts).toMatchObject({ created: 0, unchanged: 1 });

    const other = await world.signIn('town');
    expect((await upload(other, 'person', file())).status).toBe('needsMapping');
  });

  it('认得的列也可以改；改过的对应同样记住', async () => {
    const rows = [
      [...header, '现住村'],
      [...person(1), village],
      [...person(2, { '所在村（社区）': '510521999999' }), village],
    ];
    const first = await upload(clerk, 'person', fileOf(rows));
    expect(first.counts).toMatchObject({ good: 1, bad: 1 });
    await clerk.call(contract.setMapping, { batchId: first.id, mapping: { villageCode: '现住村' } });
    expect((await settled(clerk, first.id)).counts).toMatchObject({ good: 2, bad: 0 });
    const second = await upload(clerk, 'person', fileOf(rows));
    expect(second).toMatchObject({ mapping: { villageCode: '现住村' }, counts: { good: 2, bad: 0 } });
  });

  it('正在读取或已导入的不能改对应', async () => {
    const { id } = await upload(clerk, 'person', fileOf([header, person(1)]));
    await commit(clerk, id);
    await expect(clerk.call(contract.setMapping, { batchId: id, mapping: {} })).rejects.toMatchObject({
      problem: { code: 'exchange.wrongStatus' },
    });
  });
});
