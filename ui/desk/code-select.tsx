import { Select } from 'antd';
import { useCodes } from '../hooks.ts';

interface FieldProps {
  id?: string;
  placeholder?: string;
  disabled?: boolean;
  'aria-label'?: string;
}
type CodeSelectProps = FieldProps & {
  /** Name of the dictionary. */
  kind: string;
  /** Own choices instead of a dictionary's. */
  options?: { value: string; label: string }[];
} & (
    | { multiple: true; value?: string[] | null; onChange?: (value: string[]) => void }
    | { multiple?: false; value?: string | null; onChange?: (value: string | undefined) => void }
  );

const matches = (typed: string, option: { label?: string } | undefined): boolean =>
  option?.label?.includes(typed) ?? false;

/** A choice from one dictionary of the city's pack. */
export function CodeSelect({ kind, options, ...props }: CodeSelectProps) {
  const codes = useCodes(kind).map(({ code, label }) => ({ value: code, label }));
  const shared = {
    allowClear: true,
    showSearch: { filterOption: matches },
    options: options ?? codes,
    className: 'fill',
  };
  if (props.multiple) {
    const { multiple, value, placeholder = '可多选', ...rest } = props;
    return <Select {...shared} {...rest} placeholder={placeholder} mode="multiple" value={value ?? []} />;
  }
  const { multiple, value, placeholder = '请选择', ...rest } = props;
  return <Select {...shared} {...rest} placeholder={placeholder} value={value ?? undefined} />;
}
