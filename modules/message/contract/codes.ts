/** What messages are about. */
export const messageKinds = { candidates: '收到推荐', recommended: '推荐告知' } as const;
export type MessageKind = keyof typeof messageKinds;

export const pushStateLabels = { waiting: '待发', sent: '已发', withheld: '没有发' } as const;
export type PushState = keyof typeof pushStateLabels;
export const pushStates = Object.keys(pushStateLabels) as [PushState, ...PushState[]];

export const channelLabels = { sms: '短信', wechat: '微信' } as const;
export type ChannelName = keyof typeof channelLabels;

/** Why a message was not pushed; it stands in the app all the same. */
export const withheldLabels = {
  noConsent: '本人没有同意，或已撤回同意',
  noAddress: '没有登记电话',
  tooMany: '一周内已发够次数',
  failed: '通道没有接收',
} as const;
export type WithheldReason = keyof typeof withheldLabels;
