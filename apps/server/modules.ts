import { auditModule } from '#modules/audit/server/index.ts';
import { demandModule } from '#modules/demand/server/index.ts';
import { dispatchModule } from '#modules/dispatch/server/index.ts';
import { enterpriseModule } from '#modules/enterprise/server/index.ts';
import { exchangeModule } from '#modules/exchange/server/index.ts';
import { identityModule } from '#modules/identity/server/index.ts';
import { matchingModule } from '#modules/matching/server/index.ts';
import { messageModule } from '#modules/message/server/index.ts';
import { personModule } from '#modules/person/server/index.ts';
import { placementModule } from '#modules/placement/server/index.ts';
import { policyModule } from '#modules/policy/server/index.ts';
import { regionModule } from '#modules/region/server/index.ts';
import { targetModule } from '#modules/target/server/index.ts';
import { todoModule } from '#modules/todo/server/index.ts';
import { wishModule } from '#modules/wish/server/index.ts';
import type { ServerModule } from '#platform/http/operation.ts';

/** Every business domain of this server, lower ones first. */
export const modules: ServerModule[] = [
  identityModule,
  regionModule,
  auditModule,
  enterpriseModule,
  demandModule,
  personModule,
  messageModule,
  matchingModule,
  placementModule,
  wishModule,
  targetModule,
  policyModule,
  dispatchModule,
  exchangeModule,
  todoModule,
];
