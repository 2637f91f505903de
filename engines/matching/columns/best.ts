import { MOST } from './arrays.ts';

/** Keys of equal score differ by the place of the id; scores stay far below 2^22. */
const PLACES = 2 ** 31;

const FEW_KEYS = 32;

/** Orders by score, then by id: the greater key comes first. rank: place of the id among all, from 0. */
export const keyOf = (score: number, rank: number): number => score * PLACES + (PLACES - 1 - rank);
export const scoreOf = (key: number): number => Math.floor(key / PLACES);
export const rankOf = (key: number): number => PLACES - 1 - (key - scoreOf(key) * PLACES);

/** The best k keys of one question after another; the same row is never taken twice. */
export class Best {
  /** A key that is not greater changes nothing; -1 while there is room for any. */
  least = -1;
  /** Its score: whatever has less is not worth a key. */
  leastScore = -1;
  size = 0;
  private k = 0;
  /** With the least on top; few keys in order. */
  private heap = new Float64Array(16);
  private question = 0;
  private readonly seen: Int32Array;
  private readonly gone: Uint8Array;

  /** gone: 1 for each row that no longer holds. */
  constructor(gone: Uint8Array) {
    this.gone = gone;
    this.seen = new Int32Array(gone.length);
  }

  /** Begins a question. */
  ask(k: number): void {
    this.k = k;
    this.size = 0;
    this.setLeast(k > 0 ? -1 : Number.POSITIVE_INFINITY);
    this.question += 1;
    if (this.heap.length < k) this.heap = new Float64Array(k);
  }

  /** Keeps a row out of this question. */
  bar(row: number): void {
    this.seen[row] = this.question;
  }

  /** Call only with a key greater than `least`. */
  take(key: number, row: number): void {
    if (this.seen[row] === this.question || this.gone[row] === 1) return;
    this.seen[row] = this.question;
    if (this.k <= FEW_KEYS) this.insert(key);
    else if (this.size < this.k) {
      this.size += 1;
      this.siftUp(key, this.size - 1);
    } else this.siftDown(key);
    if (this.size === this.k) this.setLeast(this.heap[this.k <= FEW_KEYS ? this.k - 1 : 0] ?? 0);
  }

  /** Ends the question: from now keyAt(0) is the greatest key taken, keyAt(size - 1) the least. */
  sort(): void {
    if (this.k > FEW_KEYS) this.heap.subarray(0, this.size).sort().reverse();
  }

  keyAt(at: number): number {
    return this.heap[at] ?? 0;
  }

  private setLeast(key: number): void {
    this.least = key;
    this.leastScore = key === Number.POSITIVE_INFINITY ? MOST : scoreOf(key) | 0;
  }

  /** Few keys are kept in order, greatest first: that is faster than a heap. */
  private insert(key: number): void {
    const { heap } = this;
    if (this.size < this.k) this.size += 1;
    let at = this.size - 1;
    while (at > 0 && (heap[at - 1] ?? 0) < key) {
      heap[at] = heap[at - 1] ?? 0;
      at -= 1;
    }
    heap[at] = key;
  }

  private siftUp(key: number, from: number): void {
    const { heap } = this;
    let at = from;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = heap[parent] ?? 0;
      if (above <= key) break;
      heap[at] = above;
      at = parent;
    }
    heap[at] = key;
  }

  private siftDown(key: number): void {
    const { heap, size } = this;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= size) break;
      if (child + 1 < size && (heap[child + 1] ?? 0) < (heap[child] ?? 0)) child += 1;
      const below = heap[child] ?? 0;
      if (below >= key) break;
      heap[at] = below;
      at = child;
    }
    heap[at] = key;
  }
}
