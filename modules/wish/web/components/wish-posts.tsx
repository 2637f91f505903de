import { useState } from 'react';
import type { z } from 'zod';
import { inShort } from '#modules/matching/contract/codes.ts';
import { formatPayRange } from '#ui/format.ts';
import { PhoneButton, PhoneChoice, PhoneList } from '#ui/phone/index.ts';
import type { getWish } from '../../contract/operations.ts';

type Shown = z.output<(typeof getWish)['output']>;

/** As many as stand side by side on a phone. */
const comparedAtMost = 4;

/** The posts that fit a wish, each with why; some of them are compared. */
export function WishPosts({ shown: { wish, fitting, posts } }: { shown: Shown }) {
  const { personId } = wish;
  const [compared, compare] = useState<string[]>([]);
  return (
    <>
      <p className="soft">
        现在符合的岗位 {fitting} 个{fitting > posts.length && `，列出最合适的 ${posts.length} 个`}。
      </p>
      <PhoneList
        rows={posts}
        rowKey={({ id }) => id}
        title={({ title, isNew }) => (isNew ? `新　${title}` : title)}
        side={({ isOnTheWay }) => isOnTheWay && '办理中'}
        detail={(post) =>
          `${post.enterpriseName}，${post.regionName}，${formatPayRange(post.payMinFen, post.payMaxFen)}。符合：${inShort(post.reasons)}`
        }
        to={({ id }) => `/m/matching/people/${personId}/posts/${id}`}
        emptyText="现在没有符合的岗位。可以放宽条件，或等有新岗位时提醒。"
      />
      {posts.length > 1 && (
        <PhoneChoice
          label="选 2 至 4 个对比"
          multiple
          options={posts.map(({ id, title, enterpriseName }) => ({
            value: id,
            label: `${title}（${enterpriseName}）`,
          }))}
          value={compared}
          onChange={(ids) => compare(ids.slice(-comparedAtMost))}
        />
      )}
      {compared.length > 1 && (
        <PhoneButton to={`/m/matching/people/${personId}/compare?posts=${compared.join(',')}`}>
          对比这 {compared.length} 个岗位
        </PhoneButton>
      )}
    </>
  );
}
