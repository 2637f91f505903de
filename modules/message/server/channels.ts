import type { ChannelName } from '../contract/codes.ts';

/** Something that carries a text to a phone outside the service. */
export interface Gateway {
  /** Kept with every message it took. */
  name: string;
  /** Resolves once the text was taken over; throws when it was not. */
  send(message: { channel: ChannelName; address: string; text: string }): Promise<void>;
}

export const standInName = 'standIn';

/** Where no gateway is connected: nothing leaves the server, and the message itself is the record of what would have. */
export const standIn: Gateway = { name: standInName, send: () => Promise.resolve() };
