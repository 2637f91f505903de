import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import type { z } from 'zod';
import { FormShell, Loading, LoadError, PageFrame } from '#ui/desk/index.ts';
import { useRead, useWrite } from '#ui/hooks.ts';
import { getEnterprise, updateEnterprise } from '../../../contract/operations.ts';
import { EnterpriseFields, type EnterpriseValues } from '../../components/enterprise-fields.tsx';

type Enterprise = z.output<(typeof getEnterprise)['output']>;

interface EditFormProps {
  enterprise: Enterprise;
  reload: () => Promise<{ data: Enterprise | undefined }>;
}

const valuesOf = (enterprise: Enterprise): EnterpriseValues => ({
  ...enterprise,
  contactName: enterprise.contact?.name ?? null,
  contactPhone: enterprise.contact?.phone ?? null,
});

function EditForm({ enterprise, reload }: EditFormProps) {
  const navigate = useNavigate();
  const { id } = enterprise;
  // The version of what stands in the form, not of what was read in the background since.
  const [version, setVersion] = useState(enterprise.version);
  const update = useWrite(updateEnterprise);

  async function save(values: EnterpriseValues): Promise<unknown> {
    // Fields that the form does not show (a park's own park) stay as they are.
    const saved = await update.run({ parkId: enterprise.parkId, ...values, id, version });
    if (saved) await navigate(`/enterprise/${id}`, { replace: true });
    return saved;
  }
  async function latest(): Promise<EnterpriseValues | undefined> {
    const { data } = await reload();
    if (!data) return undefined;
    setVersion(data.version);
    return valuesOf(data);
  }
  return (
    <section className="panel">
      <FormShell<EnterpriseValues>
        initial={valuesOf(enterprise)}
        reload={latest}
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
      {data && <EditForm key={data.id} enterprise={data} reload={refetch} />}
    </PageFrame>
  );
}
