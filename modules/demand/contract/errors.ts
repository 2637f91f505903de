export const demandErrors = {
  'demand.fourClearMissing': '“四清”不全，请补齐{what}后再提交',
  'demand.fieldUnclear': '请填写{what}',
  'demand.illegalLimit': '“{words}”属于{kind}，招聘信息不得含有。依据：{basis}',
  'demand.payOrder': '最高月薪不能低于最低月薪',
  'demand.unknownCode': '{what}不在可选项中，请从列表中选择',
  'demand.unknownEnterprise': '没有这家企业，或不在您的管辖范围内',
  'demand.notEditable': '当前状态为“{state}”，只有草稿和退回的岗位可以修改',
  'demand.futureDate': '{what}不能晚于今天',
} as const;
