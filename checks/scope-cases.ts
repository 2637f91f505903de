import type { Target } from './scope-oracle.ts';

/**
 * How to aim each operation at a row: a table with an entry per operation, as long as there are operations. Writes name
 * version 999: whoever reaches the row hears that it is stale, whoever does not reach it must hear nothing about it, and
 * no row changes under the next asker.
 */
export interface ScopeCase {
  /** Kind of row; `none`: the operation names no row and must only not leak. */
  aim: Target['kind'] | 'none';
  input(target: Target): Record<string, unknown>;
  /** Published on purpose to every office of the city (LZ 三（一）1): open posts with their enterprises' names. */
  publishes?: boolean;
  /** Seeing is not enough: only the office whose ledger the row stands in. */
  keeperOnly?: boolean;
  /** The trail names rows by their ids, which say nothing; names must not stand in it. */
  namesIds?: boolean;
  /** The row is named as a filter: a foreign one gives an empty list. */
  isFilter?: boolean;
  /** The operation's own words for «not there for you», beside 403 and 404. */
  refusal?: string;
  /** Of those who see the row only one side may take the step: seeing it and being refused is right. */
  isSided?: boolean;
  /** A batch answers 200 and names what it refused. */
  isBatch?: boolean;
}

const none = (input: Record<string, unknown> = {}): ScopeCase => ({ aim: 'none', input: () => input });
const row = (
  aim: Target['kind'],
  more: Record<string, unknown> = {},
  options: Partial<ScopeCase> = {},
): ScopeCase => ({ aim, input: ({ id }) => ({ id, ...more }), ...options });
const version = { version: 999 };
const nobody = '00000000-0000-4000-8000-000000000000';

const enterpriseFacts = { name: '新名称', regionCode: '510502000000', signedOn: '2017-03-01' };
const postFacts = { title: '新岗位', headcount: 3 };
const personFacts = { name: '新名字', regionCode: '510521103222', status: 'seeking', birthOn: '1991-01-01' };
const step = (action: string): ScopeCase => ({
  aim: 'placement',
  input: ({ id }) => ({ action, items: [{ id, version: 999 }] }),
  isBatch: true,
});
const batch = (more: Record<string, unknown> = {}): ScopeCase => ({
  aim: 'batch',
  input: ({ id }) => ({ batchId: id, ...more }),
});

export const scopeCases: Record<string, ScopeCase> = {
  'identity.listSessions': none(),
  'identity.listAccounts': none({ pageSize: 200 }),
  'identity.listRoles': none(),
  'identity.switchAppointment': none({ appointmentId: nobody }),
  'identity.endSession': none({ sessionId: nobody }),
  'identity.changePassword': none({ oldPassword: 'wrong', newPassword: 'wrong-too-1234' }),
  'identity.createAccount': none({
    login: 'luxian',
    displayName: '重名',
    regionCode: '510522000000',
    roleCode: 'R03',
  }),
  'identity.resetPassword': { aim: 'account', input: ({ id }) => ({ accountId: id, ...version }) },
  'identity.setAccountActive': {
    aim: 'account',
    input: ({ id }) => ({ accountId: id, ...version, isActive: true }),
  },

  'region.listRegions': none(),
  'region.findRegions': none({ codes: ['510522000000'] }),
  'region.getDictionary': none(),
  'region.searchOccupations': none({ query: '工' }),
  'region.listIndustries': none(),
  'region.listOrganisations': none(),
  'region.showSettings': none(),
  'region.setDemoDate': none({ businessOn: '2017-10-14' }),

  'audit.listEntries': { ...none({ pageSize: 200 }), namesIds: true },
  'audit.checkChain': none(),

  'enterprise.listEnterprises': none({ pageSize: 200 }),
  'enterprise.exportEnterprises': none(),
  'enterprise.getEnterprise': row('enterprise'),
  'enterprise.createEnterprise': none({ ...enterpriseFacts, name: '标记企业长开' }),
  'enterprise.updateEnterprise': row('enterprise', { ...version, ...enterpriseFacts }),
  'enterprise.verifyEnterprise': row('enterprise', version),
  'enterprise.listSpecialists': none(),
  'enterprise.assignSpecialist': row('enterprise', { ...version, specialistId: null }, { keeperOnly: true }),

  'demand.summariseDemand': none(),
  'demand.listGapRows': none({ figure: 'gap', pageSize: 200 }),
  'demand.listPosts': none({ pageSize: 200 }),
  'demand.exportPosts': none(),
  'demand.getPost': row('draftPost'),
  'demand.createPost': {
    aim: 'enterprise',
    input: ({ id }) => ({ enterpriseId: id, ...postFacts }),
    refusal: 'demand.unknownEnterprise',
  },
  'demand.updatePost': row('draftPost', { ...version, ...postFacts }),
  'demand.submitPost': row('draftPost', version),
  'demand.verifyPost': row('draftPost', { ...version, method: 'visit' }),
  'demand.sendBackPost': row('draftPost', { ...version, reason: '不清楚' }),
  'demand.servePost': row('draftPost', version),
  'demand.expirePost': row('draftPost', version),
  'demand.closePost': row('draftPost', { ...version, evidence: '已满' }),
  'demand.withdrawPost': row('draftPost', { ...version, reason: '不招了' }),
  'demand.reopenPost': row('draftPost', version),
  'demand.listOpenPosts': { ...none({ pageSize: 200 }), publishes: true },
  'demand.getHeadcountForm': { aim: 'enterprise', input: ({ id }) => ({ enterpriseId: id }) },
  'demand.reportHeadcount': {
    aim: 'enterprise',
    input: ({ id }) => ({
      enterpriseId: id,
      effectiveOn: '2017-10-13',
      totalDemand: 300,
      inYearExpected: 100,
      employed: 40,
    }),
  },
  'demand.listHeadcountReports': {
    aim: 'enterprise',
    input: ({ id }) => ({ enterpriseId: id }),
    isFilter: true,
  },

  'person.listPeople': none({ pageSize: 200 }),
  'person.listStale': none({ pageSize: 200 }),
  'person.exportPeople': none(),
  'person.getPerson': row('person'),
  'person.checkDuplicate': none({ name: '标记人合江', birthOn: '1990-01-01', regionCode: '510521103222' }),
  'person.registerPerson': none({ ...personFacts, regionCode: '510504000000' }),
  'person.updatePerson': row('person', { ...version, ...personFacts }, { keeperOnly: true }),
  'person.confirmContact': row('person', version, { keeperOnly: true }),
  'person.setEmail': row('person', { ...version, email: 'x@example.cn' }, { keeperOnly: true }),
  'person.setConsent': row('person', version, { keeperOnly: true }),
  'person.withdrawConsent': row('person', { ...version, reason: '本人要求' }, { keeperOnly: true }),
  'person.revealIdCard': row('person', { reason: '核对' }, { keeperOnly: true }),
  'person.summariseSupply': none(),
  'person.summariseWords': none({ kind: 'group' }),

  'message.listMessages': none({ pageSize: 200 }),
  'message.countUnread': none(),
  'message.openMessages': none({ ids: [nobody] }),
  'message.listOutgoing': none({ pageSize: 200 }),

  'matching.rankPeopleForPost': { aim: 'none', input: ({ id }) => ({ postId: id }), publishes: true },
  'matching.mapPeopleForPost': { aim: 'none', input: ({ id }) => ({ postId: id }) },
  'matching.rankPostsForPerson': {
    aim: 'person',
    input: ({ id }) => ({ personId: id }),
    publishes: true,
    keeperOnly: true,
  },
  'matching.listNearMissPeople': { aim: 'none', input: ({ id }) => ({ postId: id }) },
  'matching.listNearMissPosts': {
    aim: 'person',
    input: ({ id }) => ({ personId: id }),
    publishes: true,
    keeperOnly: true,
  },
  'matching.explainPair': { aim: 'none', input: ({ id }) => ({ personId: id, postId: id }), publishes: true },
  'matching.chooseMatches': {
    aim: 'person',
    input: ({ id }) => ({ postId: nobody, personIds: [id], choice: 'none' }),
    keeperOnly: true,
    refusal: 'matching.personOutside',
  },
  'matching.countSupply': { aim: 'draftPost', input: ({ id }) => ({ postId: id }) },
  'matching.startRun': none({ search: null }),
  'matching.listRuns': none({ pageSize: 200 }),
  'matching.getRun': none({ runId: nobody }),
  'matching.listRunPosts': none({ runId: nobody }),
  'matching.listRunPeople': none({ runId: nobody }),
  'matching.listChoices': none({ pageSize: 200 }),

  'wish.listWishes': none({ pageSize: 200 }),
  'wish.getWish': { ...row('wish'), publishes: true, keeperOnly: true },
  'wish.createWish': {
    aim: 'person',
    input: ({ id }) => ({ personId: id, name: '范围测试' }),
    keeperOnly: true,
    refusal: 'wish.personOutside',
  },
  'wish.updateWish': row('wish', { ...version, name: '范围测试' }, { keeperOnly: true }),
  'wish.setWishActive': row('wish', { ...version, isActive: false }, { keeperOnly: true }),
  'wish.deleteWish': row('wish', version, { keeperOnly: true }),

  'placement.recommendPeople': {
    aim: 'none',
    input: ({ id }) => ({ postId: nobody, personIds: [id] }),
  },
  'placement.listPlacements': none({ pageSize: 200 }),
  'placement.exportPlacements': none(),
  'placement.getPlacement': row('placement'),
  'placement.markRead': { aim: 'placement', input: ({ id }) => ({ ids: [id] }) },
  'placement.summariseRecommendations': none({ personId: nobody }),
  'placement.respondPlacements': step('acceptInterview'),
  'placement.advancePlacements': step('passMedical'),
  'placement.confirmPlacements': step('confirmOnboarding'),
  'placement.declineRecommendation': row('placement', { exitReason: 'tooFar' }),
  'placement.summariseFunnel': none(),
  'placement.listRetention': none({ pageSize: 200 }),
  'placement.exportRetention': none(),
  'placement.listContradictions': none({ pageSize: 200 }),
  'placement.summariseRetention': none(),
  'placement.summariseFairness': none(),
  'placement.exportFairness': none(),

  'target.summariseCompletion': none(),

  'dispatch.listPlans': none({ pageSize: 200 }),
  'dispatch.createPlan': none({ name: '范围测试', fromOn: '2017-10-16' }),
  'dispatch.getPlan': row('dispatchPlan'),
  'dispatch.saveLimits': row('dispatchPlan', { ...version, limits: { weekCost: 0 } }),
  'dispatch.solvePlan': none({ id: '00000000-0000-4000-8000-000000000000', label: '测算' }),
  'dispatch.getRun': none({ id: '00000000-0000-4000-8000-000000000000' }),
  'dispatch.listAssignments': none({ runId: '00000000-0000-4000-8000-000000000000' }),
  'dispatch.setOverrides': {
    aim: 'person',
    input: ({ id }) => ({
      id: '00000000-0000-4000-8000-000000000000',
      personIds: [id],
      to: { kind: 'home' },
      reason: '测试',
    }),
    // Without the plan nobody reaches anything.
    isFilter: true,
  },
  'dispatch.adoptRun': none({
    id: '00000000-0000-4000-8000-000000000000',
    ...version,
    runId: '00000000-0000-4000-8000-000000000000',
  }),
  'dispatch.reportBusFailure': none({
    id: '00000000-0000-4000-8000-000000000000',
    ...version,
    routeId: '00000000-0000-4000-8000-000000000000',
    week: 0,
    reason: '故障',
  }),
  'dispatch.formBatches': none({ id: '00000000-0000-4000-8000-000000000000', week: 0 }),
  'dispatch.listBatches': none({ pageSize: 200 }),
  'dispatch.getBatch': row('dispatchBatch'),
  'dispatch.listMembers': none({ pageSize: 200 }),
  'dispatch.checkMembers': {
    aim: 'person',
    input: ({ id }) => ({ memberIds: [id], check: 'health', isReady: true }),
    isFilter: true,
  },
  'dispatch.withdrawMembers': none({
    memberIds: ['00000000-0000-4000-8000-000000000000'],
    given: { reason: '测试' },
  }),
  'dispatch.sendBatch': { ...row('dispatchBatch', { ...version, action: 'cancel' }), isSided: true },
  'dispatch.readyBatch': {
    ...row('dispatchBatch', { ...version, action: 'confirmFacilities' }),
    isSided: true,
  },
  'dispatch.receiveMember': none({
    id: '00000000-0000-4000-8000-000000000000',
    ...version,
    action: 'accept',
  }),
  'dispatch.summariseHandOver': none(),
  'dispatch.listChanges': row('dispatchPlan'),
  'dispatch.moveMembers': none({ memberIds: [nobody], batchId: nobody, reason: '测试' }),
  'dispatch.getHandOver': row('dispatchBatch'),
  'dispatch.exportHandOver': row('dispatchBatch'),
  'dispatch.summariseReturn': none(),
  'dispatch.listReturn': none({ figure: 'organised', pageSize: 200 }),
  'dispatch.exportReturn': none(),
  'dispatch.listFilings': none({ pageSize: 200 }),
  'dispatch.getFiling': none({ regionCode: '510522000000', from: '2017-10-07' }),
  'dispatch.listFilingRows': none({
    regionCode: '510522000000',
    from: '2017-10-07',
    figure: 'organised',
    people: 'filed',
    pageSize: 200,
  }),
  'dispatch.submitReturn': none({ regionCode: '510522000000', from: '2017-10-07', entryNo: 999 }),
  'dispatch.withdrawReturn': none({
    regionCode: '510522000000',
    from: '2017-10-07',
    entryNo: 999,
    reason: '测试',
  }),
  'dispatch.summariseReservoir': none(),
  'dispatch.listReservoir': none({ pageSize: 200 }),
  'dispatch.listReservoirDemand': { ...none({ pageSize: 200 }), publishes: true },

  'policy.listClauses': none(),
  'policy.getClause': none({ clauseId: 'LZ-7' }),
  'policy.compareVersions': none({ clauseId: 'LZ-7', fromId: nobody, toId: nobody }),
  'policy.getVocabulary': none(),
  'policy.checkClause': none({ clause: {}, cases: [] }),
  'policy.saveDraft': none({ clause: { id: 'LZ-99' }, cases: [] }),
  'policy.submitDraft': none({ id: nobody, ...version }),
  'policy.decideDraft': none({ id: nobody, ...version, decision: 'approve' }),
  'policy.saveCases': none({ id: nobody, ...version, cases: [] }),
  'policy.publishClause': none({ versionId: nobody, channels: ['app'], publishedOn: '2017-10-15' }),
  'policy.listStandards': none(),
  'policy.saveStandard': none({ name: 'minWage', fromOn: '2017-01-01', value: 'x', paper: '文' }),
  'policy.decideStandard': none({ id: nobody, ...version, decision: 'approve' }),
  'policy.keepDecision': {
    aim: 'enterprise',
    input: ({ id }) => ({ clauseId: 'LZ-4', subject: { kind: 'enterprise', id } }),
  },
  'policy.listDecisions': none({ pageSize: 200 }),
  'policy.replayDecision': none({ id: nobody }),
  'policy.searchSubjects': none({ kind: 'enterprise' }),
  'policy.startRun': none(),
  'policy.listRuns': none({ pageSize: 200 }),
  'policy.getRun': none({ id: nobody }),
  'policy.cancelRun': none({ id: nobody }),
  'policy.listEntitlements': none({ pageSize: 200 }),
  'policy.summariseEntitlements': none({ by: 'payee' }),
  'policy.exportEntitlements': none(),
  'policy.forecastFund': none(),
  'policy.forecastPlacement': row('placement'),
  'policy.forecastByForm': none({ clauseId: 'LZ-7', facts: {} }),
  'policy.rehearse': none({ versionId: nobody }),
  'policy.getRehearsal': none({ id: nobody }),
  'policy.fitFor': { aim: 'enterprise', input: ({ id }) => ({ subject: { kind: 'enterprise', id } }) },
  'policy.listFitPeople': {
    aim: 'enterprise',
    input: ({ id }) => ({ clauseId: 'LZ-1', subject: { kind: 'enterprise', id } }),
  },

  'todo.listTodos': none(),

  'exchange.listKinds': none(),
  'exchange.downloadTemplate': none({ kind: 'person' }),
  'exchange.uploadFile': none({ kind: 'person' }),
  'exchange.listBatches': none({ pageSize: 200 }),
  'exchange.getBatch': batch(),
  'exchange.setMapping': batch({ mapping: {} }),
  'exchange.listRows': batch(),
  'exchange.downloadErrors': batch(),
  'exchange.commitBatch': batch({ mode: 'all' }),
  'exchange.undoBatch': batch(),
  'exchange.cancelBatch': none({ batchId: nobody }),
};
