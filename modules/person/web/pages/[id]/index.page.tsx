import { Modal, Typography } from 'antd';
import { useNavigate, useParams } from 'react-router';
import { ActionBar, Loading, LoadError, PageFrame, Timeline } from '#ui/desk/index.ts';
import { useRead } from '#ui/hooks.ts';
import { consentSentence, type PersonAction } from '../../../contract/codes.ts';
import { getPerson } from '../../../contract/operations.ts';
import { PersonFacts } from '../../components/person-facts.tsx';
import { PersonState } from '../../components/person-state.tsx';
import type { Person } from '../../components/types.ts';
import { usePersonActions } from '../../components/use-person-actions.ts';

/** Consent is recorded only after its sentence was read out. */
function askConsent(modal: ReturnType<typeof Modal.useModal>[0]): Promise<boolean> {
  return new Promise((resolve) => {
    modal.confirm({
      title: '请向本人念出，得到同意后再记录',
      content: consentSentence,
      okText: '本人同意',
      cancelText: '取消',
      onOk: () => resolve(true),
      onCancel: () => resolve(false),
    });
  });
}

function Actions({ person }: { person: Person }) {
  const navigate = useNavigate();
  const [modal, holder] = Modal.useModal();
  const { act, problem, idCard, hideIdCard } = usePersonActions(person);

  async function onAct(name: string, given: Record<string, unknown>): Promise<unknown> {
    const action = name as PersonAction;
    if (action === 'edit') return navigate(`/person/${person.id}/edit`);
    if (action === 'setConsent' && !(await askConsent(modal))) return undefined;
    return act(action, String(given.reason ?? ''));
  }
  return (
    <>
      {holder}
      <ActionBar
        actions={person.actions}
        onAct={onAct}
        problem={problem}
        fields={{ reason: { label: '理由', kind: 'text' } }}
      />
      <Modal open={idCard !== undefined} title="证件号码" footer={null} onCancel={hideIdCard} destroyOnHidden>
        <Typography.Paragraph copyable strong>
          {idCard}
        </Typography.Paragraph>
        <p className="soft">本次查看和理由已记入操作日志，请勿外传。</p>
      </Modal>
    </>
  );
}

export function Page() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useRead(getPerson, { id });
  return (
    <PageFrame title={data?.name ?? '人员详情'} actions={data && <Actions person={data} />}>
      {error && <LoadError problem={error.problem} retry={refetch} />}
      {!data && !error && <Loading />}
      {data && (
        <>
          <p>
            <PersonState person={data} />
          </p>
          <PersonFacts person={data} />
          <section aria-label="经过">
            <h2>经过</h2>
            <Timeline
              entries={data.timeline.map(({ at, ...entry }) => ({ ...entry, ...(at ? { at } : {}) }))}
            />
          </section>
        </>
      )}
    </PageFrame>
  );
}
