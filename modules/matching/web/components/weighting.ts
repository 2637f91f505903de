import { type Weighting, type WeightPart, weightPartCodes } from '../../contract/weights.ts';

/** The weighting as the address keeps it: near:150,pay:80. What is none is left out. */
export function readWeighting(text: string | undefined): Weighting | undefined {
  const moved = (text ?? '').split(',').flatMap((each) => {
    const [part = '', percent = ''] = each.split(':');
    const isPart = weightPartCodes.some((known) => known === part);
    return isPart && /^\d{1,4}$/.test(percent) ? [[part, Number(percent)] as const] : [];
  });
  return moved.length > 0 ? Object.fromEntries(moved) : undefined;
}

/** The address after one part is moved; a part at its own weight is not written, and nothing at all gives undefined. */
export function writeWeighting(before: Weighting, part: WeightPart, percent: number): string | undefined {
  const moved = Object.entries({ ...before, [part]: percent }).filter(([, value]) => value !== 100);
  return moved.length > 0 ? moved.map(([name, value]) => `${name}:${value}`).join(',') : undefined;
}
