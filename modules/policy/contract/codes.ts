/** Purposes by which the library groups clauses, in the order it shows them. */
export const clauseClassLabels = {
  hiring: '招用补贴',
  retention: '稳岗留工',
  introduction: '职业介绍、用工引进',
  internship: '见习、实习',
  training: '技能培训',
  insurance: '社会保险',
  recruiting: '招聘活动',
  sharing: '共享用工',
  institution: '机构、院校、平台',
  talent: '人才',
  startup: '创业',
  assistance: '困难帮扶',
  rights: '劳动者权益',
  service: '服务与任务',
  validity: '有效期',
  funding: '资金分担',
} as const;
export type ClauseClass = keyof typeof clauseClassLabels;

export const clauseKindLabels = {
  money: '资金',
  entitlement: '资格',
  rule: '规定',
  service: '服务',
  validity: '有效期',
  exclusivity: '不可同享',
  funding: '资金分担',
} as const;

export const versionStatusLabels = {
  draft: '草稿',
  submitted: '审核中',
  returned: '退回',
  inForce: '已生效',
  ended: '已废止',
} as const;
export type VersionStatus = keyof typeof versionStatusLabels;

/** Where a version or a standard came from. */
export const sourceLabels = { pack: '文件原文', local: '本地起草' } as const;

export const standingLabels = {
  entitled: '可享受',
  notYet: '尚不符合',
  refused: '不符合',
  unknown: '缺材料',
  standardMissing: '标准未配置',
} as const;
export type Standing = keyof typeof standingLabels;

/** How one person comes out under a clause that decides person by person. */
export const personStateLabels = { yes: '符合', unknown: '缺材料', no: '不符合' } as const;
export type PersonState = keyof typeof personStateLabels;

/** Per what a limit counts: once only, not beside others, a cap. */
export const perLabels = {
  applicant: '每个申请主体',
  worker: '每人',
  intern: '每名见习人员',
  student: '每名学生',
  person: '每名人员',
  household: '每户',
  event: '每次',
  platform: '每个平台',
  zone: '每个园区',
} as const;

/** Who bears a share of the cost. */
export const payerLabels = {
  city_finance: '市财政',
  district_finance: '区财政',
  county_finance: '县（区）财政',
  central_provincial_employment_fund: '中央、省级就业创业补助资金',
  employment_fund: '就业补助资金',
  unemployment_insurance_fund: '失业保险基金',
} as const;

export const subjectKindLabels = { enterprise: '企业', organisation: '机构、院校', person: '个人' } as const;
export type SubjectKind = keyof typeof subjectKindLabels;

/** Who fills in the public form. */
export const applicantLabels = {
  person: '求职者、劳动者',
  enterprise: '企业',
  agency: '人力资源服务机构',
  school: '院校',
} as const;
export type Applicant = keyof typeof applicantLabels;

export const entitlementStateLabels = {
  entitled: '现在可申领',
  notYet: '尚未到期',
  standardMissing: '标准未配置',
} as const;

/** Stands for the fund of clauses that name none. */
export const unstatedFund = '未写明资金来源';

export const runStatusLabels = {
  waiting: '排队',
  running: '核算中',
  done: '完成',
  cancelled: '已取消',
  failed: '未完成',
} as const;

/** N125: where a clause is made public. */
export const channelLabels = {
  bureauSite: '局官网',
  talentSite: '就业人才网',
  wechat: '微信公众号',
  app: '智慧人社 App',
  noticeBoard: '公告栏、入企宣传',
} as const;

export const questionKinds = [
  'choice',
  'choices',
  'yesNo',
  'number',
  'numbers',
  'money',
  'rate',
  'date',
  'month',
  'text',
] as const;

/** Which rule of standing together cut a claim (G11, G16, yearly caps). */
export const cutLabels = { once: '只享受一次', exclusive: '不可同享', yearlyCap: '年度上限' } as const;

export const policyActionLabels = {
  edit: '修改',
  submit: '提交审核',
  approve: '同意生效',
  sendBack: '退回',
  publish: '登记发布',
  editCases: '修改案例',
  draft: '起草新版本',
  rehearse: '试算',
} as const;
export type PolicyAction = keyof typeof policyActionLabels;
