import type { Columns, Layer } from './columns.ts';

/** Whether each row of `fine` lies inside one row of `coarse`, or outside all of them. */
function refines(fine: Layer, coarse: Layer): boolean {
  const unseen = -2;
  const around = new Int32Array(fine.rows.length).fill(unseen);
  for (let column = 0; column < fine.of.length; column += 1) {
    const row = fine.of[column] as number;
    if (row < 0) continue;
    const outer = coarse.of[column] as number;
    if (around[row] === unseen) around[row] = outer;
    else if (around[row] !== outer) return false;
  }
  return true;
}

/** Positions of layers from fine to coarse: of each two, the rows of the first lie inside those of the second. */
export interface Chains {
  /** Begins with the groups: people start there. */
  sending: number[];
  receiving: number[];
  /** Layers that fit in neither chain: with them the plan is no network. */
  crossing: number[];
}

function insertInto(chain: number[], at: number, layers: Layer[], lowest: number): boolean {
  const layer = layers[at];
  if (!layer) return false;
  const firstAbove = chain.findIndex((each) => !refines(layers[each] ?? layer, layer));
  const below = firstAbove < 0 ? chain.slice() : chain.slice(0, firstAbove);
  if (below.length < lowest) return false;
  const above = chain.slice(below.length);
  if (!above.every((each) => refines(layer, layers[each] ?? layer))) return false;
  chain.splice(0, chain.length, ...below, at, ...above);
  return true;
}

/**
 * Two chains of nested limits, one from each side, are a network: people flow up the one and down the other. The
 * layers of a plan are put into them as far as they fit.
 */
export function arrangeChains({ layers }: Columns): Chains {
  const chains: Chains = { sending: [0], receiving: [1], crossing: [] };
  for (let at = 2; at < layers.length; at += 1) {
    const isPlaced = insertInto(chains.sending, at, layers, 1) || insertInto(chains.receiving, at, layers, 0);
    if (!isPlaced) chains.crossing.push(at);
  }
  return chains;
}
