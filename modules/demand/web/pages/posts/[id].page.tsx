import { Button, Space } from 'antd';
import { Link, useParams } from 'react-router';
import type { z } from 'zod';
import {
  ActionBar,
  type ActionField,
  FactList,
  Figure,
  FigureRow,
  Loading,
  LoadError,
  PageFrame,
  Timeline,
} from '#ui/desk/index.ts';
import { formatDate, formatPayRange } from '#ui/format.ts';
import { useLabel, useRead } from '#ui/hooks.ts';
import { getPost } from '../../../contract/operations.ts';
import { NearbyPeople } from '../../components/nearby-people.tsx';
import { PostStateTag } from '../../components/state.tsx';
import { usePostSteps } from '../../components/use-post-steps.ts';

type Post = z.output<(typeof getPost)['output']>;

const fields: Record<string, ActionField> = {
  method: { label: '核实方式', kind: 'select', codes: 'contactMethod' },
  evidence: { label: '销号依据', kind: 'text' },
};

const said = (flag: boolean | null, yes: string, no: string): string | null =>
  flag === null ? null : flag ? yes : no;

function PostFacts({ post }: { post: Post }) {
  const educationOf = useLabel('education');
  const reasonOf = useLabel('shortageReason');
  const methodOf = useLabel('contactMethod');
  const source = post.isImported ? `导入，${post.recordedOn}` : `登记，${post.recordedOn}`;
  return (
    <FactList
      items={[
        { label: '企业', value: <Link to={`/enterprise/${post.enterpriseId}`}>{post.enterpriseName}</Link> },
        { label: '工作地点', value: [post.regionName, post.parkName].filter(Boolean).join(' · ') },
        { label: '缺工类型（工种）', value: post.occupationName, source },
        { label: '技能要求', value: post.skills, source },
        { label: '月薪', value: formatPayRange(post.payMinFen, post.payMaxFen), source },
        { label: '到岗时间', value: formatDate(post.neededOn) },
        { label: '学历要求', value: post.educationMin ? educationOf(post.educationMin) : '不限' },
        { label: '工作经验', value: post.experienceMonths ? `${post.experienceMonths} 个月` : '不限' },
        {
          label: '班次与住宿',
          value: `${post.isShift ? '倒班' : '不倒班'}，${post.hasLodging ? '提供住宿' : '不提供住宿'}`,
        },
        { label: '伙食', value: said(post.hasMeals, '包餐或有补贴', '自理') },
        { label: '社会保险', value: said(post.hasInsurance, '由企业参保', '不参保') },
        { label: '缺工原因', value: post.reason ? reasonOf(post.reason) : null },
        { label: '招工计划', value: post.hiringPlan },
        { label: '核实', value: post.verifyMethod ? methodOf(post.verifyMethod) : '尚未核实' },
      ]}
    />
  );
}

function PostDetail({ post }: { post: Post }) {
  const steps = usePostSteps(post);
  return (
    <>
      <FigureRow>
        <Figure label="缺工人数" value={post.headcount} unit="人" />
        <Figure label="已到岗" value={post.filled} unit="人" definition="登记上岗的人数减离岗的人数" />
        <Figure label="还缺" value={post.remaining} unit="人" />
      </FigureRow>
      {post.status === 'returned' && post.returnReason && (
        <p className="tone-bad">退回理由：{post.returnReason}</p>
      )}
      <section className="panel">
        <h2>办理</h2>
        <Space wrap>
          <PostStateTag status={post.status} />
          <ActionBar actions={post.actions} onAct={steps.act} fields={fields} problem={steps.problem} />
          {post.actions.length === 0 && <span className="soft">当前没有需要您办理的事项。</span>}
        </Space>
      </section>
      <section className="panel">
        <h2>岗位</h2>
        <PostFacts post={post} />
      </section>
      <NearbyPeople postId={post.id} />
      <section className="panel" aria-label="经过">
        <h2>经过</h2>
        <Timeline entries={post.timeline} />
      </section>
    </>
  );
}

export function Page() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useRead(getPost, { id });
  const edit = data?.canEdit && (
    <Link to={`/demand/posts/${id}/edit`}>
      <Button>修改</Button>
    </Link>
  );
  return (
    <PageFrame {...(data ? { title: data.title, question: data.enterpriseName } : {})} actions={edit}>
      {error && <LoadError problem={error.problem} retry={refetch} />}
      {!data && !error && <Loading rows={10} />}
      {data && !error && <PostDetail post={data} />}
    </PageFrame>
  );
}
