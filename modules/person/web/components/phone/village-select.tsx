import { listRegions } from '#modules/region/contract/operations.ts';
import { useRead } from '#ui/hooks.ts';
import { PhoneSelect } from '#ui/phone/index.ts';

interface VillageSelectProps {
  parent: string;
  value: string;
  onChange: (code: string) => void;
  error?: string | undefined;
}

/** The digits that tell a division are those before its trailing zeros; below it they are followed by others. */
const isBelow = (code: string, above: string): boolean =>
  code.startsWith(above.replace(/(000)+$/, '').replace(/^(\d{4})00$/, '$1'));

/** One list a level below the user's own division, down to a village; nothing for who works in one village. */
export function VillageSelect({ parent, value, onChange, error }: VillageSelectProps) {
  const { data } = useRead(listRegions, { parent }, { isFixed: true });
  const regions = data?.regions ?? [];
  const chosen = regions.find(({ code }) => code === value || isBelow(value, code));
  if (regions.length === 0) return null;
  return (
    <>
      <PhoneSelect
        label={regions[0]?.hasChildren ? '所在县区、镇街' : '所在村（社区）'}
        required
        error={chosen?.hasChildren ? undefined : error}
        value={chosen?.code ?? ''}
        onChange={onChange}
        options={regions.map(({ code, name }) => ({ value: code, label: name }))}
      />
      {chosen?.hasChildren && (
        <VillageSelect parent={chosen.code} value={value} onChange={onChange} error={error} />
      )}
    </>
  );
}
