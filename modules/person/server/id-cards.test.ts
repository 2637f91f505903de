import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseIdCard } from '#platform/sheets/identity.ts';
import { readIdCard } from '../contract/id-card.ts';

test('表单和导入对身份证号的判断一致', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[1-6]\d{5}(19|20)\d{9}[\dX]$/), (number) => {
      expect(readIdCard(number).ok).toBe('value' in parseIdCard(number));
    }),
  );
});
