import { useState } from 'react';
import type { z } from 'zod';
import { inShort } from '#modules/matching/contract/codes.ts';
import { formatPayRange } from '#ui/format.ts';
import { PhoneButton, PhoneChoice, PhoneList } from '#ui/phone/index.ts';
import type { getWish } from '../../contract/operations.ts';

type Posts = z.output<(typeof getWish)['output']>['posts'];

/** As many as stand side by side on a phone. */
const comparedAtMost = 4;
const shownAtMost = 30;

/** The posts that fit a wish, each with why; some of them are compared. */
export function WishPosts({ personId, posts }: { personId: string; posts: Posts }) {
  const [compared, compare] = useState<string[]>([]);
  const shown = posts.slice(0, shownAtMost);
  return (
    <>
      <p className="soft">
        现在符合的岗位 {posts.length} 个{posts.length > shownAtMost && `，列出最合适的 ${shownAtMost} 个`}。
      </p>
      <PhoneList
        rows={shown}
        rowKey={({ id }) => id}
        title={({ title, foundOn, isOnTheWay }) => (foundOn || isOnTheWay ? title : `新　${title}`)}
        side={({ isOnTheWay }) => isOnTheWay && '办理中'}
        detail={(post) =>
          `${post.enterpriseName}，${post.regionName}，${formatPayRange(post.payMinFen, post.payMaxFen)}。符合：${inShort(post.reasons)}`
        }
        to={({ id }) => `/m/matching/people/${personId}/posts/${id}`}
        emptyText="现在没有符合的岗位。可以放宽条件，或等有新岗位时提醒。"
      />
      {shown.length > 1 && (
        <PhoneChoice
          label="选 2 至 4 个对比"
          multiple
          options={shown.map(({ id, title, enterpriseName }) => ({
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
