import { expect, test } from 'vitest';
import { registerPerson } from '../../../contract/operations.ts';
import { blankRegistration, bornOn, inputOf, missingOf, stepFields } from './registration.ts';

const specimen = '11010519491231002X';
const filled = {
  ...blankRegistration,
  idCard: specimen,
  name: '张小明',
  regionCode: '510521103222',
  status: 'seeking',
};

test('什么都没填时，逐项指出要填什么', () => {
  expect(Object.keys(missingOf(blankRegistration)).sort()).toEqual([
    'birthOn',
    'name',
    'regionCode',
    'status',
  ]);
});

test('填了身份证号就不再问出生日期，号码不对时指出', () => {
  expect(missingOf(filled)).toEqual({});
  expect(bornOn(filled)).toBe('1949-12-31');
  expect(Object.keys(missingOf({ ...filled, idCard: '11010519491231002' }))).toContain('idCard');
});

test('页面上指出的每一项都能在某一步里看到', () => {
  const shown = new Set<string>(stepFields.flat());
  for (const field of Object.keys(missingOf({ ...blankRegistration, idCard: '1', payYuan: '一千' })))
    expect(shown).toContain(field);
});

test('手机上填的内容变成登记要的样子', () => {
  const input = inputOf({
    ...filled,
    wants: [{ value: '6-25-04-02', label: '电子设备装接工' }],
    skills: '焊工证、叉车',
    payYuan: '3500.50',
    conditions: ['lodging', 'noShift'],
    consent: ['given'],
  });
  expect(registerPerson.input.parse(input)).toMatchObject({
    idCard: specimen,
    occupationsWanted: ['6-25-04-02'],
    skills: ['焊工证', '叉车'],
    payExpectedFen: 350_050,
    needsLodging: true,
    acceptsShift: false,
    hasConsent: true,
    workRange: 'city',
  });
});
