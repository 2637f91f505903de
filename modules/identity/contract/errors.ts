export const identityErrors = {
  'identity.wrongPassword': '账号或密码不正确',
  'identity.locked': '密码连续输错，账号已锁定，请 {minutes} 分钟后再试或联系管理员',
  'identity.mustChangePassword': '首次登录请先修改密码',
  'identity.weakPassword': '密码至少 10 位，并同时包含字母和数字，且不能与账号相同',
  'identity.samePassword': '新密码不能与旧密码相同',
  'identity.scopeOutside': '只能在本人管辖范围内设置岗位',
  'identity.rightsBeyond': '不能授予本人没有的权限：{permissions}',
  'identity.ownAccount': '不能停用本人账号',
  'identity.unknownRole': '没有这个岗位',
  'identity.loginTaken': '账号“{login}”已被使用',
} as const;
