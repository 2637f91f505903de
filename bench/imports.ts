import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { isWithin } from '#engines/regiontree/index.ts';
import { commitBatch, getBatch, uploadFile } from '#modules/exchange/contract/operations.ts';
import type { Pack } from '#platform/packs/schema.ts';
import { exportSheet } from '#platform/sheets/index.ts';
import { openContext } from '#tools/demo/context.ts';
import { homesOf, type Person, personAt } from '#tools/demo/people.ts';
import type { Level } from './levels.ts';
import { peakMemory, timed } from './measure.ts';
import type { BenchServer, Caller } from './server.ts';

const rowCount = 100_000;
const login = 'luxian';
const county = '510521000000';

export const importGoals = { seconds: 60, megabytes: 512 };
export interface ImportResult {
  rows: number;
  seconds: number;
  previewSeconds: number;
  serverMb: number;
  childMb: number;
  bareSeconds: number;
}

/** What a county's list would hold of a person who is not in the ledger yet. */
function cellsOf({ dictionaries, occupations }: Pack, person: Person): Record<string, string> {
  const label = (terms: { code: string; label: string }[], code: string) =>
    terms.find((term) => term.code === code)?.label ?? code;
  const nameOf = (code: string) => occupations.find((each) => each.code === code)?.name ?? code;
  return {
    name: person.name,
    idCard: person.idCard,
    phone: person.phone,
    villageCode: person.regionCode,
    education: label(dictionaries.education, person.education),
    occupationWanted: person.occupationsWanted.map(nameOf).join('、'),
    skills: person.skills.join('、'),
    payExpected: person.payExpectedFen === null ? '' : String(person.payExpectedFen / 100),
    availableOn: person.availableOn ?? '',
    status: label(dictionaries.supplyStatus, person.status),
    groups: person.groups.map((code) => label(dictionaries.group, code)).join('、'),
    workRange: label(dictionaries.workRange, person.workRange),
    needsLodging: person.needsLodging ? '是' : '否',
    consent: person.consentedOn === null ? '否' : '是',
  };
}

function* newPeople({ pack, people }: Level): Generator<Record<string, string>> {
  const context = openContext(pack, 'city');
  const villages = homesOf(context).sending.filter((code) => isWithin(code, county));
  const homes = { first: [], sending: villages, others: villages, organisations: [] };
  for (let at = 0; at < rowCount; at += 1)
    yield cellsOf(pack, personAt(context, homes, people + at, undefined));
}

/** The supply list of the place as an office would send it: an Excel workbook, everything as text. */
async function supplyList(level: Level): Promise<Buffer> {
  const { title, columns } = level.pack.lists.person;
  const stream = new PassThrough();
  const content = buffer(stream);
  await exportSheet(
    {
      title,
      asOf: level.pack.demo?.businessDate ?? '',
      columns: columns.map(({ key, label }) => ({ key, label, type: 'text' as const })),
      rows: newPeople(level),
    },
    { stream },
  );
  return content;
}

async function until(caller: Caller, batchId: string, status: string) {
  for (;;) {
    const batch = await caller.call(getBatch, { batchId });
    if (batch.status === status) return batch;
    if (batch.problem || batch.status === 'needsMapping')
      throw new Error(`import stopped at ${batch.status}: ${batch.problem}`);
    await sleep(100);
  }
}

/** The same rows put into the table by one statement, with its indexes and its trail; taken back afterwards. */
async function bareInsert(owner: pg.Pool, cityCode: string, batchId: string): Promise<number> {
  const client = await owner.connect();
  try {
    const { rows } = await client.query<{ list: string }>(
      `SELECT string_agg(quote_ident(attname), ', ') AS list FROM pg_attribute
       WHERE attrelid = 'person'::regclass AND attnum > 0 AND NOT attisdropped AND attname NOT IN ('id', 'id_card_index', 'batch_id')`,
    );
    const columns = rows[0]?.list ?? '';
    await client.query('BEGIN');
    await client.query(`CREATE TEMP TABLE listed ON COMMIT DROP AS SELECT gen_random_uuid() AS id, sha256(id_card_index) AS id_card_index, ${columns}
      FROM person WHERE city_code = '${cityCode}' AND batch_id = '${batchId}'`);
    const spent = await timed(() =>
      client.query(
        `INSERT INTO person (id, id_card_index, ${columns}) SELECT id, id_card_index, ${columns} FROM listed`,
      ),
    );
    await client.query('ROLLBACK');
    return spent / 1000;
  } finally {
    client.release();
  }
}

/** From the upload of a list of new people to the committed batch. */
export async function measureImport(
  level: Level,
  server: BenchServer,
  owner: pg.Pool,
): Promise<ImportResult> {
  const content = await supplyList(level);
  const caller = await server.signIn(login);
  const started = performance.now();
  const seconds = () => (performance.now() - started) / 1000;
  const { result, own, child } = await peakMemory(server.pid, async () => {
    const { batchId } = await caller.upload(
      uploadFile,
      { kind: 'person' },
      { name: '劳动力资源清单.xlsx', content },
    );
    await until(caller, batchId, 'previewed');
    const previewSeconds = seconds();
    await caller.call(commitBatch, { batchId, mode: 'all' });
    const { counts } = await until(caller, batchId, 'committed');
    if (counts?.created !== rowCount) throw new Error(`${counts?.created} of ${rowCount} rows were imported`);
    return { batchId, previewSeconds, seconds: seconds() };
  });
  const { batchId, ...times } = result;
  const bareSeconds = await bareInsert(owner, level.pack.cityCode, batchId);
  return { rows: rowCount, ...times, serverMb: own, childMb: child, bareSeconds };
}
