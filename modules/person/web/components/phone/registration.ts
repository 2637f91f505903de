import { parseYuan } from '#engines/money/index.ts';
import { readIdCard } from '../../../contract/id-card.ts';
import type { PersonInput } from '../types.ts';

/** What is typed on the phone, kept until it is sent; texts as they stand in the fields. */
export interface Registration {
  idCard: string;
  name: string;
  birthOn: string;
  phone: string;
  regionCode: string;
  status: string;
  education: string;
  wants: { value: string; label: string }[];
  skills: string;
  payYuan: string;
  availableOn: string;
  workRange: string;
  /** 'lodging', 'noShift' */
  conditions: string[];
  groups: string[];
  consent: string[];
  isDifferentPerson: boolean;
  step: number;
  /** The last sending: what was sent and under which key. The same again is the same attempt, also after the tab was closed. */
  attempt: { text: string; key: string } | null;
}

export const blankRegistration: Registration = {
  idCard: '',
  name: '',
  birthOn: '',
  phone: '',
  regionCode: '',
  status: '',
  education: '',
  wants: [],
  skills: '',
  payYuan: '',
  availableOn: '',
  workRange: 'city',
  conditions: [],
  groups: [],
  consent: [],
  isDifferentPerson: false,
  step: 0,
  attempt: null,
};

export const bornOn = ({ idCard, birthOn }: Registration): string | undefined => {
  const card = idCard ? readIdCard(idCard) : undefined;
  return card?.ok ? card.birthOn : birthOn || undefined;
};

/** Fields that a screen cannot do without, by name, with what to say. */
export function missingOf(draft: Registration): Record<string, string> {
  const missing: Record<string, string> = {};
  if (draft.idCard && !readIdCard(draft.idCard).ok) missing.idCard = '身份证号不对，请核对';
  if (!draft.name.trim()) missing.name = '请填写姓名';
  if (!bornOn(draft)) missing.birthOn = '没有身份证号的，请填写出生日期';
  if (!draft.regionCode) missing.regionCode = '请选到村（社区）';
  if (!draft.status) missing.status = '请选择就业状态';
  if (draft.payYuan && !parseYuan(draft.payYuan).ok) missing.payYuan = '请填数字，如 3500';
  return missing;
}

/** In which order the screens ask. */
export const stepFields = [
  ['idCard', 'name', 'birthOn', 'phone', 'regionCode', 'isDifferentPerson'],
  ['status', 'occupationsWanted', 'skills', 'education'],
  ['payYuan', 'payExpectedFen', 'availableOn', 'workRange', 'groups', 'hasConsent'],
] as const;

const orUndefined = (text: string): string | undefined => text.trim() || undefined;

export function inputOf(draft: Registration): PersonInput {
  const pay = parseYuan(draft.payYuan);
  return {
    name: draft.name,
    idCard: orUndefined(draft.idCard),
    birthOn: draft.idCard ? undefined : orUndefined(draft.birthOn),
    phone: orUndefined(draft.phone),
    regionCode: draft.regionCode,
    status: draft.status,
    education: orUndefined(draft.education),
    occupationsWanted: draft.wants.map(({ value }) => value),
    skills: draft.skills.split(/[、，,;；\s]+/).filter(Boolean),
    payExpectedFen: draft.payYuan && pay.ok ? Number(pay.fen) : undefined,
    availableOn: orUndefined(draft.availableOn),
    workRange: draft.workRange as PersonInput['workRange'],
    needsLodging: draft.conditions.includes('lodging'),
    acceptsShift: !draft.conditions.includes('noShift'),
    groups: draft.groups,
    hasConsent: draft.consent.includes('given'),
    isDifferentPerson: draft.isDifferentPerson,
  };
}
