/** Words that code relies on and every pack must therefore use. The pack gives their Chinese labels. */

export const regionLevels = ['province', 'city', 'county', 'town', 'village'] as const;
export type RegionLevel = (typeof regionLevels)[number];

export const organisationKinds = ['office', 'park', 'department', 'agency', 'school', 'training'] as const;

/** What a role's holder acts for: a region subtree, a park's enterprises, one enterprise, one agency or school, named enterprises, himself. */
export const roleScopes = [
  'region',
  'park',
  'enterprise',
  'organisation',
  'assigned',
  'self',
  'none',
  'public',
] as const;
export type RoleScope = (typeof roleScopes)[number];

export const dictionaryNames = [
  'education',
  'enterpriseNature',
  'enterpriseSize',
  'enterpriseStage',
  'shortageReason',
  'supplyStatus',
  'group',
  'payPeriod',
  'exitReason',
  'leaveReason',
  'contactMethod',
  'workRange',
  'shift',
  'documentType',
  'demandState',
  'placementState',
] as const;
export type DictionaryName = (typeof dictionaryNames)[number];

/** The lists that go in and out as Excel, with the columns each may have and those an import cannot do without. */
export const listColumns = {
  demand: {
    all: [
      'enterpriseName',
      'uscc',
      'nature',
      'industry',
      'size',
      'contactName',
      'contactPhone',
      'postTitle',
      'occupation',
      'headcount',
      'skills',
      'payMin',
      'payMax',
      'neededOn',
      'educationMin',
      'hasLodging',
      'shift',
      'reason',
      'hiringPlan',
    ],
    needed: ['enterpriseName', 'postTitle', 'headcount'],
  },
  person: {
    all: [
      'name',
      'idCard',
      'phone',
      'villageCode',
      'education',
      'occupationWanted',
      'skills',
      'payExpected',
      'availableOn',
      'status',
      'groups',
      'workRange',
      'needsLodging',
      'consent',
    ],
    needed: ['name', 'idCard', 'villageCode'],
  },
  headcount: {
    all: ['enterpriseName', 'uscc', 'asOf', 'totalDemand', 'inYearExpected', 'employed'],
    needed: ['enterpriseName', 'asOf', 'totalDemand', 'inYearExpected', 'employed'],
  },
  insurance: {
    all: ['idCard', 'name', 'enterpriseName', 'uscc', 'month', 'paidOn', 'isBackPaid'],
    needed: ['idCard', 'uscc', 'month'],
  },
} as const;
export type ListName = keyof typeof listColumns;
export const listNames = [
  'demand',
  'person',
  'headcount',
  'insurance',
] as const satisfies readonly ListName[];

export const targetIndicators = [
  'recruited',
  'newJobs',
  'ruralTransfers',
  'graduates',
  'outsideWorkers',
  'practiceBases',
  'jobFairs',
  'servedEnterprises',
  'listedEnterprises',
  'urgentHires',
  'cooperationBases',
  'agencies',
  'trainees',
  'apprentices',
  'orderClasses',
  'orderStudents',
  'mixedSchools',
  'certifiedWorkers',
  'keptPosts',
  'talents',
  'graduatePosts',
  'internshipPosts',
] as const;

/** At which step of a placement a person counts toward a target (G21). */
export const countingSteps = ['sent', 'accepted', 'onboard', 'retained'] as const;
