import { useQueries } from '@tanstack/react-query';
import { ancestorsOf, isWithin, levelOf } from '#engines/regiontree/index.ts';
import { getDictionary, listRegions } from '#modules/region/contract/operations.ts';
import { callOperation } from '../client.ts';
import { useMe, useRead } from '../hooks.ts';
import { PhoneSelect } from './fields.tsx';

interface PhoneRegionProps {
  value: string;
  onChange: (code: string) => void;
  /** The division below which one chooses; default: the user's own region. */
  within?: string;
  /** The last level asked for. */
  to?: 'county' | 'town' | 'village';
  required?: boolean;
  error?: string | undefined;
}

const depth = ['province', 'city', 'county', 'town', 'village'];
const depthOf = (code: string): number => depth.indexOf(levelOf(code) ?? 'province');

/** A division chosen level by level, one list each; the value is the deepest one chosen, or ''. */
export function PhoneRegion({ value, onChange, within, to = 'village', required, error }: PhoneRegionProps) {
  const me = useMe();
  const own = me.scope.regionCode;
  const top = within ?? (own && isWithin(own, me.rootRegion) ? own : me.rootRegion);
  const chosen =
    value && isWithin(value, top)
      ? [...ancestorsOf(value), value].filter((code) => code !== top && isWithin(code, top))
      : [];
  const parents = [top, ...chosen].filter((code) => depthOf(code) < depth.indexOf(to));
  const { data: place } = useRead(getDictionary, {}, { isFixed: true });
  const lists = useQueries({
    queries: parents.map((parent) => ({
      queryKey: [listRegions.name, { parent }],
      queryFn: () => callOperation(listRegions, { parent }),
      staleTime: Number.POSITIVE_INFINITY,
    })),
  });
  return parents.map((parent, at) => {
    const regions = lists[at]?.data?.regions ?? [];
    const level = regions[0]?.level;
    if (!level) return null;
    return (
      <PhoneSelect
        key={parent}
        label={place?.levels.find((each) => each.level === level)?.label ?? ''}
        value={chosen[at] ?? ''}
        options={regions.map(({ code, name }) => ({ value: code, label: name }))}
        onChange={(code) => onChange(code || (at === 0 ? '' : parent))}
        {...(required ? { required } : {})}
        error={at === parents.length - 1 ? error : undefined}
      />
    );
  });
}
