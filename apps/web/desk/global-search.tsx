import { Input, Select, Space } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useMe } from '#ui/hooks.ts';

const places = [
  { value: '/person', label: '找人', permission: 'person.view', hint: '姓名或证件号码' },
  { value: '/enterprise', label: '找企业', permission: 'enterprise.view', hint: '企业名称或信用代码' },
];

/** One box that finds a person or an enterprise, as far as the role may. */
export function GlobalSearch() {
  const { permissions } = useMe();
  const navigate = useNavigate();
  const allowed = places.filter(({ permission }) => permissions.includes(permission));
  const [chosen, setChosen] = useState(allowed[0]?.value);
  const place = allowed.find(({ value }) => value === chosen);
  if (!place) return null;
  const go = (text: string) =>
    text.trim() && void navigate(`${place.value}?search=${encodeURIComponent(text.trim())}`);
  return (
    <search className="global-search">
      <Space.Compact>
        {allowed.length > 1 && (
          <Select
            aria-label="查找范围"
            options={allowed}
            value={place.value}
            onChange={setChosen}
            popupMatchSelectWidth={false}
          />
        )}
        <Input.Search aria-label={place.label} placeholder={place.hint} allowClear onSearch={go} />
      </Space.Compact>
    </search>
  );
}
