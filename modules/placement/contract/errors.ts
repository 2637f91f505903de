export const placementErrors = {
  'placement.postNotOpen': '岗位不在招聘中，不能推荐',
  'placement.hardLimit': '不符合岗位条件：{reasons}',
  'placement.personOutside': '不在您管辖的人员中',
  'placement.alreadyRecommended': '已经推荐到这个岗位，正在办理',
  'placement.tooManyOpen': '正在等候答复的推荐已有 {most} 个，请等企业答复后再推荐',
  'placement.alreadyEmployed': '已在其他岗位上岗',
  'placement.dateOrder': '{what}不能早于{earlier}（{earlierOn}）',
  'placement.dateAhead': '{what}不能晚于今天',
  'placement.contractEnd': '合同终止日期与无固定期限只能填一项',
  'placement.unknownReason': '请从列表中选择{what}',
  'placement.batchRefused': '有 {count} 人不能办理，本次没有办理任何人',
} as const;
