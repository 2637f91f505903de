import { Button, Form, type FormInstance, Space } from 'antd';
import { type ReactElement, type ReactNode, useEffect, useState } from 'react';
import type { Problem } from '#platform/contract/errors.ts';
import { useDraft } from '../hooks.ts';
import { ProblemAlert } from './states.tsx';
import { Versions } from './versions.tsx';

type FieldName = string | number | (string | number)[];

interface FormShellProps<T extends object> {
  /** Gets the values by field name. What it resolves with means done; `undefined` (as `useWrite().run` gives) means refused. */
  onSubmit: (values: T) => Promise<unknown> | unknown;
  submitLabel: string;
  problem?: Problem | undefined;
  isRunning?: boolean;
  initial?: Partial<T>;
  /** Keeps what is typed in this browser until it is sent. */
  draftKey?: string;
  onValuesChange?: (values: Partial<T>) => void;
  /** To read or set fields from outside (`Form.useForm` of antd). */
  form?: FormInstance<T>;
  /** Of a record that others may change meanwhile: reads it again and gives its values as those of the form. */
  reload?: () => Promise<Partial<T> | undefined>;
  /** Beside the submit button, e.g. a cancel button. */
  extra?: ReactNode;
  children: ReactNode;
}

const fieldOf = (pointer: string): (string | number)[] =>
  pointer
    .split('/')
    .slice(1)
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));

/** Puts the server's words at the fields they are about. What has no field here comes back, for the alert. */
function useFieldProblems(form: FormInstance, problem: Problem | undefined): Problem | undefined {
  const [rest, setRest] = useState(problem);
  useEffect(() => {
    const known = new Set(form.getFieldsError().map(({ name }) => `/${name.join('/')}`));
    const placed = (problem?.errors ?? []).filter(({ pointer }) => pointer && known.has(pointer));
    form.setFields(placed.map((item) => ({ name: fieldOf(item.pointer ?? ''), errors: [item.message] })));
    const first = placed[0]?.pointer;
    if (first) form.focusField(fieldOf(first));
    const isSaid = problem !== undefined && placed.some(({ message }) => message === problem.detail);
    const loose = problem?.errors.filter((item) => !placed.includes(item)) ?? [];
    setRest(problem && !(isSaid && loose.length === 0) ? { ...problem, errors: loose } : undefined);
  }, [form, problem]);
  return rest;
}

function clearFieldProblems(form: FormInstance, names: string[]): void {
  form.setFields(names.map((name) => ({ name: [name], errors: [] })));
}

/** A form whose submit button names the act; Enter sends it, a second click does nothing twice. */
export function FormShell<T extends object>(props: FormShellProps<T>) {
  const { onSubmit, submitLabel, problem, isRunning, initial, draftKey, onValuesChange, reload, extra } =
    props;
  const [own] = Form.useForm<T>();
  const form = props.form ?? own;
  const [draft, setDraft, clearDraft] = useDraft<Partial<T> | null>(`form.${draftKey ?? ''}`, null);
  const [isRestored, setRestored] = useState(draftKey !== undefined && draft !== null);
  const rest = useFieldProblems(form, problem);

  async function submit(values: T): Promise<void> {
    if (isRunning) return;
    const output = await onSubmit(values);
    if (output !== undefined) clearDraft();
  }
  function startAfresh(): void {
    clearDraft();
    setRestored(false);
    form.setFieldsValue(
      Object.fromEntries(
        Object.keys(form.getFieldsValue(true)).map((name) => [name, undefined]),
      ) as Parameters<typeof form.setFieldsValue>[0],
    );
    form.setFieldsValue((initial ?? {}) as Parameters<typeof form.setFieldsValue>[0]);
  }
  return (
    <Form<T>
      form={form}
      layout="vertical"
      requiredMark={(label, { required }) => (
        <>
          {label}
          {required && <span className="field-required">必填</span>}
        </>
      )}
      initialValues={{ ...initial, ...(draftKey ? draft : {}) }}
      onFinishFailed={({ errorFields }) => errorFields[0] && form.focusField(errorFields[0].name)}
      onFinish={(values) => void submit(values)}
      onValuesChange={(changed: Partial<T>, all) => {
        clearFieldProblems(form, Object.keys(changed));
        if (draftKey) setDraft(all);
        onValuesChange?.(all);
      }}
    >
      {isRestored && (
        <p className="form-draft" role="status">
          已恢复上次没有提交的内容。
          <Button type="link" onClick={startAfresh}>
            清空重填
          </Button>
        </p>
      )}
      {props.children}
      {rest?.stale && reload ? (
        <Versions form={form} problem={rest} reload={reload} />
      ) : (
        <ProblemAlert problem={rest} />
      )}
      <Space className="form-foot">
        <Button type="primary" htmlType="submit" {...(isRunning ? { loading: true } : {})}>
          {submitLabel}
        </Button>
        {extra}
      </Space>
    </Form>
  );
}

interface FormItemProps {
  label: string;
  name: FieldName;
  required?: boolean;
  hint?: ReactNode;
  /** For a switch or a tick box: the child's prop that holds the value. */
  valueProp?: 'value' | 'checked';
  /** One input; the form gives it `value` and `onChange`. */
  children: ReactElement;
}

export function FormItem({
  label,
  name,
  required = false,
  hint,
  valueProp = 'value',
  children,
}: FormItemProps) {
  return (
    <Form.Item
      label={label}
      name={name}
      extra={hint}
      valuePropName={valueProp}
      rules={required ? [{ required: true, message: `请填写${label}` }] : []}
    >
      {children}
    </Form.Item>
  );
}
