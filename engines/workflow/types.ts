/** One arrow of a process: who may do what from which states, and what it takes. */
export interface Transition<S extends string, A extends string> {
  action: A;
  from: readonly S[];
  to: S;
  permission: string;
  /** What must come with the action: 'reason', 'evidence' or any name the process defines. */
  needs?: readonly string[];
  /** The actor must differ from the person who entered or submitted the record. */
  fourEyes?: boolean;
  /** Published in the same transaction. */
  event?: string;
  /** May be done to many records at once. */
  batch?: boolean;
}

/** A whole process as a table. An action leads from one state to one state only. */
export interface Workflow<S extends string = string, A extends string = string> {
  name: string;
  states: readonly { code: S; terminal?: boolean }[];
  initial: S;
  transitions: readonly Transition<S, A>[];
}

/** Who asks, and whose record it is; both are account ids. */
export interface WorkflowActor {
  permissions: ReadonlySet<string>;
  actorId: string;
  enteredBy: string | null;
}
