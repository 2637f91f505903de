import { Button, Form, Input, Select } from 'antd';
import { listOrganisations } from '#modules/region/contract/operations.ts';
import { FormItem, FormShell, Loading, LoadError, OrganisationPicker, RegionPicker } from '#ui/desk/index.ts';
import { useRead, useWrite } from '#ui/hooks.ts';
import { createAccount, listRoles } from '../../contract/operations.ts';
import { EnterprisePicker } from './enterprise-picker.tsx';
import { scopeWord } from './scope-words.ts';

interface Given {
  login: string;
  displayName: string;
  roleCode: string;
  regionCode: string;
  scopeId?: string;
}

interface CreateAccountFormProps {
  onDone: (made: { login: string; password: string }) => void;
  onCancel: () => void;
}

const anyLevel = ['province', 'city', 'county', 'town', 'village'];

/** What an appointment is for, asked as the chosen role needs it. */
function ScopeFields({ scope }: { scope: string | undefined }) {
  if (scope === 'park' || scope === 'organisation') {
    return (
      <FormItem name="scopeId" label={scope === 'park' ? '园区' : '机构'} required>
        <OrganisationPicker {...(scope === 'park' ? { kind: 'park' } : {})} />
      </FormItem>
    );
  }
  if (scope === 'enterprise') {
    return (
      <FormItem name="scopeId" label="企业" required>
        <EnterprisePicker />
      </FormItem>
    );
  }
  return null;
}

export function CreateAccountForm({ onDone, onCancel }: CreateAccountFormProps) {
  const [form] = Form.useForm<Given>();
  const roles = useRead(listRoles, {});
  const organisations = useRead(listOrganisations, {}, { isFixed: true });
  const roleCode = Form.useWatch('roleCode', form);
  const { run, isRunning, problem } = useWrite(createAccount);
  if (roles.error) return <LoadError problem={roles.error.problem} retry={roles.refetch} />;
  if (!roles.data) return <Loading />;

  // A job-seeker's account is made from the person's own record.
  const offered = roles.data.roles.filter((role) => role.canGrant && role.scope !== 'self');
  const scope = offered.find(({ code }) => code === roleCode)?.scope;

  function follow(values: Partial<Given>): void {
    // An organisation says by itself in which division it sits.
    const organisation = organisations.data?.organisations.find(({ id }) => id === values.scopeId);
    if (organisation && values.regionCode !== organisation.regionCode)
      form.setFieldValue('regionCode', organisation.regionCode);
  }
  async function submit(values: Given): Promise<unknown> {
    const made = await run(values);
    if (made) onDone({ login: values.login.trim().toLowerCase(), password: made.firstPassword });
    return made;
  }
  return (
    <FormShell<Given>
      form={form}
      submitLabel="新建账号"
      onSubmit={submit}
      onValuesChange={follow}
      draftKey="identity.createAccount"
      problem={problem}
      isRunning={isRunning}
      extra={<Button onClick={onCancel}>取消</Button>}
    >
      <FormItem name="displayName" label="姓名" required>
        <Input maxLength={40} autoComplete="off" />
      </FormItem>
      <FormItem
        name="login"
        label="账号"
        required
        hint="2—40 位小写字母、数字、点或横线，用于登录，建立后不能修改"
      >
        <Input maxLength={40} autoComplete="off" autoCapitalize="none" spellCheck={false} />
      </FormItem>
      <FormItem
        name="roleCode"
        label="岗位"
        required
        hint={scope ? `管辖范围：${scopeWord(scope)}` : '只列出您有权授予的岗位'}
      >
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={offered.map(({ code, name }) => ({ value: code, label: name }))}
        />
      </FormItem>
      <ScopeFields scope={scope} />
      <FormItem
        name="regionCode"
        label="所在区划"
        required
        hint={scope === 'region' ? '该岗位管辖此区划及下级' : '账号由此区划的管理员管理'}
      >
        <RegionPicker levels={anyLevel} />
      </FormItem>
    </FormShell>
  );
}
