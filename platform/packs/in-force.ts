import type { Pack } from './schema.ts';

/** What every request may need of the place's pack. Divisions and national lists live in tables of their own; demonstration data is used once. */
export type PackInForce = Omit<Pack, 'divisions' | 'industries' | 'occupations' | 'holidays' | 'demo'>;
