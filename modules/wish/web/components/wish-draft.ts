import { parseYuan } from '#engines/money/index.ts';
import { type ChannelName, channelNames } from '#modules/message/contract/codes.ts';
import { workRanges } from '#modules/person/contract/codes.ts';
import type { Choice } from '#ui/phone/index.ts';
import type { Wish, WishInput } from './types.ts';

/** What is typed and ticked. */
export interface WishDraft {
  name: string;
  occupations: Choice[];
  payYuan: string;
  workRange: string;
  conditions: string[];
  availableOn: string;
  channel: ChannelName | '';
}

export const blankDraft: WishDraft = {
  name: '',
  occupations: [],
  payYuan: '',
  workRange: '',
  conditions: [],
  availableOn: '',
  channel: '',
};

export const draftOf = (wish: Wish): WishDraft => ({
  name: wish.name,
  occupations: wish.occupations.map(({ code, name }) => ({ value: code, label: name })),
  payYuan: wish.payMinFen === null ? '' : String(wish.payMinFen / 100),
  workRange: wish.workRange ?? '',
  conditions: [...(wish.needsLodging ? ['lodging'] : []), ...(wish.noShift ? ['noShift'] : [])],
  availableOn: wish.startsFrom ?? '',
  channel: wish.channel ?? '',
});

/** What is missing or wrong before anything is sent, by field. */
export function wrongIn({ name, payYuan }: WishDraft): Record<string, string> {
  return {
    ...(name.trim() ? {} : { name: '请填写名称' }),
    ...(payYuan && !parseYuan(payYuan).ok ? { payMinFen: '请填数字，如 3500' } : {}),
  };
}

export function inputOf(draft: WishDraft): WishInput {
  const pay = parseYuan(draft.payYuan);
  return {
    name: draft.name,
    occupations: draft.occupations.map(({ value }) => value),
    payMinFen: draft.payYuan && pay.ok ? Number(pay.fen) : null,
    workRange: workRanges.find((range) => range === draft.workRange) ?? null,
    needsLodging: draft.conditions.includes('lodging'),
    noShift: draft.conditions.includes('noShift'),
    startsFrom: draft.availableOn || null,
    channel: channelNames.find((name) => name === draft.channel) ?? null,
  };
}
