/** What leaves the service. */
export interface Outgoing {
  /** The same whenever the same message is handed over: a gateway that knows it need not send again. */
  key: string;
  address: string;
  title: string;
  body: string;
  /** Page of the phone that it is about. */
  path: string;
}

/** Something that carries a text out of the service. */
export interface Gateway {
  /** Kept with every message it was given. */
  name: string;
  /** Resolves once the text was taken over. Throws NotTaken when it certainly was not; after any other error nobody knows. */
  send(message: Outgoing): Promise<void>;
}

/** The gateway said no, or was never reached: nothing left the service. */
export class NotTaken extends Error {}
