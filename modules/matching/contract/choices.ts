/** What may be decided about a person and a post; `ended` is kept by the database when a recommendation came to nothing. */
export const choiceLabels = {
  pinned: '置顶',
  excluded: '已排除',
  ended: '推荐过未成',
} as const;
export type Choice = keyof typeof choiceLabels;
export const choices = Object.keys(choiceLabels) as [Choice, ...Choice[]];

/** Why an office leaves somebody out of a post's list: facts of the work and of the contact, never who the person is. */
export const exclusionReasonLabels = {
  notInterested: '本人表示不去',
  noContact: '联系不上',
  otherPlan: '本人另有安排',
  skillBelow: '技能或经验达不到',
  payTooLow: '工资谈不拢',
  tooFar: '离家太远',
  timeUnfit: '到岗时间对不上',
  factsWrong: '登记信息有误，待更正',
} as const;
export type ExclusionReason = keyof typeof exclusionReasonLabels;
export const exclusionReasons = Object.keys(exclusionReasonLabels) as [ExclusionReason, ...ExclusionReason[]];
