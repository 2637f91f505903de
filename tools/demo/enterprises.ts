import type { Demo, Organisation } from '#platform/packs/schema.ts';
import { apportion } from './apportion.ts';
import type { DemoContext } from './context.ts';
import { companyName, personName, phoneOf, usccOf } from './identity.ts';
import type { Random } from './random.ts';

type Stage = 'signed' | 'building' | 'started' | 'producing' | 'stopped';

/** Dates as days from today. */
export interface EnterprisePlan {
  index: number;
  id: string;
  name: string;
  uscc: string;
  regionCode: string;
  parkCode: string | null;
  industryCode: string;
  nature: string;
  size: string;
  stage: Stage;
  signedOn: number;
  dockedOn: number | null;
  startedOn: number | null;
  producingOn: number | null;
  contactName: string;
  contactPhone: string;
  address: string;
  isVerified: boolean;
  recordedOn: number;
  /** What it declared last; zero where nothing was declared. */
  totalDemand: number;
  inYearExpected: number;
  employed: number;
  /** People who came through recommendations and are still there; part of `employed`. */
  hired: number;
}

const isOperating = ({ stage }: { stage: Stage }) => stage === 'started' || stage === 'producing';

function stageOf({ figures, size }: DemoContext, index: number, random: Random): Stage {
  const { docked } = figures;
  if (index < docked * 0.35) return 'producing';
  if (index < docked * 0.54) return 'started';
  if (index < docked * 0.88) return 'building';
  if (index < docked) return 'signed';
  if (size !== 'small' && random.chance(0.02)) return 'stopped';
  return random.chance(0.55) ? 'building' : 'signed';
}

/** Signed, begun and producing in this order, with time for the people who were recommended to come. */
function datesOf(stage: Stage, isDocked: boolean, random: Random) {
  const hasProduced = stage === 'producing' || stage === 'stopped';
  const signedOn = -(hasProduced
    ? random.int(460, 640)
    : stage === 'started'
      ? random.int(300, 420)
      : stage === 'building'
        ? random.int(100, 300)
        : random.int(20, 120));
  const startedOn = hasProduced
    ? signedOn + random.int(100, 150)
    : stage === 'started'
      ? -random.int(50, 120)
      : null;
  const producingOn = hasProduced && startedOn !== null ? startedOn + random.int(40, 80) : null;
  const firstContact = hasProduced || stage === 'started' ? -random.int(200, 290) : -random.int(16, 90);
  return {
    signedOn,
    startedOn,
    producingOn,
    dockedOn: isDocked ? Math.max(signedOn + 3, firstContact) : null,
  };
}

interface Grounds {
  parks: readonly Organisation[];
  townsOf: ReadonlyMap<string, string[]>;
  /** Where enterprises outside parks may lie. */
  counties: readonly string[];
  names: ReadonlyMap<string, string>;
  countyNames: readonly string[];
}

/** Parks receive; in larger places enterprises outside parks lie in every county. */
function groundsOf({ pack, size }: DemoContext): Grounds {
  const counties = pack.divisions.filter((each) => each.level === 'county');
  const towns = Map.groupBy(
    pack.divisions.filter((each) => each.level === 'town'),
    (town) => town.parent,
  );
  const townsOf = new Map([...towns].map(([parent, list]) => [parent, list.map((town) => town.code)]));
  const receiving = pack.sides.receiving.value;
  return {
    parks: pack.organisations.filter((each) => each.kind === 'park'),
    townsOf,
    counties: size === 'small' ? receiving : counties.map((each) => each.code),
    names: new Map(pack.divisions.map((each) => [each.code, each.name])),
    countyNames: counties.map((each) => each.name),
  };
}

/** The first enterprises fill each park once, so that every park's officer has some. */
function siteOf({ parks, townsOf, counties }: Grounds, index: number, random: Random) {
  const isInPark = index < parks.length || random.chance(0.88);
  const park = isInPark ? (parks[index] ?? random.pick(parks)) : null;
  const area = park?.region ?? random.pick(counties);
  const towns = townsOf.get(area);
  return { parkCode: park?.code ?? null, regionCode: towns ? random.pick(towns) : area };
}

/** The first enterprises have accounts: they are in the trade that the documents are about. */
const shown = 3;

function industryOf({ posts }: Demo, index: number, random: Random): string {
  const drawn = random.pick(posts).industry;
  return index < shown ? (posts[0]?.industry ?? drawn) : drawn;
}

function drawEnterprise(context: DemoContext, grounds: Grounds, index: number): EnterprisePlan {
  const { demo, figures } = context;
  const random = context.random('enterprise', index);
  const stage = stageOf(context, index, random);
  const dates = datesOf(stage, index < figures.docked, random);
  const site = siteOf(grounds, index, random);
  const countyName = grounds.names.get(`${site.regionCode.slice(0, 6)}000000`) ?? '';
  return {
    index,
    id: context.id('enterprise', index),
    name: companyName(demo, index, countyName, grounds.countyNames),
    uscc: usccOf(demo, index),
    ...site,
    industryCode: industryOf(demo, index, random),
    nature: random.weighted({
      private: 70,
      foreign: 8,
      hongKongMacaoTaiwan: 8,
      jointVenture: 8,
      stateOwned: 6,
    }),
    size: random.weighted({ large: 10, medium: 30, small: 50, micro: 10 }),
    stage,
    ...dates,
    contactName: personName(demo, random),
    contactPhone: phoneOf(demo, random),
    address: `${grounds.names.get(site.regionCode) ?? ''}${random.int(1, 40)}号厂房`,
    isVerified: index < figures.docked || random.chance(0.7),
    recordedOn: Math.min(dates.signedOn + random.int(1, 10), 0),
    totalDemand: 0,
    inYearExpected: 0,
    employed: 0,
    hired: 0,
  };
}

/** Spreads the figures: everybody declares something, only those at work employ anybody, and nobody is overfilled. */
function spreadNeeds(context: DemoContext, docked: EnterprisePlan[]): void {
  const { figures } = context;
  const randoms = docked.map((each) => context.random('need', each.index));
  const least = 5;
  const totals = apportion(
    figures.totalDemand - docked.length * least,
    randoms.map((random) => (0.25 + random.next()) ** 2.4),
  );
  const stageShare: Record<Stage, number> = {
    producing: 1,
    started: 0.9,
    building: 0.55,
    signed: 0.3,
    stopped: 0,
  };
  const wholes = totals.map((total) => total + least);
  const inYear = apportion(
    figures.inYearExpected,
    docked.map(
      (each, at) => (wholes[at] ?? 0) * stageShare[each.stage] * (0.7 + (randoms[at]?.next() ?? 0) * 0.6),
    ),
    wholes.map((whole) => Math.floor(whole * 0.9)),
  );
  const employed = apportion(
    figures.employed,
    docked.map((each, at) =>
      isOperating(each) ? (inYear[at] ?? 0) * (each.stage === 'producing' ? 1 : 0.4) : 0,
    ),
    inYear.map((expected) => Math.floor(expected * 0.85)),
  );
  const hired = apportion(
    Math.round(context.placements * 0.4),
    employed,
    employed.map((people) => Math.floor(people * 0.8)),
  );
  for (const [at, each] of docked.entries()) {
    each.totalDemand = wholes[at] ?? 0;
    each.inYearExpected = inYear[at] ?? 0;
    each.employed = employed[at] ?? 0;
    each.hired = hired[at] ?? 0;
  }
}

/** All enterprises of the demonstration; the first are the docked ones, and of these the first are at work. */
export function planEnterprises(context: DemoContext): EnterprisePlan[] {
  const grounds = groundsOf(context);
  const all = Array.from({ length: context.figures.signed }, (_, index) =>
    drawEnterprise(context, grounds, index),
  );
  spreadNeeds(
    context,
    all.filter((each) => each.dockedOn !== null),
  );
  return all;
}
