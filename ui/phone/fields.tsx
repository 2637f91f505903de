import { type ReactNode, useId } from 'react';

interface FieldFrameProps {
  label: string;
  required?: boolean;
  hint?: string | undefined;
  /** The server's or the page's word on this field. */
  error?: string | undefined;
}

function FieldFrame({
  id,
  label,
  required,
  hint,
  error,
  children,
}: FieldFrameProps & { id: string; children: ReactNode }) {
  return (
    <div className={error ? 'field field-wrong' : 'field'}>
      <label htmlFor={id}>
        {label}
        {required && <span className="field-required">必填</span>}
      </label>
      {children}
      {hint && (
        <p className="field-hint" id={`${id}hint`}>
          {hint}
        </p>
      )}
      <p className="field-error" id={`${id}error`} aria-live="polite">
        {error}
      </p>
    </div>
  );
}

const describedBy = (id: string, hint: string | undefined, error: string | undefined): string | undefined =>
  [error ? `${id}error` : '', hint ? `${id}hint` : ''].filter(Boolean).join(' ') || undefined;

interface PhoneFieldProps extends FieldFrameProps {
  value: string;
  onChange: (value: string) => void;
  type?: 'text' | 'tel' | 'number' | 'date' | 'password' | 'multiline';
  placeholder?: string;
  maxLength?: number;
  autoComplete?: string;
  inputMode?: 'text' | 'numeric' | 'decimal' | 'tel';
  disabled?: boolean;
  onBlur?: () => void;
}

/** One typed field, label above. Takes what a card reader pastes. */
export function PhoneField(props: PhoneFieldProps) {
  const { label, required, hint, error, value, onChange, type = 'text', ...rest } = props;
  const id = useId();
  const shared = {
    ...rest,
    id,
    value,
    'aria-invalid': error ? true : undefined,
    'aria-describedby': describedBy(id, hint, error),
    'aria-required': required,
  };
  return (
    <FieldFrame id={id} label={label} {...(required ? { required } : {})} hint={hint} error={error}>
      {type === 'multiline' ? (
        <textarea {...shared} rows={3} onChange={(event) => onChange(event.target.value)} />
      ) : (
        <input {...shared} type={type} onChange={(event) => onChange(event.target.value)} />
      )}
    </FieldFrame>
  );
}

export interface Choice {
  value: string;
  label: string;
}

interface PhoneSelectProps extends FieldFrameProps {
  value: string;
  onChange: (value: string) => void;
  options: Choice[];
  placeholder?: string;
  disabled?: boolean;
}

/** One of many, in the phone's own list. */
export function PhoneSelect({
  label,
  required,
  hint,
  error,
  value,
  onChange,
  options,
  placeholder = '请选择',
  disabled,
}: PhoneSelectProps) {
  const id = useId();
  return (
    <FieldFrame id={id} label={label} {...(required ? { required } : {})} hint={hint} error={error}>
      <select
        id={id}
        value={value}
        disabled={disabled}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, hint, error)}
        onChange={(event) => onChange(event.target.value)}
      >
        <option value="">{placeholder}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}

type PhoneChoiceProps = FieldFrameProps & { options: Choice[] } & (
    | { multiple: true; value: string[]; onChange: (value: string[]) => void }
    | { multiple?: false; value: string; onChange: (value: string) => void }
  );

const toggled = (values: string[], value: string): string[] =>
  values.includes(value) ? values.filter((each) => each !== value) : [...values, value];

/** A few answers, all in sight; one of them, or several. */
export function PhoneChoice(props: PhoneChoiceProps) {
  const { label, required, hint, error, options } = props;
  const name = useId();
  const isChosen = (value: string) => (props.multiple ? props.value.includes(value) : props.value === value);
  return (
    <fieldset
      className={error ? 'field field-wrong' : 'field'}
      aria-describedby={describedBy(name, hint, error)}
    >
      <legend>
        {label}
        {required && <span className="field-required">必填</span>}
      </legend>
      <div className="choices">
        {options.map((option) => (
          <label key={option.value} className="choice">
            <input
              type={props.multiple ? 'checkbox' : 'radio'}
              name={name}
              checked={isChosen(option.value)}
              onChange={() =>
                props.multiple
                  ? props.onChange(toggled(props.value, option.value))
                  : props.onChange(option.value)
              }
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
      {hint && (
        <p className="field-hint" id={`${name}hint`}>
          {hint}
        </p>
      )}
      <p className="field-error" id={`${name}error`} aria-live="polite">
        {error}
      </p>
    </fieldset>
  );
}
