import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorld, type World } from '#tools/testkit/world.ts';
import { checkChain, listEntries } from '../contract/operations.ts';
import { AuditSealer } from './sealer.ts';
import { verifyTrail } from './verify.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const seal = () =>
  new AuditSealer(world.server.services.database, (error) => expect.fail(error.message)).sealAll();

/** The owner past all guards: what a person with the database's master key could do. */
async function tamper(statement: string): Promise<void> {
  const client = await world.owner.connect();
  await client.query('SET session_replication_role = replica');
  await client.query(statement);
  await client.query('RESET session_replication_role');
  client.release();
}

describe('audit verify', () => {
  it('没有人动过数据时，链条完整，业务数据与日志一致', async () => {
    await seal();
    const report = await verifyTrail(world.ownerUrl);
    expect(report.findings).toEqual([]);
    expect(report.cities[0]?.sealed).toBeGreaterThan(100);
    expect(report.rowsChecked).toBeGreaterThan(50);
  });

  it('服务没有封存的日志，核对时先封存再核对', async () => {
    await world.owner.query("UPDATE organisation SET sends = NOT sends WHERE code = 'park-gaoxin'");
    const report = await verifyTrail(world.ownerUrl);
    expect(report.cities).toMatchObject([{ cityCode: '510500', unsealed: 0 }]);
    expect(report.findings).toEqual([]);
  });

  it('有人直接在数据库里改了一行业务数据，核对时指出是哪一行；改回后恢复完整', async () => {
    const { rows } = await world.owner.query<{ id: string }>(
      "SELECT id FROM organisation WHERE code = 'park-gaoxin'",
    );
    await tamper("UPDATE organisation SET sends = NOT sends WHERE code = 'park-gaoxin'");
    const report = await verifyTrail(world.ownerUrl);
    expect(report.findings).toEqual([
      { cityCode: '510500', table: 'organisation', rowId: rows[0]?.id, reason: 'changedOutside' },
    ]);
    await tamper("UPDATE organisation SET sends = NOT sends WHERE code = 'park-gaoxin'");
    expect((await verifyTrail(world.ownerUrl)).findings).toEqual([]);
  });

  it('绕过系统的改动即使没有关掉触发器，也会以外部操作的名义留下并被指出', async () => {
    const client = await world.owner.connect();
    await client.query("SELECT set_config('app.actor', '', false)");
    const { rows } = await client.query<{ id: string }>(
      'UPDATE recruitment_target SET people = people + 1 WHERE year = 2017 RETURNING id',
    );
    await client.query("SELECT set_config('app.actor', '系统：测试', false)");
    client.release();
    const { findings } = await verifyTrail(world.ownerUrl);
    expect(new Set(findings.map((finding) => finding.rowId))).toEqual(new Set(rows.map((row) => row.id)));
  });

  it('改动或删除任何一条日志，核对时指出是第几条', async () => {
    await seal();
    const { rows } = await world.owner.query<{ id: string }>(
      'SELECT id FROM audit_entry WHERE position = 40',
    );
    await tamper("UPDATE audit_entry SET actor = actor || 'x' WHERE position = 40");
    const auditor = await world.signIn('audit');
    expect((await auditor.call(checkChain, {})).broken).toEqual({ position: 40, reason: 'changed' });
    const report = await verifyTrail(world.ownerUrl);
    expect(report.findings).toContainEqual({
      cityCode: '510500',
      table: 'audit_entry',
      rowId: rows[0]?.id,
      reason: 'changedEntry',
      position: 40,
    });
    await tamper('DELETE FROM audit_entry WHERE position = 39');
    expect((await auditor.call(checkChain, {})).broken).toEqual({ position: 39, reason: 'missing' });
  });

  it('没有查看日志权限的人看不到日志；县区管理者只看到本县区的', async () => {
    const village = await world.signIn('village');
    await expect(village.call(listEntries, {})).rejects.toMatchObject({
      problem: { code: 'platform.notPermitted' },
    });
  });
});
