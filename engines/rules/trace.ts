/** What the explaining run of a program reports, as numbers: keeping every reason then costs next to nothing. */

/** Numbers per finding: criterion, thing (−1: the application), state, due day, two values shown. */
export const FINDING = 6;
/** Numbers per payment: its index, thing, type of `on` (scalarTypes), on, fen, heads. */
export const PAYMENT = 6;

/** Generated code calls its methods as `T.method`. */
export class Trace {
  // Plain arrays: a typed array of this size costs more to make than all it holds.
  readonly findings: number[] = [];
  findingCount = 0;
  readonly payments: number[] = [];
  paymentCount = 0;
  things: number[] = [];
  /** Row of the thing a run is at. */
  at = -1;
  outcome: string | undefined = undefined;
  /** `of`: fen that are shared; NaN for the whole sum. */
  shares: { source: string; share: number; takesRest: boolean; of: number }[] = [];

  reset(): void {
    this.findingCount = 0;
    this.paymentCount = 0;
    this.things = [];
    this.outcome = undefined;
    this.shares = [];
  }
  private note(criterion: number, thing: number, state: number, due: number, a: number, b: number): void {
    const at = this.findingCount * FINDING;
    this.findingCount += 1;
    const { findings } = this;
    findings[at] = criterion;
    findings[at + 1] = thing;
    findings[at + 2] = state;
    findings[at + 3] = due;
    findings[at + 4] = a;
    findings[at + 5] = b;
  }
  case(criterion: number, state: number, due: number, a: number, b: number): void {
    this.note(criterion, -1, state, due, a, b);
  }
  item(criterion: number, state: number, due: number, a: number, b: number): void {
    this.note(criterion, this.at, state, due, a, b);
  }
  thing(_: number, state: number): void {
    this.things.push(state);
  }
  pay(payment: number, thing: number, type: number, on: number, fen: number, heads: number): void {
    const at = this.paymentCount * PAYMENT;
    this.paymentCount += 1;
    const { payments } = this;
    payments[at] = payment;
    payments[at + 1] = thing;
    payments[at + 2] = type;
    payments[at + 3] = on;
    payments[at + 4] = fen;
    payments[at + 5] = heads;
  }
  say(text: string): void {
    this.outcome = text;
  }
  fund(source: string, share: number, takesRest: boolean, of: number): void {
    this.shares.push({ source, share, takesRest, of });
  }
}
