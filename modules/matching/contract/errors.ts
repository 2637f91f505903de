export const matchingErrors = {
  'matching.postNotOpen': '岗位不在招聘中',
} as const;
