import { Table } from 'antd';
import type { ReactNode } from 'react';
import { formatPayRange } from '#ui/format.ts';
import { Fit } from './fit.tsx';
import type { RankedPost } from './types.ts';

interface Line {
  label: string;
  show: (post: RankedPost) => ReactNode;
}

const lines: Line[] = [
  { label: '企业', show: ({ enterpriseName }) => enterpriseName },
  { label: '所在地', show: ({ regionName }) => regionName },
  { label: '月薪', show: ({ payMinFen, payMaxFen }) => formatPayRange(payMinFen, payMaxFen) },
  { label: '用人日期', show: ({ neededOn }) => neededOn },
  { label: '班次', show: ({ isShift }) => (isShift ? '倒班' : '长白班') },
  { label: '住宿', show: ({ hasLodging }) => (hasLodging ? '提供' : '不提供') },
  { label: '分数', show: ({ score }) => score },
  { label: '理由', show: (post) => <Fit fit={post} /> },
];

/** Some posts side by side, line by line. */
export function Compare({ posts }: { posts: RankedPost[] }) {
  if (posts.length < 2) return null;
  return (
    <section className="panel" aria-label="岗位对比">
      <h2>岗位对比</h2>
      <Table<Line>
        rowKey="label"
        size="small"
        pagination={false}
        dataSource={lines}
        scroll={{ x: 'max-content' }}
        columns={[
          { title: '', dataIndex: 'label', fixed: 'left', width: 90 },
          ...posts.map((post) => ({
            title: post.title,
            render: (_: unknown, line: Line) => line.show(post),
          })),
        ]}
      />
    </section>
  );
}
