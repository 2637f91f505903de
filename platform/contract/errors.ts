/** Error codes of a module with their Chinese sentences; `{name}` is filled from the params. */
export type ErrorCatalogue = Record<string, string>;

export interface ProblemItem {
  /** JSON pointer into the input, e.g. `/headcount`. */
  pointer?: string;
  code: string;
  params?: Record<string, unknown>;
  /** The sentence a user reads. */
  message: string;
}

/** RFC 9457 problem details as every operation returns them. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  requestId?: string;
  errors: ProblemItem[];
  /** Set when somebody else changed the record first. */
  stale?: { changedBy: string; changedAt: string };
}

export const platformErrors = {
  'platform.invalidInput': '填写的内容有误，请按提示修改',
  'platform.notSignedIn': '登录已失效，请重新登录',
  'platform.notPermitted': '您的岗位没有这项权限',
  'platform.notFound': '没有找到这条记录，可能已被删除或不在您的管辖范围内',
  'platform.stale': '{who} 在 {when} 已修改过这条记录，请核对后再保存',
  'platform.wrongState': '当前状态为“{state}”，不能进行这一步',
  'platform.fourEyes': '录入人与审核人不能是同一人，请由其他同事办理',
  'platform.missing': '请填写{what}',
  'platform.duplicate': '已有相同的记录',
  'platform.tooMany': '操作过于频繁，请稍后再试',
  'platform.tooLarge': '提交的内容过大',
  'platform.busy': '系统繁忙，请稍后重试',
  'platform.csrf': '页面已过期，请刷新后重试',
  'platform.failed': '系统出错，已记录编号 {requestId}，请联系管理员',
} as const satisfies ErrorCatalogue;
