export const matchingErrors = {
  'matching.postNotOpen': '岗位不在招聘中',
  'matching.personOutside': '有 {count} 人不在您管辖的人员里，请刷新后重选',
  'matching.illegalReason': '“{words}”属于{kind}，不能作为排除的理由。依据：{basis}',
} as const;
