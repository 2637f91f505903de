import { Select } from 'antd';
import { useState } from 'react';
import { listOrganisations, searchOccupations } from '#modules/region/contract/operations.ts';
import { useRead } from '../hooks.ts';
import { useSettled } from '../settled.ts';

interface FieldProps {
  id?: string;
  placeholder?: string;
  disabled?: boolean;
  'aria-label'?: string;
}

type OrganisationPickerProps = FieldProps & {
  /** Only organisations of this kind, e.g. 'park'. */
  kind?: string;
  value?: string | null;
  onChange?: (id: string | undefined) => void;
};

/** One organisation of the city; the value is its id. */
export function OrganisationPicker({
  kind,
  value,
  placeholder = '请选择机构',
  ...rest
}: OrganisationPickerProps) {
  const { data, isLoading } = useRead(listOrganisations, kind ? { kind } : {}, { isFixed: true });
  const options = (data?.organisations ?? []).map(({ id, name, regionName }) => ({
    value: id,
    label: name,
    title: `${name}（${regionName}）`,
  }));
  return (
    <Select
      {...rest}
      className="fill"
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      loading={isLoading}
      placeholder={placeholder}
      options={options}
      value={value ?? undefined}
    />
  );
}

type OccupationPickerProps = FieldProps &
  (
    | { multiple: true; value?: string[] | null; onChange?: (codes: string[]) => void }
    | { multiple?: false; value?: string | null; onChange?: (code: string | undefined) => void }
  );

/** Occupations of the national classification, found by words; the value is the code. */
export function OccupationPicker(props: OccupationPickerProps) {
  const [typed, setTyped] = useState('');
  const query = useSettled(typed);
  const codes = [props.value ?? []].flat();
  const found = useRead(searchOccupations, { ...(query ? { query } : {}), limit: 30 }, { keep: true });
  const chosen = useRead(searchOccupations, { codes, limit: 100 }, { enabled: codes.length > 0, keep: true });
  const items = new Map(
    [...(found.data?.items ?? []), ...(chosen.data?.items ?? [])].map(({ code, name }) => [code, name]),
  );
  const shared = {
    className: 'fill',
    allowClear: true,
    loading: found.isFetching,
    showSearch: { filterOption: false, onSearch: setTyped },
    options: [...items].map(([code, name]) => ({ value: code, label: name })),
    notFoundContent: '没有找到，请换个说法',
  };
  if (props.multiple) {
    const { multiple, value, placeholder = '输入职业名称，可多选', ...rest } = props;
    return <Select {...shared} {...rest} placeholder={placeholder} mode="multiple" value={value ?? []} />;
  }
  const { multiple, value, placeholder = '输入职业名称', ...rest } = props;
  return <Select {...shared} {...rest} placeholder={placeholder} value={value ?? undefined} />;
}
