import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, openWorld, testCity, type World } from '#tools/testkit/world.ts';
import * as contract from '../contract/operations.ts';
import { commit, errorFile, fileOf, idCardOf, upload } from './test-fixture.ts';
import { kindCases, tableOf } from './test-kinds.ts';

const people = kindCases.find(({ kind }) => kind === 'person') as (typeof kindCases)[number];
const peopleFile = () => fileOf(tableOf(people));

let world: World;
let clerk: Caller;
let sibling: Caller;

beforeAll(async () => {
  world = await openWorld();
  [clerk, sibling] = [await world.signIn('luxian'), await world.signIn('hejiang')];
});
afterAll(() => world.close());

const preview = async () => (await upload(clerk, 'person', peopleFile())).id;

describe('谁能看到', () => {
  it('邻县看不到这份导入，也不能替它做任何一步', async () => {
    const batchId = await preview();
    const notFound = { problem: { code: 'platform.notFound' } };
    await expect(sibling.call(contract.getBatch, { batchId })).rejects.toMatchObject(notFound);
    await expect(sibling.call(contract.listRows, { batchId })).rejects.toMatchObject(notFound);
    await expect(sibling.download(contract.downloadErrors, { batchId })).rejects.toMatchObject(notFound);
    await expect(sibling.call(contract.commitBatch, { batchId, mode: 'all' })).rejects.toMatchObject(
      notFound,
    );
    await expect(sibling.call(contract.setMapping, { batchId, mapping: {} })).rejects.toMatchObject(notFound);
    await expect(sibling.call(contract.cancelBatch, { batchId })).rejects.toMatchObject(notFound);
    await expect(sibling.call(contract.undoBatch, { batchId })).rejects.toMatchObject(notFound);
    const mine = await sibling.call(contract.listBatches, { pageSize: 200 });
    expect(mine.rows.map(({ id }) => id)).not.toContain(batchId);
  });

  it('没有导入权限的岗位看不到任何清单，也不能下载模板和上传', async () => {
    const auditor = await world.signIn('audit');
    expect(await auditor.call(contract.listKinds, {})).toEqual({ kinds: [] });
    const refused = { problem: { code: 'platform.notPermitted' } };
    await expect(auditor.download(contract.downloadTemplate, { kind: 'person' })).rejects.toMatchObject(
      refused,
    );
    await expect(auditor.upload(contract.uploadFile, { kind: 'person' }, peopleFile())).rejects.toMatchObject(
      refused,
    );
    await expect(clerk.call(contract.downloadTemplate, { kind: 'nothing' })).rejects.toMatchObject({
      problem: { code: 'exchange.unknownKind' },
    });
  });

  it('上传的文件和读出的行在数据库里都不含明文身份证号', async () => {
    const csv = tableOf(people)
      .map((cells) => cells.join(','))
      .join('\n');
    const { id } = await upload(clerk, 'person', { name: '清单.csv', content: Buffer.from(csv) });
    const { rows } = await world.owner.query<{ content: Buffer; records: string }>(
      `SELECT f.content, (SELECT string_agg(r.record::text, '') FROM import_row r WHERE r.batch_id = b.id) AS records
       FROM import_batch b JOIN stored_file f ON f.id = b.file_id WHERE b.city_code = $2 AND b.id = $1`,
      [id, testCity],
    );
    const stored = `${rows[0]?.content.toString('latin1')}${rows[0]?.records}`;
    expect(rows[0]?.records).toContain('王安德');
    for (const order of [1, 2, 3]) expect(stored).not.toContain(idCardOf(order));
  });
});

it('导入时的运行日志不出现姓名、身份证号、电话，出错时也不出现', async () => {
  const { log } = world.server.services as unknown as { log: pino.Logger };
  const stream = (log as unknown as Record<symbol, { write(line: string): void }>)[pino.symbols.streamSym];
  if (!stream) throw new Error('the log has no stream');
  const lines: string[] = [];
  const write = stream.write;
  const level = log.level;
  stream.write = (line) => void lines.push(line);
  log.level = 'trace';
  try {
    const rows = tableOf(people, { row: 2, at: 0, value: '张晨桂'.repeat(20) });
    const { id } = await upload(clerk, 'person', fileOf(rows, '王安德的清单.xlsx'));
    await errorFile(clerk, id);
    await commit(clerk, id, 'good');
    // A ledger that refuses the rows in a way no check foresees.
    await world.owner.query(`ALTER TABLE person ADD CONSTRAINT planted CHECK (name <> '李彬芳') NOT VALID`);
    await world.owner.query('TRUNCATE person CASCADE');
    const failed = await commit(clerk, await preview());
    expect(failed.problem).toContain('系统出错');
  } finally {
    await world.owner.query('ALTER TABLE person DROP CONSTRAINT IF EXISTS planted');
    stream.write = write;
    log.level = level;
  }
  const text = lines.join('\n');
  expect(text).toContain('import failed');
  expect(text).toContain('planted');
  for (const word of ['王安德', '李彬芳', '张晨桂', idCardOf(1), idCardOf(2), '15400000001', '15400000002'])
    expect(text).not.toContain(word);
});
