/** What a score is made of, as the screens name it. */
export const weightParts = {
  wish: '工种意向',
  experience: '工作经验',
  pay: '工资',
  near: '离家远近',
  available: '到岗时间',
  skills: '技能',
  priorityGroup: '重点群体',
  fresh: '近期联系',
  peers: '相似应聘者',
} as const;
export type WeightPart = keyof typeof weightParts;
export const weightPartCodes = Object.keys(weightParts) as [WeightPart, ...WeightPart[]];

/** Percent of the place's own weight, by part; a part that is not named keeps its own. */
export type Weighting = Partial<Record<WeightPart, number>>;
