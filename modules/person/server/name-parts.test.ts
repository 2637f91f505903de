import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nameParts, normaliseName } from './name-parts.ts';

test('按拼音首字母能找到人，姓氏读姓的音', () => {
  expect(nameParts('张小明')).toEqual(expect.arrayContaining(['zxm', 'zx', 'xm']));
  expect(nameParts('单小芳')).toContain('sxf');
  expect(nameParts('曾建国')).toContain('zjg');
});

test('少数民族姓名中的间隔号写不写都能找到', () => {
  const parts = nameParts('阿依·古丽');
  for (const typed of ['阿依·古丽', '阿依古丽', '依•古']) expect(parts).toContain(normaliseName(typed));
});

const name = fc
  .array(fc.constantFrom(...'张王李赵陈单曾小明红建国华丽欧阳·古A'), { minLength: 1, maxLength: 12 })
  .map((characters) => characters.join(''));

test('登记过的人，用姓名中任意一段都找得到', () => {
  fc.assert(
    fc.property(name, fc.nat(), fc.nat(), (whole, a, b) => {
      const characters = [...whole];
      const [from, to] = [a % characters.length, b % characters.length].sort((x, y) => x - y) as [
        number,
        number,
      ];
      const typed = normaliseName(characters.slice(from, to + 1).join(''));
      if (typed) expect(nameParts(whole)).toContain(typed);
    }),
  );
});

test('同一个名字的检索词不重复', () => {
  fc.assert(
    fc.property(name, (whole) => {
      const parts = nameParts(whole);
      expect(new Set(parts).size).toBe(parts.length);
    }),
  );
});
