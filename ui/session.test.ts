import { expect, test } from 'vitest';
import { returnPath } from './session.ts';

test('用户登录后回到原来的页面，筛选条件还在', () => {
  expect(returnPath('?from=%2Fdemand%2Fposts%3Fpage%3D2')).toBe('/demand/posts?page=2');
});

test('用户不会被登录地址带到别的网站', () => {
  for (const from of ['https://example.com', '//example.com', '/\\example.com', 'javascript:alert(1)', '']) {
    expect(returnPath(`?from=${encodeURIComponent(from)}`)).toBeUndefined();
  }
  expect(returnPath('')).toBeUndefined();
});
