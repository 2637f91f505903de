import type { DB } from '#platform/db/schema.ts';

export type AuditTables = Pick<DB, 'auditEntry'>;
