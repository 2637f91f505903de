import { FactList } from '#ui/desk/index.ts';
import { formatPayRange } from '#ui/format.ts';
import type { PeopleRanking } from './types.ts';

export function PostFacts({ post }: { post: PeopleRanking['post'] }) {
  return (
    <FactList
      items={[
        { label: '企业', value: post.enterpriseName },
        { label: '所在地', value: post.regionName },
        { label: '工种', value: post.occupationName },
        { label: '还缺', value: `${post.remaining} 人（共招 ${post.headcount} 人）` },
        { label: '月薪', value: formatPayRange(post.payMinFen, post.payMaxFen) },
        { label: '用人日期', value: post.neededOn },
        { label: '技能要求', value: post.skills },
        { label: '班次', value: post.isShift ? '倒班' : '长白班' },
        { label: '住宿', value: post.hasLodging ? '提供' : '不提供' },
      ]}
    />
  );
}
