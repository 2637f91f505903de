import { auditModule } from '#modules/audit/server/index.ts';
import { identityModule } from '#modules/identity/server/index.ts';
import { regionModule } from '#modules/region/server/index.ts';
import type { ServerModule } from '#platform/http/operation.ts';

/** Every business domain of this server, lower ones first. */
export const modules: ServerModule[] = [identityModule, regionModule, auditModule];
