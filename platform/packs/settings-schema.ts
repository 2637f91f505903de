import { z } from 'zod';
import { code, days, setting } from './fields.ts';

/** settings.yaml: the numbers of policy that operations and engines work with. */

const returnCycle = z.discriminatedUnion('cycle', [
  /** 1 Monday … 7 Sunday. */
  z.strictObject({ cycle: z.literal('weekly'), weekday: z.int().min(1).max(7) }),
  /** Due on this day of the month after. */
  z.strictObject({ cycle: z.literal('monthly'), dueDay: z.int().min(1).max(28) }),
  /** Due on this day of the first month after the quarter. */
  z.strictObject({ cycle: z.literal('quarterly'), dueDay: z.int().min(1).max(28) }),
]);

const points = z.int().min(0).max(1000);
/** Most points of each part of a match; the matching engine checks that the best pair has exactly 1000. */
const matchingWeights = z.strictObject({
  wishSame: points,
  wishNear: points,
  wishAny: points,
  experienceSame: points,
  experienceNear: points,
  paySure: points,
  payPossible: points,
  near: z.strictObject({ village: points, town: points, county: points, city: points, far: points }),
  available: points,
  skills: points,
  priorityGroup: points,
  fresh: points,
  /** Those who applied for the same posts applied here too; 0 or left out: not asked. */
  peers: points.optional(),
});

const risingMonths = z
  .array(z.int().min(1).max(60))
  .min(1)
  .refine(
    (months) => months.every((month, at) => at === 0 || month > (months[at - 1] ?? 0)),
    '月数应从小到大、不重复',
  );

const risingYears = z
  .array(z.int().min(14).max(100))
  .min(1)
  .refine(
    (years) => years.every((year, at) => at === 0 || year > (years[at - 1] ?? 0)),
    '年龄应从小到大、不重复',
  );

const hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, '时刻应写作 21:00，加引号');

export const settingsFileSchema = z.strictObject({
  headcountReturn: setting(returnCycle),
  sendingReturn: setting(returnCycle),
  demandHorizonDays: setting(days),
  staleAfterDays: setting(days),
  retentionMilestones: setting(risingMonths),
  /** How long personal data are kept. */
  personalData: z.strictObject({
    uploadsKeptDays: setting(days),
    inactivePersonsKeptMonths: setting(z.int().min(1).max(600)),
  }),
  /** What proves that somebody stayed: whether insurance must show it, and whether months paid later count. */
  retentionReading: setting(z.strictObject({ requireInsurance: z.boolean(), countBackPaid: z.boolean() })),
  matching: z.strictObject({
    seekingStatuses: setting(z.array(code).min(1)),
    workingAge: setting(z.int().min(14).max(60)),
    maxWaitDays: setting(z.int().min(0).max(366)),
    dailyRange: setting(z.enum(['village', 'town', 'county', 'city'])),
    occupationGroupLength: setting(z.int().min(1).max(10)),
    experienceFullMonths: setting(z.int().min(1).max(600)),
    priorityGroups: setting(z.array(code)),
    weights: setting(matchingWeights),
    /** Fewer people who applied for the same posts are not counted as peers. */
    peersAtLeast: setting(z.int().min(2).max(100)),
    /** How far an office may move a part's weight for a list of its own, in percent of it. */
    weightRange: setting(
      z.strictObject({ leastPercent: z.int().min(1).max(100), mostPercent: z.int().min(100).max(1000) }),
    ),
    /** Raises of pay at which the people near a post are counted. */
    supplyRaisesFen: setting(z.array(z.int().min(1)).min(1).max(4)),
    /** Kilometres within which the people near a post are counted, where the divisions have points. */
    supplyKilometres: setting(z.array(z.int().min(1).max(500)).min(1).max(4)),
    rankedAtMost: setting(z.int().min(1).max(1000)),
    openRecommendationsAtMost: setting(z.int().min(1).max(50)),
  }),
  /** The monthly report that compares recommendation and hiring by group. */
  fairness: z.strictObject({
    smallCellBelow: setting(z.int().min(2).max(100)),
    attentionBelowPercent: setting(z.int().min(1).max(100)),
    ageBands: setting(risingYears),
  }),
  /** What reaches a person's phone. */
  messages: z.strictObject({
    weeklyAtMost: setting(z.int().min(0).max(50)),
    quietHours: setting(z.strictObject({ quietFrom: hour, quietTo: hour })),
  }),
  /** Saved wishes: how many a person may have, when posts are looked for, and how many a message names. */
  wishes: z.strictObject({
    perPersonAtMost: setting(z.int().min(1).max(50)),
    dailyAt: setting(hour),
    namedAtMost: setting(z.int().min(1).max(10)),
  }),
});
