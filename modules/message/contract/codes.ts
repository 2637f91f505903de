/** What messages are about. */
export const messageKinds = {
  candidates: '收到推荐',
  recommended: '推荐告知',
  wishPosts: '岗位提醒',
} as const;
export type MessageKind = keyof typeof messageKinds;

export const pushStateLabels = {
  waiting: '待发',
  sending: '正在发',
  sent: '已发',
  unknown: '结果未知',
  withheld: '没有发',
} as const;
export type PushState = keyof typeof pushStateLabels;
export const pushStates = Object.keys(pushStateLabels) as [PushState, ...PushState[]];

export const channelLabels = { sms: '短信', wechat: '微信', email: '电子邮件' } as const;
export type ChannelName = keyof typeof channelLabels;
export const channelNames = Object.keys(channelLabels) as [ChannelName, ...ChannelName[]];

/** Why a message was not pushed; it stands in the app all the same. */
export const withheldLabels = {
  noConsent: '本人没有同意，或已撤回同意',
  placed: '本人已上岗',
  stopped: '本人已停用这项提醒',
  noAddress: '没有登记电话',
  noEmail: '没有登记电子邮箱',
  notConfigured: '通道未配置',
  tooMany: '一周内已发够次数',
  failed: '通道没有接收',
} as const;
export type WithheldReason = keyof typeof withheldLabels;
