export const policyErrors = {
  'policy.clauseProblem': '条款有 {count} 处问题，不能提交：{first}',
  'policy.caseFails': '有 {count} 个案例不符，不能提交：{first}',
  'policy.effectiveFromMissing': '请填写新版本从哪天起施行',
  'policy.effectiveOrder': '新版本的施行日期应晚于现行版本的施行日期（{earlierOn}）',
  'policy.effectivePast': '失效日期不能早于施行日期',
  'policy.otherDraft': '这一条已有待办理的草稿，请先办完',
  'policy.notInForce': '条款没有现行版本',
  'policy.valueWrong': '标准的写法不对，应为{type}',
  'policy.notCityWide': '只有市级部门可以办理',
  'policy.runOpen': '正在核算，请等完成或取消后再开始',
  'policy.notRehearsal': '这次核算不是试算',
  'policy.answerWrong': '“{label}”的写法不对',
} as const;
