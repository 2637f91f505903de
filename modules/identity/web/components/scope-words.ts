const scopeWords: Record<string, string> = {
  region: '所选区划及下级',
  park: '所选园区的企业',
  enterprise: '所选企业',
  organisation: '所选机构',
  assigned: '指派给本人的企业',
  self: '本人',
  none: '不看业务数据',
  public: '公开信息',
};

/** How far a role reaches. */
export const scopeWord = (scope: string): string => scopeWords[scope] ?? scope;
