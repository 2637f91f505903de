/** Construction and start-up of an enterprise in the order it goes through (N30); stopped may follow any. */
export const enterpriseStages = ['signed', 'building', 'started', 'producing', 'stopped'] as const;
export type EnterpriseStage = (typeof enterpriseStages)[number];
export const enterpriseStageLabels: Record<EnterpriseStage, string> = {
  signed: '签约',
  building: '在建',
  started: '开工',
  producing: '投产',
  stopped: '停产',
};

export const enterpriseActionLabels = {
  create: '登记',
  import: '导入',
  update: '修改',
  verify: '核实',
  assignSpecialist: '指派专员',
  endAssignment: '结束专员服务',
} as const;
export type EnterpriseAction = keyof typeof enterpriseActionLabels;

/** Words of the fields, for messages and the trail. */
export const enterpriseFieldLabels = {
  name: '企业名称',
  uscc: '统一社会信用代码',
  regionCode: '所在区划',
  parkId: '所在园区',
  industryCode: '所属行业',
  nature: '企业性质',
  size: '企业规模',
  stage: '建设阶段',
  signedOn: '签约日期',
  dockedOn: '对接日期',
  startedOn: '开工日期',
  producingOn: '投产日期',
  contactName: '联系人',
  contactPhone: '联系电话',
  address: '地址',
  tags: '标签',
} as const;
export type EnterpriseField = keyof typeof enterpriseFieldLabels;
