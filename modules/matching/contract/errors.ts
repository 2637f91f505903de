export const matchingErrors = {
  'matching.postNotOpen': '岗位不在招聘中',
  'matching.indexBuilding': '正在整理全市人员和岗位的匹配数据，请过一会儿再打开',
  'matching.indexFailed': '全市人员和岗位的匹配数据没有整理成功，请稍后再试；多次不成请联系系统管理员',
  'matching.personOutside': '有 {count} 人不在您管辖的人员里，请刷新后重选',
  'matching.illegalReason': '“{words}”属于{kind}，不能作为排除的理由。依据：{basis}',
  'matching.weightOutOfRange': '{part}的权重只能在 {least}% 到 {most}% 之间调整',
  'matching.postUnclear': '这个岗位还没有写清工种、工资和到岗时间，写清后才能计算人数',
  'matching.noPosts': '没有符合条件的在招岗位，请放宽条件',
  'matching.runUnderWay': '您的上一次匹配还没有完成，请等它完成后再开始',
} as const;
