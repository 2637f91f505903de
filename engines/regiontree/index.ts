/**
 * Administrative divisions by their 12-digit statistical codes, without a table: the hierarchy is in
 * the digits. Nothing throws; what is no division code gives null, false or an empty list.
 */
export {
  ancestorsOf,
  commonAncestor,
  isWithin,
  levelOf,
  parentOf,
  type RegionLevel,
  rangeOf,
} from './region-tree.ts';
