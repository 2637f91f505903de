export const exchangeErrors = {
  'exchange.unknownKind': '没有这种导入',
  'exchange.wrongStatus': '这批数据当前是“{status}”，不能进行这一步',
  'exchange.notKept': '上传的文件和明细已过保留期限，不能再进行这一步',
  'exchange.hasProblems': '还有 {bad} 行有错误，请改正后重新上传，或选择只导入正确的行',
  'exchange.nothingGood': '没有可以导入的行',
  'exchange.changedSince': '预览之后台账有变化，{bad} 行已不能导入，没有写入任何数据，请查看这些行的说明',
  'exchange.collided': '导入时有人正在修改同样的记录，没有写入任何数据，请再导入一次',
  'exchange.mappingIncomplete': '还有必需的列没有指定：{columns}',
  'exchange.mappingTwice': '文件里的“{header}”被指定给了不止一列：{columns}',
} as const;
