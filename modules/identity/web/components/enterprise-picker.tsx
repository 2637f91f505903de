import { Select } from 'antd';
import { useState } from 'react';
import { listEnterprises } from '#modules/enterprise/contract/operations.ts';
import { useRead } from '#ui/hooks.ts';
import { useSettled } from '#ui/settled.ts';

interface EnterprisePickerProps {
  id?: string;
  value?: string;
  onChange?: (id: string | undefined) => void;
}

/** One enterprise, found by name or credit code. */
export function EnterprisePicker(props: EnterprisePickerProps) {
  const [typed, setTyped] = useState('');
  const search = useSettled(typed.trim());
  const { data, isFetching, error } = useRead(
    listEnterprises,
    { ...(search ? { search } : {}), pageSize: 20 },
    { keep: true },
  );
  return (
    <Select
      {...props}
      allowClear
      placeholder="输入企业名称或信用代码"
      loading={isFetching}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      options={(data?.rows ?? []).map(({ id, name, regionName }) => ({
        value: id,
        label: `${name}（${regionName}）`,
      }))}
      notFoundContent={error ? error.problem.detail : '没有找到这家企业'}
    />
  );
}
