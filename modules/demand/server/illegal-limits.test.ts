import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listPacks, readPack } from '#platform/packs/read.ts';
import { findIllegalLimits } from './illegal-limits.ts';

const { limits } = await readPack('luzhou-2017');
const kinds = (text: string, title?: string) =>
  findIllegalLimits(limits, text, title).map(({ label }) => label);

describe('招聘条件里的违法限制', () => {
  it.each([
    ['限女', '性别限制'],
    ['仅限男性', '性别限制'],
    ['缝纫女工', '性别限制'],
    ['男性优先，能吃苦', '性别限制'],
    ['性别：男', '性别限制'],
    ['女员工，手脚麻利', '性别限制'],
    ['男普工', '性别限制'],
    ['招聘女操作工', '性别限制'],
    ['女性勿扰', '性别限制'],
    ['要求未婚', '婚姻、生育限制'],
    ['入职须孕检', '婚姻、生育限制'],
    ['合同期内不得结婚生育', '婚姻、生育限制'],
    ['入职交押金200元', '收取押金、保证金或其他财物'],
    ['缴纳保证金', '收取押金、保证金或其他财物'],
    ['入厂收取服装费', '收取押金、保证金或其他财物'],
    ['先交培训费', '收取押金、保证金或其他财物'],
    ['统一扣押身份证', '扣押证件'],
    ['证件由公司代为保管毕业证', '扣押证件'],
    ['18-35岁', '年龄限制'],
    ['１８至４５周岁', '年龄限制'],
    ['年龄35以下', '年龄限制'],
    ['不超过40岁', '年龄限制'],
    ['50岁以内', '年龄限制'],
    ['三十五岁以下', '年龄限制'],
    ['90后优先', '年龄限制'],
    ['限本地户籍', '民族、户籍限制'],
    ['不招彝族', '民族、户籍限制'],
    ['河南人勿扰', '民族、户籍限制'],
    ['残疾人勿投', '残疾或病原携带限制'],
    ['查乙肝两对半，携带者除外', '残疾或病原携带限制'],
    ['不得在其他平台接单', '限制在多平台就业'],
    ['骑手不得同时注册多个平台', '限制在多平台就业'],
    ['只能在本平台接单', '限制在多平台就业'],
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
    '男女员工均可，男女同工同酬',
    '女工艺品制作，女士箱包缝制',
    '限招20人，每班限额12人',
    '上交身份证复印件一份',
    '入职不押证件、不扣身份证',
    '包装后80后续工序',
    '两班倒，12小时',
    '工作认真，处女座项目组',
  ])('“%s”没有违法限制', (text) => {
    expect(findIllegalLimits(limits, text)).toEqual([]);
  });

  it('一段文字里的几种限制一次全部指出，并写明依据', () => {
    const found = findIllegalLimits(limits, '限女，18-35岁，交押金300元');
    expect(found.map(({ kind }) => kind)).toEqual(['sex', 'property', 'age']);
    for (const { basis } of found) expect(basis).toMatch(/《.+》第.+条：/);
    expect(found[0]?.basis).toContain('《就业促进法》第二十七条');
    expect(found[1]?.basis).toContain('《劳动合同法》第九条');
  });

  it('法律对校车驾驶员规定的年龄可以写，别的岗位照写就不行', () => {
    const text = '年龄在25周岁以上、不超过60周岁，持A1驾驶证';
    expect(kinds(text, '校车驾驶员')).toEqual([]);
    expect(kinds(text, '货车驾驶员')).toEqual(['年龄限制']);
    expect(kinds('年龄在25周岁以上、不超过45周岁', '校车驾驶员')).toEqual(['年龄限制']);
  });

  it('每个地区包都认得这几类限制，每类写明法律和条款', async () => {
    for (const pack of await Promise.all(listPacks().map(({ id }) => readPack(id)))) {
      expect(Object.keys(pack.limits.illegal)).toEqual(
        expect.arrayContaining(['sex', 'marriage', 'property', 'documents', 'age', 'platforms']),
      );
      for (const { basis } of Object.values(pack.limits.illegal))
        for (const { law, article } of basis) expect([law, article].every(Boolean)).toBe(true);
    }
  });

  it('任何文字前后加上违法限制，都能查出', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 20 }), (text) => {
        expect(kinds(`${text}。缴纳押金`)).toContain('收取押金、保证金或其他财物');
      }),
    );
  });
});
