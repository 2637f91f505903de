export const matchingErrors = {
  'matching.postNotOpen': '岗位不在招聘中',
  'matching.indexBuilding': '正在整理全市人员和岗位的匹配数据，请过一会儿再打开',
  'matching.indexFailed': '全市人员和岗位的匹配数据没有整理成功，请稍后再试；多次不成请联系系统管理员',
  'matching.personOutside': '有 {count} 人不在您管辖的人员里，请刷新后重选',
  'matching.illegalReason': '“{words}”属于{kind}，不能作为排除的理由。依据：{basis}',
} as const;
