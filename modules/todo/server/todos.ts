import { demandModule } from '#modules/demand/server/index.ts';
import { dispatchModule } from '#modules/dispatch/server/index.ts';
import { enterpriseModule } from '#modules/enterprise/server/index.ts';
import { personModule } from '#modules/person/server/index.ts';
import { placementModule } from '#modules/placement/server/index.ts';
import type { BoundOperation } from '#platform/http/operation.ts';

export interface Todo {
  code: string;
  title: string;
  unit: string;
  /** Who has this to do. */
  permission: string;
  /** The list that shows the rows, and its filter; the count is the list's own total. */
  list: string;
  filter: Record<string, unknown>;
  to: string;
}

export const todos: Todo[] = [
  {
    code: 'verifyPost',
    title: '岗位待核实',
    unit: '个',
    permission: 'demand.verify',
    list: 'demand.listPosts',
    filter: { status: 'submitted' },
    to: '/demand/posts?status=submitted',
  },
  {
    code: 'repairPost',
    title: '岗位被退回，待修改',
    unit: '个',
    permission: 'demand.edit',
    list: 'demand.listPosts',
    filter: { status: 'returned' },
    to: '/demand/posts?status=returned',
  },
  {
    code: 'verifyEnterprise',
    title: '企业资料待核实',
    unit: '家',
    permission: 'enterprise.verify',
    list: 'enterprise.listEnterprises',
    filter: { needsVerification: true },
    to: '/enterprise?needsVerification=1',
  },
  {
    code: 'answerCandidate',
    title: '推荐来的人待答复',
    unit: '人次',
    permission: 'placement.respond',
    list: 'placement.listPlacements',
    filter: { status: 'recommended' },
    to: '/placement/candidates?status=recommended',
  },
  {
    code: 'confirmOnboarding',
    title: '上岗登记待确认',
    unit: '人次',
    permission: 'placement.confirm',
    list: 'placement.listPlacements',
    filter: { status: 'onboarding' },
    to: '/placement?status=onboarding',
  },
  {
    code: 'revisitPerson',
    title: '求职人员待回访',
    unit: '人',
    permission: 'person.edit',
    list: 'person.listPeople',
    filter: { isStale: true, isOpen: true },
    to: '/person?isStale=1&isOpen=1',
  },
  {
    code: 'decidePlan',
    title: '输送方案待采用',
    unit: '个',
    permission: 'dispatch.plan',
    list: 'dispatch.listPlans',
    filter: { awaits: 'decision' },
    to: '/dispatch?awaits=decision',
  },
  {
    code: 'readyBatch',
    title: '住宿和接站待确认',
    unit: '批',
    permission: 'dispatch.accept',
    list: 'dispatch.listBatches',
    filter: { awaits: 'facilities' },
    to: '/dispatch/batches?awaits=facilities',
  },
  {
    code: 'prepareBatch',
    title: '输送人员待备齐',
    unit: '批',
    permission: 'dispatch.handOver',
    list: 'dispatch.listBatches',
    filter: { awaits: 'people' },
    to: '/dispatch/batches?awaits=people',
  },
  {
    code: 'departBatch',
    title: '已备齐，待发车',
    unit: '批',
    permission: 'dispatch.handOver',
    list: 'dispatch.listBatches',
    filter: { awaits: 'departure' },
    to: '/dispatch/batches?awaits=departure',
  },
  {
    code: 'receivePerson',
    title: '在途人员待我方签收',
    unit: '人',
    permission: 'dispatch.accept',
    list: 'dispatch.listMembers',
    filter: { awaits: 'receipt' },
    to: '/dispatch/members?awaits=receipt',
  },
  {
    code: 'missSignature',
    title: '隔日仍无接收方签字',
    unit: '人',
    permission: 'dispatch.handOver',
    list: 'dispatch.listMembers',
    filter: { awaits: 'signature' },
    to: '/dispatch/members?awaits=signature',
  },
  {
    code: 'submitReturn',
    title: '组织输送报表待报送',
    unit: '期',
    permission: 'dispatch.submitReturn',
    list: 'dispatch.listFilings',
    filter: { awaits: 'submission' },
    to: '/dispatch/return',
  },
];

const operations = new Map<string, BoundOperation>(
  [enterpriseModule, demandModule, personModule, placementModule, dispatchModule]
    .flatMap((module) => module.operations)
    .map((bound) => [bound.contract.name, bound]),
);

/** The list operation of a to-do; a name that no module has is a mistake of this table. */
export function listOf({ list }: Todo): BoundOperation {
  const bound = operations.get(list);
  if (!bound) throw new Error(`todo counts an unknown list: ${list}`);
  return bound;
}
