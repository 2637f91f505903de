import { parseArgs } from 'node:util';
import { type Finding, verifyTrail } from '#modules/audit/server/index.ts';
import { openEnvironment, ownerUrlOf, say } from './environment.ts';

const sentences: Record<Finding['reason'], string> = {
  changedOutside: '被绕过系统改动',
  deletedOutside: '被绕过系统删除',
  insertedOutside: '被绕过系统添加',
  changedEntry: '操作日志被改动',
  missingEntry: '操作日志缺失',
};

/** Exit code 0 when whole, 1 when anything was altered. */
export async function verifyCommand(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { json: { type: 'boolean', default: false } } });
  const { database } = await openEnvironment();
  try {
    const report = await verifyTrail(ownerUrlOf(database));
    if (values.json) {
      say(JSON.stringify(report));
    } else {
      for (const city of report.cities)
        say(
          `${city.cityCode}：链条 ${city.sealed} 条${city.unsealed ? `，尚有 ${city.unsealed} 条未封存（核对开始后写入，由服务封存）` : ''}`,
        );
      for (const finding of report.findings) {
        const position = finding.position ? `第 ${finding.position} 条，` : '';
        say(
          `✗ ${finding.cityCode} ${finding.table} ${position}编号 ${finding.rowId || '（无）'}：${sentences[finding.reason]}`,
        );
      }
      say(
        report.findings.length
          ? `发现 ${report.findings.length} 处问题`
          : `完整：操作日志链条与 ${report.rowsChecked} 行业务数据一致`,
      );
    }
    return report.findings.length ? 1 : 0;
  } finally {
    await database.stop();
  }
}
