import { addDays, daysBetween } from '#engines/calendar/index.ts';
import type { Demo, Pack } from '#platform/packs/schema.ts';
import { Random } from './random.ts';

export type DemoSize = 'small' | 'county' | 'city';

/** Figures that the enterprises of a demonstration add up to. */
export interface Figures {
  signed: number;
  docked: number;
  totalDemand: number;
  inYearExpected: number;
  employed: number;
}

const streams = {
  enterprise: 1,
  need: 2,
  post: 3,
  person: 4,
  placement: 5,
  insurance: 6,
  order: 7,
  report: 8,
  step: 9,
  movement: 10,
  standard: 11,
  dispatch: 12,
} as const;
type Stream = keyof typeof streams;

export interface DemoContext {
  pack: Pack;
  demo: Demo;
  size: DemoSize;
  figures: Figures;
  people: number;
  placements: number;
  today: string;
  /** Days that enterprises declared their headcount for, oldest first, as days from today. */
  declarations: number[];
  /** Last day on which somebody started or left: where the return is weekly nobody did after the last one, so that declared figures stand. */
  lastMoveOn: number;
  /** The date so many days from today; negative in the past. */
  day(offset: number): string;
  random(stream: Stream, index: number): Random;
  /** Time-ordered, and the same for the same row each time. */
  id(stream: Stream, index: number): string;
}

/** The document's figures at the size that shows it; larger cities grow with their placements. */
function figuresOf(demo: Demo, size: DemoSize): Figures {
  if (size === 'small' && demo.figures) return demo.figures;
  const { enterprises, placements } = demo.sizes[size];
  const employed = Math.round(placements * 0.7);
  const inYearExpected = Math.round(employed * 2.6);
  return {
    signed: enterprises,
    docked: Math.round(enterprises * 0.7),
    totalDemand: Math.round(inYearExpected * 2.4),
    inYearExpected,
    employed,
  };
}

/** The last days, before today, on which the place's return was due. */
function declarationsOf({ settings }: Pack, today: string): number[] {
  const cycle = settings.headcountReturn.value;
  const offsets: number[] = [];
  for (let offset = -1; offsets.length < 12 && offset > -500; offset -= 1) {
    const day = addDays(today, offset);
    const weekday = ((daysBetween('2018-01-01', day) % 7) + 7) % 7;
    const isDue =
      cycle.cycle === 'weekly'
        ? weekday + 1 === cycle.weekday
        : ['03-31', '06-30', '09-30', '12-31'].includes(day.slice(5));
    if (isDue) offsets.unshift(offset);
  }
  return offsets;
}

const hex = (value: number, digits: number) => Math.floor(value).toString(16).padStart(digits, '0');

/** RFC 9562 version 7: the time orders the rows of a stream, the rest tells streams apart. */
function idOf(seed: number, startMs: number, stream: Stream, index: number): string {
  const random = new Random(seed, streams[stream] + 100, index);
  const time = hex(startMs + index, 12);
  const tail = hex(random.next() * 2 ** 24, 6) + hex(random.next() * 2 ** 24, 6);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(streams[stream], 3)}-8${hex(random.next() * 2 ** 12, 3)}-${tail}`;
}

export function openContext(pack: Pack, size: DemoSize): DemoContext {
  const { demo } = pack;
  if (!demo) throw new Error(`地区包 ${pack.id} 没有演示数据（demo.yaml）`);
  const { seed, businessDate: today } = demo;
  const days = new Map<number, string>();
  const startMs = Date.parse(`${today}T00:00:00Z`);
  const declarations = declarationsOf(pack, today);
  return {
    pack,
    demo,
    size,
    figures: figuresOf(demo, size),
    people: demo.sizes[size].people,
    placements: demo.sizes[size].placements,
    today,
    declarations,
    lastMoveOn: Math.max(declarations.at(-1) ?? -10, -10),
    day(offset) {
      const known = days.get(offset) ?? addDays(today, offset);
      days.set(offset, known);
      return known;
    },
    random: (stream, index) => new Random(seed, streams[stream], index),
    id: (stream, index) => idOf(seed, startMs, stream, index),
  };
}
