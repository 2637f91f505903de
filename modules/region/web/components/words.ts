const organisationKinds: Record<string, string> = {
  office: '办公室',
  park: '园区',
  department: '成员部门',
  agency: '人力资源服务机构',
  school: '院校',
  training: '培训机构',
};
export const organisationKind = (kind: string): string => organisationKinds[kind] ?? kind;

const settingNames: Record<string, string> = {
  'campaign.from': '行动开始日期',
  'campaign.to': '行动结束日期',
  headcountReturn: '用工人数报送周期',
  sendingReturn: '组织输送报表报送周期',
  demandHorizonDays: '用工需求预测天数',
  staleAfterDays: '信息多少天未更新即提示核实',
  'personalData.uploadsKeptDays': '上传的清单文件保留天数',
  'personalData.inactivePersonsKeptMonths': '久未联系人员的资料保留月数',
  retentionMilestones: '稳定就业考察点（月）',
  retentionReading: '稳定就业的认定口径',
  'matching.seekingStatuses': '视为求职的人员状态',
  'matching.workingAge': '最低就业年龄',
  'matching.maxWaitDays': '岗位最多等人天数',
  'matching.dailyRange': '每天可往返的范围',
  'matching.priorityGroups': '优先服务群体',
  'matching.experienceFullMonths': '经验满分所需月数',
  'matching.occupationGroupLength': '同小类职业的代码位数',
  'matching.rankedAtMost': '一次最多列出的匹配人数',
  'matching.openRecommendationsAtMost': '同一人同时在办的推荐上限',
  'matching.weights': '匹配计分',
  'matching.peersAtLeast': '应聘过同样岗位的至少多少人才作参考',
  'matching.weightRange': '匹配名单上每项权重可以调整的范围',
  'matching.supplyRaisesFen': '计算附近人数时加多少工资',
  'matching.supplyKilometres': '计算多少公里以内的人数',
  'fairness.smallCellBelow': '公平性月报：少于多少人不显示',
  'fairness.attentionBelowPercent': '公平性月报：低于总体多少即提示',
  'fairness.ageBands': '公平性月报：年龄分组的起始年龄',
  'messages.weeklyAtMost': '一周内最多给一人外发几次消息',
  'messages.quietHours': '不外发消息的时段',
  'wishes.perPersonAtMost': '一个人最多设几个岗位提醒',
  'wishes.dailyAt': '岗位提醒每天几点起查找',
  'wishes.namedAtMost': '一条岗位提醒最多写几个岗位',
  'sides.sending': '输送地',
  'sides.receiving': '接收地',
};
export const settingName = (key: string): string => settingNames[key] ?? key;
const order = Object.keys(settingNames);
/** Where a setting stands in the list; those without a name of their own come last. */
export const settingRank = (key: string): number => (order.includes(key) ? order.indexOf(key) : order.length);

const units: Record<string, string> = {
  demandHorizonDays: ' 天',
  staleAfterDays: ' 天',
  'matching.workingAge': ' 周岁',
  'matching.maxWaitDays': ' 天',
  'matching.experienceFullMonths': ' 个月',
  'matching.occupationGroupLength': ' 位',
  'matching.rankedAtMost': ' 人',
  'matching.peersAtLeast': ' 人',
  'messages.weeklyAtMost': ' 次',
  'wishes.perPersonAtMost': ' 个',
  'wishes.namedAtMost': ' 个',
  'fairness.smallCellBelow': ' 人',
  'fairness.attentionBelowPercent': '%',
  'matching.openRecommendationsAtMost': ' 个',
};
export const unitOf = (key: string): string => units[key] ?? '';

const parts: Record<string, string> = {
  wishSame: '意向职业相同',
  wishNear: '意向职业相近',
  wishAny: '不限职业',
  experienceSame: '做过同一职业',
  experienceNear: '做过相近职业',
  paySure: '工资满足期望',
  payPossible: '工资可能满足',
  near: '距离',
  available: '按时到岗',
  skills: '技能',
  priorityGroup: '优先群体',
  fresh: '信息新近核实',
  peers: '应聘过同样岗位的人也应聘',
  leastPercent: '最少（%）',
  mostPercent: '最多（%）',
  quietFrom: '从',
  quietTo: '到',
  requireInsurance: '须有参保记录',
  countBackPaid: '补缴计入',
};
export const partName = (part: string): string => parts[part] ?? part;
const levels = ['village', 'town', 'county', 'city', 'province', 'far'];
export const isLevel = (name: string): boolean => levels.includes(name);
const partOrder = [...Object.keys(parts), ...levels];
/** Where a part stands within its setting: the store keeps no order. */
export const partRank = (part: string): number =>
  partOrder.includes(part) ? partOrder.indexOf(part) : partOrder.length;
const weekdays = ['一', '二', '三', '四', '五', '六', '日'];

/** Every Friday; or day 15 after the quarter. */
export function cycleText(cycle: { cycle: string; weekday?: unknown; dueDay?: unknown }): string {
  if (cycle.cycle === 'weekly') return `每周报送，星期${weekdays[Number(cycle.weekday) - 1] ?? ''}截止`;
  if (cycle.cycle === 'monthly') return `每月报送，次月 ${String(cycle.dueDay)} 日前截止`;
  if (cycle.cycle === 'quarterly') return `每季度报送，次月 ${String(cycle.dueDay)} 日前截止`;
  return cycle.cycle;
}
