import { Select } from 'antd';
import { useState } from 'react';
import { getEnterprise, listEnterprises } from '#modules/enterprise/contract/operations.ts';
import { useRead } from '#ui/hooks.ts';
import { useSettled } from '#ui/settled.ts';

interface EnterprisePickerProps {
  id?: string;
  value?: string | undefined;
  onChange?: (id: string | undefined) => void;
  'aria-label'?: string;
}

const optionsAtMost = 20;

/** One enterprise of the user's own scope, found by name or credit code. */
export function EnterprisePicker({ value, ...props }: EnterprisePickerProps) {
  const [typed, setTyped] = useState('');
  const search = useSettled(typed.trim());
  const found = useRead(
    listEnterprises,
    { ...(search ? { search } : {}), pageSize: optionsAtMost },
    { keep: true },
  );
  const chosen = useRead(getEnterprise, { id: value ?? '' }, { enabled: Boolean(value) });
  const options = new Map(
    [...(found.data?.rows ?? []), ...(value && chosen.data ? [chosen.data] : [])].map(({ id, name }) => [
      id,
      name,
    ]),
  );
  return (
    <Select
      {...props}
      className="fill"
      allowClear
      value={value || undefined}
      placeholder="输入企业名称或信用代码"
      loading={found.isFetching}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      options={[...options].map(([id, name]) => ({ value: id, label: name }))}
      notFoundContent={found.error ? found.error.problem.detail : '没有找到这家企业'}
    />
  );
}
