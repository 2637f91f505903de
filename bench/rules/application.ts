// The applications that all sides of the bench are asked about, and what the peers are told of them.
import type { JsonObject } from '#engines/rules/index.ts';
import { addMonths, dayOf } from '#engines/rules/runtime.ts';

export type Application = JsonObject & { as_of: string };

const pad = (value: number): string => String(value).padStart(2, '0');
/** Placements that differ in what decides: start, contract, insurance, agency. */
export function application(at: number): Application {
  const start = `2018-${pad((at % 6) + 1)}-${pad((at % 28) + 1)}`;
  const isShort = at % 11 === 0;
  return {
    as_of: '2018-07-15',
    applicant: {
      kind: at % 13 === 0 ? '中职学校' : '经营性人力资源服务机构',
      licensed: at % 17 !== 0,
      determined_by_city_hr_bureau: true,
    },
    enterprise: { industry: '智能终端', district: '江阳区', zone: '高新区' },
    workers: [
      {
        n: 1,
        contract: { start, end: isShort ? '2018-12-31' : '2020-12-31' },
        employed_from: start,
        employed_to: null,
        insurance: { kinds: at % 7 === 0 ? [] : ['养老', '医疗'], months_on_time: 3, months_backpaid: 0 },
      },
    ],
  };
}

interface Worker {
  contract: { start: string; end: string };
  employed_from: string;
  insurance: { kinds: string[] };
}
interface Applicant {
  kind: string;
  licensed: boolean;
  determined_by_city_hr_bureau: boolean;
}
const parts = (of: Application) => ({
  applicant: of.applicant as unknown as Applicant,
  worker: (of.workers as unknown as Worker[])[0] as Worker,
});
export const day = (text: string): number =>
  dayOf(Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8)));

/** What both peers are given ready: the months they have no words for. */
export function flat(of: Application) {
  const { applicant, worker } = parts(of);
  const asOf = day(of.as_of);
  const from = day(worker.employed_from);
  return {
    kind: applicant.kind,
    licensed: applicant.licensed,
    determined: applicant.determined_by_city_hr_bureau,
    industry: '智能终端',
    contractMonths: addMonths(day(worker.contract.start), 12) <= day(worker.contract.end) + 1 ? 12 : 11,
    insuranceKinds: worker.insurance.kinds.length,
    monthsStayed: [3, 2, 1].find((months) => asOf >= addMonths(from, months)) ?? 0,
  };
}

const sample = Array.from({ length: 5000 }, (_, at) => application(at));
export const pick = (at: number): Application => sample[at % sample.length] as Application;
