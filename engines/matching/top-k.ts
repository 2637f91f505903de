/** Keeps the best k of a stream: a heap with the worst of the kept on top. `compare` sorts best first. */
export function createTopK<T>(k: number, compare: (a: T, b: T) => number) {
  const heap: T[] = [];

  function swap(a: number, b: number): void {
    const [first, second] = [heap[a], heap[b]];
    if (first === undefined || second === undefined) return;
    heap[a] = second;
    heap[b] = first;
  }
  function isWorse(a: number, b: number): boolean {
    const [first, second] = [heap[a], heap[b]];
    return first !== undefined && second !== undefined && compare(first, second) > 0;
  }
  function siftUp(at: number): void {
    const parent = (at - 1) >> 1;
    if (at === 0 || !isWorse(at, parent)) return;
    swap(at, parent);
    siftUp(parent);
  }
  function siftDown(at: number): void {
    const [left, right] = [2 * at + 1, 2 * at + 2];
    let worst = at;
    if (isWorse(left, worst)) worst = left;
    if (isWorse(right, worst)) worst = right;
    if (worst === at) return;
    swap(at, worst);
    siftDown(worst);
  }

  return {
    add(item: T): void {
      if (heap.length < k) {
        heap.push(item);
        siftUp(heap.length - 1);
        return;
      }
      const worst = heap[0];
      if (worst === undefined || compare(item, worst) >= 0) return;
      heap[0] = item;
      siftDown(0);
    },
    /** The kept items, best first. */
    list: (): T[] => heap.toSorted(compare),
  };
}
