/** What came of holding the posts against a wish. */
export const outcomeLabels = {
  found: '有新岗位，已告知',
  nothingNew: '没有新的岗位',
  noConsent: '本人没有同意，没有查找',
  placed: '本人已上岗，没有查找',
  notSeeking: '就业状态不是求职，没有查找',
} as const;
export type Outcome = keyof typeof outcomeLabels;
