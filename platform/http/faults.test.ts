import { Writable } from 'node:stream';
import pino from 'pino';
import { describe, expect, it } from 'vitest';
import { logFault } from './faults.ts';

function logged(cause: Error): { level: number; msg: string; text: string } {
  const lines: string[] = [];
  const stream = new Writable({
    write(line, _, done) {
      lines.push(String(line));
      done();
    },
  });
  logFault(pino(stream), cause);
  return { ...(JSON.parse(lines[0] ?? '{}') as { level: number; msg: string }), text: lines.join('') };
}
const coded = (message: string, fields: object) => Object.assign(new Error(message), fields);

const [info, error] = [30, 50];

describe('logFault', () => {
  it('用户没等页面打开就离开，不算出错', () => {
    expect(logged(coded('Premature close', { code: 'ERR_STREAM_PREMATURE_CLOSE' })).level).toBe(info);
    expect(logged(coded('aborted', { code: 'ECONNRESET' })).level).toBe(info);
  });

  it('数据库断开、程序出错，按出错记录；数据库的话里可能有数值，只记代码', () => {
    expect(logged(coded('read ECONNRESET', { code: 'ECONNRESET' })).level).toBe(error);
    expect(logged(new TypeError('x is undefined'))).toMatchObject({ level: error, msg: 'request failed' });
    const database = logged(coded('Key (phone)=(13800000000) exists', { code: '23505', severity: 'ERROR' }));
    expect(database.level).toBe(error);
    expect(database.text).toContain('23505');
    expect(database.text).not.toContain('13800000000');
  });
});
