import { Button, Form } from 'antd';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import type { z } from 'zod';
import { FormShell, Loading, LoadError, Notice, PageFrame } from '#ui/desk/index.ts';
import { usePermission, useRead, useWrite } from '#ui/hooks.ts';
import { getPost, submitPost, updatePost } from '../../../../contract/operations.ts';
import { PostFields, type PostValues } from '../../../components/post-fields.tsx';

type Post = z.output<(typeof getPost)['output']>;

interface EditFormProps {
  post: Post;
  reload: () => Promise<{ data: Post | undefined }>;
}

function EditForm({ post, reload }: EditFormProps) {
  const maySubmit = usePermission('demand.submit');
  const navigate = useNavigate();
  const [form] = Form.useForm<PostValues>();
  // Saved once, the next attempt goes on from what was saved.
  const [version, setVersion] = useState(post.version);
  const update = useWrite(updatePost, { onDone: (saved) => setVersion(saved.version) });
  const submit = useWrite(submitPost);

  const save = (values: PostValues) =>
    update.run({
      ...values,
      id: post.id,
      version,
      title: values.title ?? '',
      headcount: values.headcount ?? 0,
    });

  async function send(values: PostValues): Promise<unknown> {
    const saved = await save(values);
    const sent = saved && (await submit.run({ id: post.id, version: saved.version }));
    if (sent) await navigate(`/demand/posts/${post.id}`, { replace: true });
    return sent;
  }
  async function keep(): Promise<unknown> {
    const saved = await save(form.getFieldsValue(true));
    if (saved) await navigate(`/demand/posts/${post.id}`, { replace: true });
    return saved;
  }
  async function latest(): Promise<PostValues | undefined> {
    const { data } = await reload();
    if (!data) return undefined;
    setVersion(data.version);
    return data;
  }
  return (
    <section className="panel">
      {post.returnReason && <p className="tone-bad">退回理由：{post.returnReason}</p>}
      <FormShell<PostValues>
        form={form}
        initial={post}
        reload={latest}
        submitLabel={maySubmit ? '提交核实' : '保存'}
        onSubmit={maySubmit ? send : keep}
        problem={update.problem ?? submit.problem}
        isRunning={update.isRunning || submit.isRunning}
        extra={
          maySubmit && (
            <Button disabled={update.isRunning} onClick={() => void keep()}>
              只保存
            </Button>
          )
        }
      >
        <PostFields asksEnterprise={false} />
      </FormShell>
    </section>
  );
}

export function Page() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useRead(getPost, { id });
  return (
    <PageFrame {...(data ? { title: `修改岗位：${data.title}（${data.enterpriseName}）` } : {})}>
      {error && <LoadError problem={error.problem} retry={refetch} />}
      {!data && !error && <Loading rows={10} />}
      {data &&
        (data.canEdit ? (
          <EditForm key={data.id} post={data} reload={refetch} />
        ) : (
          <Notice title="这个岗位现在不能修改">只有草稿和退回的岗位可以修改。</Notice>
        ))}
    </PageFrame>
  );
}
