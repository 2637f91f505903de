import { Button, Table } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { Loading, LoadError } from '#ui/desk/index.ts';
import { formatCount } from '#ui/format.ts';
import { useRead } from '#ui/hooks.ts';
import { mapPeopleForPost } from '../../../contract/operations.ts';
import { layOut } from './layout.ts';
import './people-map.css';

type PeopleMapData = z.output<typeof mapPeopleForPost.output>;
type Town = PeopleMapData['towns'][number];

/** Towns as circles around the post; the table beside says the same. */
function Plan({ data }: { data: PeopleMapData }) {
  const plan = layOut(data.post, data.towns, data.kilometres);
  if (!plan) return null;
  const { width, height, spots, post } = plan;
  return (
    <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label="合适的人所在镇街示意图，数字见旁边的表">
      {post?.rings.map(({ km, radius }) => (
        <g key={km}>
          <circle className="map-ring" cx={post.x} cy={post.y} r={radius} />
          <text className="map-ring-label" x={post.x + 4} y={post.y - radius + 14}>
            {km} 公里
          </text>
        </g>
      ))}
      {spots.map(({ code, name, people, x, y, radius, isNamed }) => (
        <g key={code}>
          <circle className="map-town" cx={x} cy={y} r={radius}>
            <title>
              {name} {people} 人
            </title>
          </circle>
          {isNamed && (
            <text x={x} y={y + radius + 12} textAnchor="middle">
              {name} {people}
            </text>
          )}
        </g>
      ))}
      {post && (
        <g>
          <rect
            className="map-post"
            x={post.x - 5}
            y={post.y - 5}
            width={10}
            height={10}
            transform={`rotate(45 ${post.x} ${post.y})`}
          />
          <text x={post.x + 10} y={post.y + 4} fontWeight={600}>
            岗位
          </text>
        </g>
      )}
    </svg>
  );
}

interface PeopleMapProps {
  postId: string;
  /** Narrows the list to a town. */
  onTown: (code: string) => void;
}

function Towns({ data, onTown }: { data: PeopleMapData } & Pick<PeopleMapProps, 'onTown'>) {
  return (
    <Table<Town>
      rowKey="code"
      size="small"
      dataSource={data.towns}
      pagination={{ pageSize: 10, hideOnSinglePage: true, showSizeChanger: false }}
      columns={[
        { title: '住地', dataIndex: 'regionName' },
        {
          title: '合适的人',
          align: 'right',
          render: (_, { code, regionName, people }) => (
            <Button
              type="link"
              size="small"
              aria-label={`只看${regionName}的 ${people} 人`}
              onClick={() => onTown(code)}
            >
              {formatCount(people)}
            </Button>
          ),
        },
        {
          title: '到岗位',
          align: 'right',
          render: (_, { kilometres, point }) =>
            kilometres !== null ? `约 ${kilometres} 公里` : point && data.post ? '1 公里以内' : '没有坐标',
        },
      ]}
    />
  );
}

function Opened({ postId, onTown }: PeopleMapProps) {
  const { data, error, refetch } = useRead(mapPeopleForPost, { postId });
  if (error) return <LoadError problem={error.problem} retry={refetch} />;
  if (!data) return <Loading />;
  const away = data.towns.filter(({ point }) => point === null);
  const unplaced = away.reduce((sum, { people }) => sum + people, 0);
  return (
    <>
      <p className="soft">
        圈越大人越多；距离是两地镇街中心的直线距离，不是路程。
        {!data.post && '岗位所在地没有坐标，不能说距离。'}
        {unplaced > 0 && `另有 ${formatCount(unplaced)} 人所在镇街没有坐标，只在表里。`}
      </p>
      <div className="people-map-parts">
        <Plan data={data} />
        <Towns data={data} onTown={onTown} />
      </div>
    </>
  );
}

/** Where those live who fit the post: asked for only when opened. */
export function PeopleMap(props: PeopleMapProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="panel people-map" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>合适的人住在哪里</summary>
      {isOpen && <Opened {...props} />}
    </details>
  );
}
