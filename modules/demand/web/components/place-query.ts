/** Place and day of the roll-up as they stand in the URL. */
export type PlaceQuery = {
  asOf?: string | undefined;
  regionCode?: string | undefined;
  parkId?: string | undefined;
  noPark?: string | undefined;
  isExact?: string | undefined;
  enterpriseId?: string | undefined;
};
export const placeKeys = ['asOf', 'regionCode', 'parkId', 'noPark', 'isExact', 'enterpriseId'] as const;

/** The same as input of the operations. */
export function placeInput({ noPark, isExact, asOf, regionCode, parkId }: PlaceQuery) {
  return {
    ...(asOf ? { asOf } : {}),
    ...(regionCode ? { regionCode } : {}),
    ...(parkId ? { parkId } : {}),
    ...(noPark ? { noPark: true as const } : {}),
    ...(isExact ? { isExact: true as const } : {}),
  };
}

export function addressOf(path: string, query: Record<string, string | undefined>): string {
  const given = Object.entries(query).filter((pair): pair is [string, string] => Boolean(pair[1]));
  return given.length ? `${path}?${new URLSearchParams(given)}` : path;
}

interface Child {
  kind: 'region' | 'exactRegion' | 'park' | 'noPark' | 'enterprise';
  regionCode: string | null;
  parkId: string | null;
  enterpriseId: string | null;
}

/** The place one line of the roll-up stands for, seen from the place it is a line of. */
export function placeOf(child: Child, shown: PlaceQuery): PlaceQuery {
  const at = { asOf: shown.asOf, regionCode: child.regionCode ?? undefined };
  switch (child.kind) {
    case 'region':
      return at;
    case 'exactRegion':
      return { ...at, isExact: '1' };
    case 'park':
      return { ...at, parkId: child.parkId ?? undefined };
    case 'noPark':
      return { ...at, noPark: '1' };
    case 'enterprise':
      return { ...shown, enterpriseId: child.enterpriseId ?? undefined };
  }
}
