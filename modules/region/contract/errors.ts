export const regionErrors = {
  'region.demoDateBack': '演示日期只能向后调整',
  'region.notDemo': '只有演示城市可以调整日期',
} as const;
