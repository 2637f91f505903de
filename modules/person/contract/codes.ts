/** The sentence a person agrees to before anything about them reaches an enterprise. It is kept with the consent. */
export const consentSentence =
  '本人同意就业服务机构将我的姓名、年龄、学历、技能和求职意向提供给推荐的用人单位；用人单位接收后，可向其提供我的联系电话。本人可以随时撤回同意。';

export const sexLabels: Record<'male' | 'female', string> = { male: '男', female: '女' };
export type Sex = keyof typeof sexLabels;

/** How far somebody would go to work, nearest first; the pack gives the words. */
export const workRanges = ['village', 'town', 'county', 'city', 'anywhere'] as const;

/** What happens to a person's record, in the words of the trail. */
export const personStepLabels = {
  register: '登记',
  import: '由清单导入',
  update: '修改资料',
  setEmail: '登记电子邮箱',
  confirmContact: '联系本人，仍在找工作',
  setConsent: '本人同意推荐',
  withdrawConsent: '本人撤回同意',
} as const;
export type PersonStep = keyof typeof personStepLabels;

/** Buttons of a person's page, in the order they stand. */
export const personActionLabels = {
  confirmContact: '仍在找工作',
  edit: '修改资料',
  setConsent: '记录本人同意',
  withdrawConsent: '撤回同意',
  revealIdCard: '查看证件号码',
} as const;
export type PersonAction = keyof typeof personActionLabels;

/** Words of the fields, for forms, messages, exports and the trail. */
export const personFieldLabels = {
  name: '姓名',
  idCard: '身份证号',
  birthOn: '出生日期',
  sex: '性别',
  phone: '联系电话',
  email: '电子邮箱',
  regionCode: '所在村（社区）',
  education: '学历',
  status: '就业状态',
  occupationsWanted: '求职意向',
  skills: '技能特长',
  experience: '工作经历',
  payExpectedFen: '期望月薪',
  availableOn: '可到岗日期',
  workRange: '意向地区',
  needsLodging: '需要住宿',
  acceptsShift: '接受倒班',
  groups: '人员类别',
  note: '备注',
} as const;
export type PersonField = keyof typeof personFieldLabels;
