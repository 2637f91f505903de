import { getDictionary, listRegions } from '#modules/region/contract/operations.ts';
import { RegionPicker } from '#ui/desk/index.ts';
import { useMe, useRead } from '#ui/hooks.ts';

/** The user's own division when there is none below it: a village officer registers nowhere else. */
export function useOwnVillage(): string | undefined {
  const { regionCode } = useMe().scope;
  const { data } = useRead(listRegions, regionCode ? { parent: regionCode } : {}, {
    enabled: regionCode !== null,
    isFixed: true,
  });
  return regionCode && data?.regions.length === 0 ? regionCode : undefined;
}

interface VillagePickerProps {
  id?: string;
  value?: string | null;
  onChange?: (code: string | undefined) => void;
}

/** A village of the user's scope: the lowest level that the place has. */
export function VillagePicker(props: VillagePickerProps) {
  const { data } = useRead(getDictionary, {}, { isFixed: true });
  const lowest = data?.levels.at(-1)?.level;
  return <RegionPicker {...props} placeholder="选到村（社区）" {...(lowest ? { levels: [lowest] } : {})} />;
}
