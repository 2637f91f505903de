import type { z } from 'zod';
import type { getPerson } from '#modules/person/contract/operations.ts';
import type { createWish, getWish } from '../../contract/operations.ts';

export type Wish = z.output<(typeof getWish)['output']>['wish'];
export type WishInput = Omit<z.input<(typeof createWish)['input']>, 'personId'>;
export type Person = z.output<(typeof getPerson)['output']>;
