import { Button } from 'antd';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { FormShell, Loading, LoadError, PageFrame } from '#ui/desk/index.ts';
import { useRead, useWrite } from '#ui/hooks.ts';
import { workRanges } from '../../../contract/codes.ts';
import { getPerson, updatePerson } from '../../../contract/operations.ts';
import { PersonFields } from '../../components/person-fields.tsx';
import type { Person, PersonInput } from '../../components/types.ts';

type Edited = Omit<PersonInput, 'hasConsent' | 'isDifferentPerson'>;

function asInput(person: Person): Partial<Edited> {
  const {
    name,
    phone,
    email,
    regionCode,
    status,
    education,
    occupationsWanted,
    skills,
    payExpectedFen,
    availableOn,
  } = person;
  return {
    ...{
      name,
      phone,
      email,
      regionCode,
      status,
      education,
      occupationsWanted,
      skills,
      payExpectedFen,
      availableOn,
    },
    ...(person.idCardMasked ? {} : { birthOn: person.birthOn, sex: person.sex }),
    experience: person.experience.map(({ occupationCode, months }) => ({ occupationCode, months })),
    workRange: workRanges.find((range) => range === person.workRange) ?? 'city',
    needsLodging: person.needsLodging,
    acceptsShift: person.acceptsShift,
    groups: person.groups,
    note: person.note,
  };
}

interface EditFormProps {
  person: Person;
  reload: () => Promise<{ data: Person | undefined }>;
}

function EditForm({ person, reload }: EditFormProps) {
  const navigate = useNavigate();
  const { run, isRunning, problem } = useWrite(updatePerson, { refreshes: ['person.', 'matching.'] });
  // The version of what stands in the form, not of what was read in the background since.
  const [version, setVersion] = useState(person.version);
  const back = () => void navigate(`/person/${person.id}`);
  async function submit(values: Edited): Promise<unknown> {
    const done = await run({ ...values, id: person.id, version });
    if (done) back();
    return done;
  }
  async function latest(): Promise<Partial<Edited> | undefined> {
    const { data } = await reload();
    if (!data) return undefined;
    setVersion(data.version);
    return asInput(data);
  }
  return (
    <FormShell<Edited>
      submitLabel="保存"
      onSubmit={submit}
      isRunning={isRunning}
      initial={asInput(person)}
      problem={problem}
      reload={latest}
      extra={<Button onClick={back}>取消</Button>}
    >
      <PersonFields masked={person.idCardMasked} />
    </FormShell>
  );
}

export function Page() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useRead(getPerson, { id });
  return (
    <PageFrame title={data ? `修改 ${data.name} 的资料` : '修改人员资料'}>
      {error && <LoadError problem={error.problem} retry={refetch} />}
      {!data && !error && <Loading />}
      {data && <EditForm person={data} reload={refetch} />}
    </PageFrame>
  );
}
