import { expect, test } from 'vitest';
import { splitSkills, valuesOf } from './values.ts';

test('技能一栏可以用各种符号隔开', () => {
  expect(splitSkills('焊工证、电工证，叉车；普工,焊工证')).toEqual(['焊工证', '电工证', '叉车', '普工']);
});

test('空白单元格不改动台账', () => {
  const values = valuesOf({
    name: '测试',
    idCard: '11010519491231002X',
    villageCode: '510521103222',
    status: 'seeking',
    phone: null,
  });
  expect(values).toMatchObject({ birthOn: '1949-12-31', sex: 'female' });
  expect(values.phone).toBeUndefined();
  expect(values.skills).toBeUndefined();
});
