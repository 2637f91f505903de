import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findIllegalLimits } from './illegal-limits.ts';

const kinds = (text: string) => findIllegalLimits(text).map(({ kind }) => kind);

describe('招聘条件里的违法限制', () => {
  it.each([
    ['限女', '性别限制'],
    ['仅限男性', '性别限制'],
    ['缝纫女工', '性别限制'],
    ['男性优先，能吃苦', '性别限制'],
    ['性别：男', '性别限制'],
    ['要求未婚', '性别限制'],
    ['入职交押金200元', '收取押金、保证金或其他财物'],
    ['缴纳保证金', '收取押金、保证金或其他财物'],
    ['入厂收取服装费', '收取押金、保证金或其他财物'],
    ['统一扣押身份证', '收取押金、保证金或其他财物'],
    ['18-35岁', '年龄限制'],
    ['１８至４５周岁', '年龄限制'],
    ['年龄35以下', '年龄限制'],
    ['不超过40岁', '年龄限制'],
    ['50岁以内', '年龄限制'],
    ['限本地户籍', '民族、户籍、残疾或病原携带限制'],
    ['不得在其他平台接单', '限制在多平台就业'],
  ])('“%s”属于%s', (text, kind) => {
    expect(kinds(text)).toContain(kind);
  });

  it.each([
    '男女不限，年龄不限',
    '不限性别',
    '年满18周岁',
    '18岁以上，身体健康',
    '16周岁及以上',
    '不收押金，免费培训',
    '熟悉投标保证金管理',
    '万用表、示波器使用；持低压电工证',
    '有2年以上工作经验，月薪3500—5000元',
    '女装裁剪、男装打版',
    '两班倒，12小时',
    '工作认真，处女座项目组',
  ])('“%s”没有违法限制', (text) => {
    expect(findIllegalLimits(text)).toEqual([]);
  });

  it('一段文字里的几种限制一次全部指出，并写明依据', () => {
    const found = findIllegalLimits('限女，18-35岁，交押金300元');
    expect(found.map(({ kind }) => kind)).toEqual(['性别限制', '收取押金、保证金或其他财物', '年龄限制']);
    for (const { basis } of found) expect(basis).toMatch(/《.+》第.+条/);
  });

  it('任何文字前后加上违法限制，都能查出', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 20 }), (text) => {
        expect(kinds(`${text}。缴纳押金`)).toContain('收取押金、保证金或其他财物');
      }),
    );
  });
});
