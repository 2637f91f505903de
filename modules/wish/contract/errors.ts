export const wishErrors = {
  'wish.personOutside': '不在您管辖的人员中',
  'wish.tooMany': '一个人最多设 {most} 个岗位提醒，请先删除不用的',
  'wish.nameTaken': '已有同名的岗位提醒，请换个名称',
  'wish.unknownOccupation': '请从列表中选择职业',
} as const;
