import { useRead } from '#ui/hooks.ts';
import { readIdCard } from '../../contract/id-card.ts';
import { checkDuplicate } from '../../contract/operations.ts';
import type { PersonInput, PersonRow } from './types.ts';

export interface Duplicates {
  idCard: 'notAsked' | 'free' | 'here' | 'elsewhere';
  people: PersonRow[];
}
const none: Duplicates = { idCard: 'notAsked', people: [] };

/** Looks for the same card, and for the same name, birth and village, as soon as enough is typed. */
export function useDuplicates({ idCard, name, birthOn, regionCode }: Partial<PersonInput>): Duplicates {
  const card = idCard ? readIdCard(idCard) : undefined;
  const born = card?.ok ? card.birthOn : birthOn;
  const isSamePossible = Boolean(name?.trim() && born && regionCode);
  const input = {
    ...(card?.ok ? { idCard: card.number } : {}),
    ...(isSamePossible ? { name: name?.trim(), birthOn: born, regionCode } : {}),
  };
  const { data } = useRead(checkDuplicate, input, { enabled: card?.ok === true || isSamePossible });
  return data ?? none;
}
