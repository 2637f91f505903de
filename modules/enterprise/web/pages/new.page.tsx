import { useNavigate } from 'react-router';
import { FormShell, PageFrame } from '#ui/desk/index.ts';
import { useWrite } from '#ui/hooks.ts';
import { createEnterprise } from '../../contract/operations.ts';
import { EnterpriseFields, type EnterpriseValues } from '../components/enterprise-fields.tsx';

export function Page() {
  const navigate = useNavigate();
  const create = useWrite(createEnterprise);

  async function save(values: EnterpriseValues): Promise<unknown> {
    const made = await create.run(values);
    if (made) await navigate(`/enterprise/${made.id}`, { replace: true });
    return made;
  }
  return (
    <PageFrame>
      <section className="panel">
        <FormShell<EnterpriseValues>
          draftKey="enterprise.new"
          initial={{ stage: 'signed' }}
          submitLabel="登记"
          onSubmit={save}
          problem={create.problem}
          isRunning={create.isRunning}
        >
          <EnterpriseFields />
        </FormShell>
      </section>
    </PageFrame>
  );
}
