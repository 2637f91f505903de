/**
 * Business dates of a city's civil calendar. A date is a 'YYYY-MM-DD' string, a month 'YYYY-MM'.
 * Nothing throws: what cannot be named is INVALID_DATE (or NaN where a number is asked), predicates
 * answer false, and working days give a verdict. Sources: readings G2, G3, G6 of packs/base/policies/readings.yaml.
 */
export { INVALID_DATE } from './civil.ts';
export {
  addDays,
  addMonths,
  compareDates,
  daysBetween,
  firstDayOf,
  isValidDate,
  lastDayOf,
  monthOf,
  monthsFrom,
} from './date.ts';
export { formatDate, formatWeek } from './display.ts';
export {
  ageOn,
  contractLastsMonths,
  serviceMonthsCompletedOn,
  serviceMonthsReached,
} from './service.ts';
export { type Week, type Weekday, weekdayOf, weekOf } from './week.ts';
export {
  addWorkdays,
  type HolidayTable,
  isWorkday,
  type WorkdayFailure,
  workdaysBetween,
} from './workday.ts';
