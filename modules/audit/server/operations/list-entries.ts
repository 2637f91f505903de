import { addDays } from '#engines/calendar/index.ts';
import { countUpTo } from '#platform/db/count.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import * as contract from '../../contract/operations.ts';
import type { AuditTables } from '../tables.ts';

export const listEntries = implement(
  contract.listEntries,
  async ({ db, actor }: OperationContext<AuditTables>, input) => {
    let entries = db.selectFrom('auditEntry').where('cityCode', '=', actor.cityCode);
    if (input.operation) entries = entries.where('operation', '=', input.operation);
    if (input.action) entries = entries.where('action', '=', input.action);
    if (input.subject) entries = entries.where('subject', '=', input.subject);
    if (input.subjectId) entries = entries.where('subjectId', '=', input.subjectId);
    if (input.actor) entries = entries.where('actor', 'like', `%${input.actor.replace(/[%_\\]/g, '\\$&')}%`);
    // Civil days of Asia/Shanghai, both included.
    if (input.from) entries = entries.where('at', '>=', `${input.from}T00:00:00+08:00`);
    if (input.to) entries = entries.where('at', '<', `${addDays(input.to, 1)}T00:00:00+08:00`);
    const count = await countUpTo(db, entries);
    const rows = await entries
      .select(['id', 'at', 'actor', 'operation', 'action', 'subject', 'subjectId', 'detail', 'position'])
      .orderBy('at', 'desc')
      .orderBy('seq', 'desc')
      .limit(input.pageSize)
      .offset((input.page - 1) * input.pageSize)
      .execute();
    return { ...count, rows };
  },
);
