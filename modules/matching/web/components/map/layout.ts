/** Degrees. */
export interface Point {
  longitude: number;
  latitude: number;
}
export interface Town {
  code: string;
  name: string;
  people: number;
  point: Point | null;
}
/** In pixels from the upper left corner. */
export interface Spot {
  code: string;
  name: string;
  people: number;
  x: number;
  y: number;
  radius: number;
  /** Only as many as can be read. */
  isNamed: boolean;
}

const width = 640;
const margin = 36;
const kilometresPerDegree = 111.2;
const [smallest, largest] = [3, 18];
const namedAtMost = 24;
/** Names nearer than this would lie upon one another. */
const nameHeight = 15;
const nameWidth = 64;

/** Kilometres east and north of a point nearby: good to a percent within a city. */
const kilometresFrom = (origin: Point, { longitude, latitude }: Point) => ({
  east: (longitude - origin.longitude) * kilometresPerDegree * Math.cos((origin.latitude * Math.PI) / 180),
  north: (latitude - origin.latitude) * kilometresPerDegree,
});

/** Places towns around a post on a plane, circles by number of people, the rings of the distances around the post. */
export function layOut(post: Point | null, towns: readonly Town[], rings: readonly number[]) {
  const placed = towns.flatMap((town) => (town.point ? [{ ...town, point: town.point }] : []));
  const origin = post ?? placed[0]?.point;
  if (!origin || placed.length === 0) return null;
  const at = [
    ...placed.map(({ point }) => kilometresFrom(origin, point)),
    ...(post ? [{ east: 0, north: 0 }] : []),
  ];
  const east = at.map((each) => each.east);
  const north = at.map((each) => each.north);
  const [west, top] = [Math.min(...east), Math.max(...north)];
  const [wide, high] = [Math.max(...east) - west, top - Math.min(...north)];
  const pixels = (width - 2 * margin) / Math.max(wide, high, 1);
  const place = (point: Point) => {
    const from = kilometresFrom(origin, point);
    return { x: margin + (from.east - west) * pixels, y: margin + (top - from.north) * pixels };
  };
  const most = Math.max(...placed.map(({ people }) => people));
  const spots: Spot[] = [];
  for (const { point, ...town } of placed) {
    const { x, y } = place(point);
    const named = spots.filter(({ isNamed }) => isNamed);
    const isFree = named.every(
      (other) => Math.abs(other.y - y) > nameHeight || Math.abs(other.x - x) > nameWidth,
    );
    const radius = smallest + (largest - smallest) * Math.sqrt(town.people / most);
    spots.push({ ...town, x, y, radius, isNamed: isFree && named.length < namedAtMost });
  }
  return {
    width: 2 * margin + wide * pixels,
    height: 2 * margin + high * pixels,
    spots,
    post: post ? { ...place(post), rings: rings.map((km) => ({ km, radius: km * pixels })) } : null,
  };
}
