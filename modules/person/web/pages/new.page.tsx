import { Checkbox, Form } from 'antd';
import { useNavigate } from 'react-router';
import { FormItem, FormShell, PageFrame } from '#ui/desk/index.ts';
import { useWrite } from '#ui/hooks.ts';
import { consentSentence } from '../../contract/codes.ts';
import { registerPerson } from '../../contract/operations.ts';
import { DuplicateNotice } from '../components/duplicate-notice.tsx';
import { PersonFields } from '../components/person-fields.tsx';
import type { PersonInput } from '../components/types.ts';
import { useDuplicates } from '../components/use-duplicates.ts';
import { useOwnVillage } from '../components/village-picker.tsx';

export function Page() {
  const navigate = useNavigate();
  const [form] = Form.useForm<PersonInput>();
  const village = useOwnVillage();
  const { run, isRunning, problem } = useWrite(registerPerson, { refreshes: ['person.', 'matching.'] });
  const [idCard, name, birthOn, regionCode] = [
    Form.useWatch('idCard', form),
    Form.useWatch('name', form),
    Form.useWatch('birthOn', form),
    Form.useWatch('regionCode', form),
  ];
  const duplicates = useDuplicates({ idCard, name, birthOn, regionCode });

  async function submit(values: PersonInput): Promise<unknown> {
    const made = await run(values);
    if (made) void navigate(`/person/${made.id}`);
    return made;
  }
  return (
    <PageFrame>
      <FormShell<PersonInput>
        key={village ?? ''}
        form={form}
        submitLabel="登记"
        onSubmit={submit}
        problem={problem}
        isRunning={isRunning}
        initial={{ workRange: 'city', acceptsShift: true, ...(village ? { regionCode: village } : {}) }}
        draftKey="person.new"
      >
        <PersonFields />
        <FormItem name="hasConsent" label="本人同意" valueProp="checked" hint="没有本人同意，不能向企业推荐">
          <Checkbox>{consentSentence}</Checkbox>
        </FormItem>
        <DuplicateNotice {...duplicates} />
      </FormShell>
    </PageFrame>
  );
}
