import type { ServerModule } from '#platform/http/operation.ts';
import { checkChain } from './operations/check-chain.ts';
import { listEntries } from './operations/list-entries.ts';

export { AuditSealer } from './sealer.ts';
export { type Finding, type VerifyReport, verifyTrail } from './verify.ts';

export const auditModule: ServerModule = { name: 'audit', operations: [listEntries, checkChain], errors: {} };
