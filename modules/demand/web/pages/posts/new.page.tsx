import { Button, Form } from 'antd';
import { useNavigate } from 'react-router';
import { FormShell, PageFrame } from '#ui/desk/index.ts';
import { useDraft, useMe, usePermission, useUrlState, useWrite } from '#ui/hooks.ts';
import { createPost, submitPost } from '../../../contract/operations.ts';
import { PostFields, type PostValues } from '../../components/post-fields.tsx';

const draftKey = 'demand.post.new';
const leastOfDraft = ['enterpriseId', 'title', 'headcount'];

export function Page() {
  const { scope } = useMe();
  const maySubmit = usePermission('demand.submit');
  const navigate = useNavigate();
  const [form] = Form.useForm<PostValues>();
  const [{ enterpriseId }] = useUrlState<{ enterpriseId?: string }>(['enterpriseId']);
  const [, , clearDraft] = useDraft<PostValues | null>(`form.${draftKey}`, null);
  const create = useWrite(createPost);
  const submit = useWrite(submitPost);
  const own = scope.kind === 'enterprise' ? (scope.id ?? undefined) : undefined;

  // The server says what a draft lacks; `title` and `headcount` are the least it can be kept by.
  const save = (values: PostValues) =>
    create.run({
      ...values,
      enterpriseId: own ?? values.enterpriseId ?? '',
      title: values.title ?? '',
      headcount: values.headcount ?? 0,
    });

  async function send(values: PostValues): Promise<{ id: string } | undefined> {
    const made = await save(values);
    if (!made) return undefined;
    const isSent = await submit.run({ id: made.id, version: made.version });
    await navigate(isSent ? `/demand/posts/${made.id}` : `/demand/posts/${made.id}/edit`, { replace: true });
    return made;
  }
  async function keep(): Promise<void> {
    const hasLeast = await form.validateFields(leastOfDraft).then(
      () => true,
      () => false,
    );
    if (!hasLeast) return;
    const made = await save(form.getFieldsValue(true));
    if (!made) return;
    clearDraft();
    await navigate(`/demand/posts/${made.id}`, { replace: true });
  }
  return (
    <PageFrame>
      <section className="panel">
        <FormShell<PostValues>
          form={form}
          draftKey={draftKey}
          initial={enterpriseId ? { enterpriseId } : {}}
          submitLabel={maySubmit ? '提交核实' : '保存'}
          onSubmit={maySubmit ? send : keep}
          problem={create.problem ?? submit.problem}
          isRunning={create.isRunning || submit.isRunning}
          extra={
            maySubmit && (
              <Button disabled={create.isRunning} onClick={() => void keep()}>
                存为草稿
              </Button>
            )
          }
        >
          <PostFields asksEnterprise={own === undefined} />
        </FormShell>
      </section>
    </PageFrame>
  );
}
