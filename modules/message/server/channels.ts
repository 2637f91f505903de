import type { Config } from '#platform/config.ts';
import type { ChannelName } from '../contract/codes.ts';
import type { Gateway } from './gateway.ts';
import { mailGateway } from './mail.ts';

/** What carries the texts of a channel; a channel without one is not configured. */
export type Gateways = Partial<Record<ChannelName, Gateway>>;

export const standInName = 'standIn';

/** Where no gateway is connected: nothing leaves the server, and the message itself is the record of what would have. */
const standIn: Gateway = { name: standInName, send: () => Promise.resolve() };

/** The gateways of this server. Texts have a stand-in that says it is one; mail goes out by SMTP or not at all. */
export function gatewaysOf({ mail, publicUrl }: Pick<Config, 'mail' | 'publicUrl'>): Gateways {
  return { sms: standIn, wechat: standIn, ...(mail ? { email: mailGateway(mail, publicUrl) } : {}) };
}
