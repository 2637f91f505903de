import { Input } from 'antd';

/** A short sentence with what it is for in front. */
export function TextField({
  label,
  hint = '',
  value,
  onChange,
  onLeave,
}: {
  label: string;
  hint?: string;
  value: string;
  onChange: (value: string) => void;
  onLeave?: () => void;
}) {
  return (
    <Input
      aria-label={label}
      className="editor-say"
      prefix={<span className="soft">{label}</span>}
      placeholder={hint}
      maxLength={100}
      value={value}
      onChange={({ target }) => onChange(target.value)}
      onBlur={onLeave}
    />
  );
}
