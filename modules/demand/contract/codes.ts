/** States of a post (P01), each with the word of the process table. */
export const postStateLabels = {
  draft: '草稿',
  submitted: '待核实',
  verified: '已核实',
  returned: '退回',
  serving: '服务中',
  partlySolved: '部分解决',
  solved: '已解决',
  closed: '已销号',
  withdrawn: '撤回',
  expired: '过期',
} as const;
export type PostState = keyof typeof postStateLabels;
export const postStates = Object.keys(postStateLabels) as [PostState, ...PostState[]];

/** Verified and still looking for people (M06). */
export const openStates = ['verified', 'serving', 'partlySolved'] as const satisfies readonly PostState[];

export const postActionLabels = {
  create: '登记',
  import: '导入',
  undoImport: '撤销导入',
  update: '修改',
  submit: '提交',
  verify: '核实',
  sendBack: '退回',
  serve: '转入服务',
  withdraw: '撤回',
  expire: '转为过期',
  reopen: '重新编制',
  close: '销号',
  fillPart: '部分到岗',
  fillAll: '全部到岗',
  vacate: '人员离岗',
  revise: '导入新数',
} as const;
export type PostAction = keyof typeof postActionLabels;

/** Figures of the roll-up: what each counts, its heading in a narrow column, its unit, and its rule. */
export const gapFigures = {
  signed: { label: '签约企业', short: '签约', unit: '家', definition: '签约日期不晚于截止日的企业数' },
  docked: { label: '已对接企业', short: '已对接', unit: '家', definition: '对接日期不晚于截止日的企业数' },
  notReporting: {
    label: '对接未申报',
    short: '未申报',
    unit: '家',
    definition: '已对接、截至当日没有一次用工申报的企业数',
  },
  totalDemand: {
    label: '总用工需求',
    short: '总需求',
    unit: '人',
    definition: '各企业截至当日最近一次申报的总用工需求之和',
  },
  inYear: {
    label: '年内用工预计',
    short: '年内预计',
    unit: '人',
    definition: '各企业截至当日最近一次申报的年内用工预计之和',
  },
  employed: {
    label: '已用工人数',
    short: '已用工',
    unit: '人',
    definition: '各企业最近一次申报的已用工人数，加申报日之后上岗、减申报日之后离岗',
  },
  gap: {
    label: '用工缺口',
    short: '缺口',
    unit: '人',
    definition: '逐家计算“年内用工预计－已用工人数”，不足零的按零，再相加；一家超员不抵另一家缺工',
  },
  overfilled: {
    label: '超员',
    short: '超员',
    unit: '人',
    definition: '逐家计算“已用工人数－年内用工预计”，不足零的按零，再相加',
  },
  netDifference: {
    label: '预计减已用',
    short: '预计减已用',
    unit: '人',
    definition: '年内用工预计合计减已用工人数合计，等于用工缺口减超员',
  },
  next45: {
    label: '近期用工需求',
    short: '近期需求',
    unit: '人',
    definition: '已核实未解决、需求日期在截止日起的近期天数以内的岗位，人数减已到岗之和；天数由地区包规定',
  },
} as const;
export type GapFigure = keyof typeof gapFigures;
export const gapFigureNames = Object.keys(gapFigures) as [GapFigure, ...GapFigure[]];

/** Figures that count enterprises or people per enterprise; the other one counts posts. */
export type EnterpriseFigure = Exclude<GapFigure, 'next45'>;

/** What is worth a second look in a declaration; it stands all the same. */
export const headcountWarnings = {
  differsFromComputed:
    '已用工人数与系统推算的 {computed} 人相差 {difference} 人，请核对到岗、离岗是否都已登记',
  inYearAboveTotal: '年内用工预计多于总用工需求，请核对',
  employedAboveTotal: '已用工人数多于总用工需求，请核对',
} as const;
