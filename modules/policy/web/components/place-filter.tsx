import { RegionPicker } from '#ui/desk/index.ts';

/** Narrows a page of sums to a place. */
export function PlaceFilter({
  id,
  value,
  onChange,
}: {
  id: string;
  value: string | undefined;
  onChange: (regionCode: string | undefined) => void;
}) {
  return (
    <div className="filter filter-region">
      <label htmlFor={id}>所在地</label>
      <RegionPicker id={id} value={value ?? null} placeholder="全部" onChange={onChange} />
    </div>
  );
}
