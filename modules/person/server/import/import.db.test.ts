import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CellValue } from '#platform/sheets/columns.ts';
import type { ImportContext, ImportedRow, ImportRecord } from '#platform/sheets/import-kind.ts';
import { newId } from '#platform/id.ts';
import { type Caller, openWorld, type World } from '#tools/testkit/world.ts';
import { confirmContact, getPerson, listPeople } from '../../contract/operations.ts';
import { actingAs, baixiang, inventedCard, jieguanba, register } from '../test-fixture.ts';
import { personImport } from './index.ts';

let lastRow = 2;
function record(name: string, order: number, more: Record<string, CellValue | null> = {}): ImportRecord {
  lastRow += 1;
  const idCard = inventedCard('1990-01-01', order);
  const values = {
    name,
    idCard,
    villageCode: baixiang,
    status: 'seeking',
    consent: true,
    phone: null,
    skills: null,
    ...more,
  };
  return { row: lastRow, values };
}

describe('导入人力资源供给清单', () => {
  let world: World;
  let town: Caller;
  let act: <T>(work: (context: ImportContext) => Promise<T>) => Promise<T>;
  beforeAll(async () => {
    world = await openWorld();
    town = await world.signIn('town');
    act = actingAs(world, town, '510521103000');
  });
  afterAll(() => world.close());

  const commit = async (batchId: string, records: ImportRecord[]): Promise<ImportedRow[]> =>
    act(async (context) =>
      (await personImport.commit(context, batchId, records)).map((outcome, at) => ({
        ...outcome,
        sealed: personImport.seal?.(context, records[at] as ImportRecord) ?? {},
      })),
    );

  it('模板的村（社区）下拉只有本镇的村，状态和学历用本地的词', async () => {
    const spec = await act((context) => personImport.spec(context));
    const column = (key: string) => spec.columns.find((each) => each.key === key);
    expect(column('villageCode')?.options?.every(({ code }) => code.startsWith('510521103'))).toBe(true);
    expect(column('villageCode')?.options).toContainEqual({
      code: baixiang,
      label: '得胜镇白象村民委员会',
      aliases: ['白象村民委员会'],
    });
    expect(column('status')?.options?.map(({ label }) => label)).toContain('富余劳动力');
    expect(spec.keyColumns).toEqual(['idCard']);
  });

  it('新的人登记，再导一遍什么都不变，改了的才更新；撤销后回到原样', async () => {
    const [first, second] = [newId(), newId()];
    const records = [
      record('导入甲', 101, { phone: '15400000101', skills: '焊工证、叉车' }),
      record('导入乙', 102),
    ];
    const outcomes = await commit(first, records);
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['created', 'created']);
    expect((await town.call(listPeople, { search: '导入' })).total).toBe(2);
    expect((await town.call(listPeople, { search: 'drj' })).rows).toMatchObject([
      { id: outcomes[0]?.subjectId },
    ]);
    expect(await town.call(getPerson, { id: outcomes[0]?.subjectId ?? '' })).toMatchObject({
      skills: ['焊工证', '叉车'],
      hasConsent: true,
      phone: '15400000101',
      timeline: [{ title: '由清单导入' }],
    });
    expect((await commit(newId(), records)).map(({ outcome }) => outcome)).toEqual([
      'unchanged',
      'unchanged',
    ]);

    const again = await commit(second, [
      { row: 3, values: { ...records[0]?.values, phone: null, status: 'surplus', villageCode: jieguanba } },
    ]);
    expect(again).toMatchObject([{ outcome: 'updated', subjectId: outcomes[0]?.subjectId }]);
    expect(await town.call(getPerson, { id: outcomes[0]?.subjectId ?? '' })).toMatchObject({
      status: 'surplus',
      phone: '15400000101',
      regionCode: jieguanba,
    });
    expect(JSON.stringify(again)).not.toContain(String(records[0]?.values.idCard));

    expect(await act((context) => personImport.undo(context, second, again))).toEqual([]);
    expect(await town.call(getPerson, { id: outcomes[0]?.subjectId ?? '' })).toMatchObject({
      status: 'seeking',
      regionCode: baixiang,
      skills: ['焊工证', '叉车'],
    });
    expect(await act((context) => personImport.undo(context, first, outcomes))).toEqual([]);
    expect((await town.call(listPeople, { search: '导入' })).total).toBe(0);
  });

  it('导入后有人改过的，撤销时留下并说明', async () => {
    const batchId = newId();
    const outcomes = await commit(batchId, [record('后来改', 111), record('没人动', 112)]);
    await town.call(confirmContact, { id: outcomes[0]?.subjectId ?? '', version: 1 });
    expect(await act((context) => personImport.undo(context, batchId, outcomes))).toEqual([
      { row: outcomes[0]?.row, column: 'name', code: 'changedLater' },
    ]);
    expect((await town.call(listPeople, { search: '没人动' })).total).toBe(0);
    expect((await town.call(listPeople, { search: '后来改' })).total).toBe(1);
  });

  it('先前没有身份证号的同名同生日同村的人，由清单补上号码，不再多登记一个', async () => {
    const id = await register(town, '待补证', { birthOn: '1990-01-01' });
    const outcomes = await commit(newId(), [record('待补证', 121), record('待补证', 122)]);
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['updated', 'created']);
    expect(outcomes[0]?.subjectId).toBe(id);
    expect(
      (await town.call(listPeople, { search: String(inventedCard('1990-01-01', 121)) })).rows,
    ).toMatchObject([{ id }]);
  });

  it('别的县已登记的号码在预览时就指出，不说是谁', async () => {
    const sibling = await world.signIn('hejiang');
    const idCard = inventedCard('1990-01-01', 131);
    await register(sibling, '合江人', { idCard, regionCode: '510522001001' });
    const problems = await act((context) =>
      personImport.check(context, [
        record('冒名', 131),
        record('没事', 132),
        record('太长', 133, { skills: '一'.repeat(21) }),
      ]),
    );
    expect(problems).toMatchObject([
      { column: 'idCard', code: 'registeredElsewhere' },
      { column: 'skills', code: 'skillTooLong' },
    ]);
  });

  it('批次里等着的行不存明文号码，取出来还是原样', async () => {
    const row = record('封存', 141);
    await act(async (context) => {
      const sealed = personImport.seal?.(context, row) ?? {};
      expect(JSON.stringify(sealed)).not.toContain(String(row.values.idCard));
      expect(personImport.unseal?.(context, sealed)).toEqual(row.values);
    });
  });

  it('一次一千行，再导一遍全部不变', async () => {
    const records = Array.from(
      { length: 1000 },
      (_, order): ImportRecord => ({
        ...record('批量', 0),
        values: {
          ...record('批量', 0).values,
          name: `批量${order}`,
          idCard: inventedCard(`19${60 + Math.floor(order / 500)}-03-03`, order % 500),
          skills: '普工',
        },
      }),
    );
    expect((await commit(newId(), records)).every(({ outcome }) => outcome === 'created')).toBe(true);
    expect((await commit(newId(), records)).every(({ outcome }) => outcome === 'unchanged')).toBe(true);
  });
});
