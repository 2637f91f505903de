import { useNavigate, useParams } from 'react-router';
import type { z } from 'zod';
import { FormShell, Loading, LoadError, PageFrame } from '#ui/desk/index.ts';
import { useRead, useWrite } from '#ui/hooks.ts';
import { getEnterprise, updateEnterprise } from '../../../contract/operations.ts';
import { EnterpriseFields, type EnterpriseValues } from '../../components/enterprise-fields.tsx';

type Enterprise = z.output<(typeof getEnterprise)['output']>;

function EditForm({ enterprise }: { enterprise: Enterprise }) {
  const navigate = useNavigate();
  const { id, version, contact } = enterprise;
  const update = useWrite(updateEnterprise);

  async function save(values: EnterpriseValues): Promise<unknown> {
    // Fields that the form does not show (a park's own park) stay as they are.
    const saved = await update.run({ parkId: enterprise.parkId, ...values, id, version });
    if (saved) await navigate(`/enterprise/${id}`, { replace: true });
    return saved;
  }
  return (
    <section className="panel">
      <FormShell<EnterpriseValues>
        initial={{ ...enterprise, contactName: contact?.name ?? null, contactPhone: contact?.phone ?? null }}
        submitLabel="保存"
        onSubmit={save}
        problem={update.problem}
        isRunning={update.isRunning}
      >
        <EnterpriseFields />
      </FormShell>
    </section>
  );
}

export function Page() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useRead(getEnterprise, { id });
  return (
    <PageFrame {...(data ? { title: `修改资料：${data.name}` } : {})}>
      {error && <LoadError problem={error.problem} retry={refetch} />}
      {!data && !error && <Loading rows={10} />}
      {data && <EditForm key={data.id} enterprise={data} />}
    </PageFrame>
  );
}
