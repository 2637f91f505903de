export interface Metrics {
  at5: number;
  at10: number;
  at20: number;
  mrr20: number;
  ndcg20: number;
}

/** `total` counts pairs without a rank too: they are missed. One wanted item per list, so recall = hit rate. */
export function metricsOf(ranks: Float64Array, total: number): Metrics {
  const mean = (gain: (rank: number) => number) => ranks.reduce((sum, rank) => sum + gain(rank), 0) / total;
  return {
    at5: mean((rank) => Number(rank < 5)),
    at10: mean((rank) => Number(rank < 10)),
    at20: mean((rank) => Number(rank < 20)),
    mrr20: mean((rank) => (rank < 20 ? 1 / (rank + 1) : 0)),
    ndcg20: mean((rank) => (rank < 20 ? 1 / Math.log2(rank + 2) : 0)),
  };
}

export interface Paired {
  gained: number;
  lost: number;
  /** McNemar: (gained - lost) ÷ √(gained + lost); above 1.96 is no chance at 5 %. */
  z: number;
}

/** Pairs that one list has among its first `k` and the other has not. */
export function pairedAt(k: number, ours: Float64Array, theirs: Float64Array): Paired {
  let gained = 0;
  let lost = 0;
  for (const [at, rank] of ours.entries()) {
    const other = theirs[at] ?? 0;
    if (rank < k && other >= k) gained += 1;
    if (rank >= k && other < k) lost += 1;
  }
  return { gained, lost, z: gained + lost === 0 ? 0 : (gained - lost) / Math.sqrt(gained + lost) };
}
