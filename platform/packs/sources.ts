import type { z } from 'zod';
import type { demoFileSchema } from './demo-schema.ts';
import type { PackProblem, PackProblemCode, Place } from './problem.ts';
import type {
  csvSchemas,
  dictionariesFileSchema,
  limitsFileSchema,
  listsFileSchema,
  organisationsFileSchema,
  packFileSchema,
  rolesFileSchema,
  targetsFileSchema,
} from './schema.ts';
import type { settingsFileSchema } from './settings-schema.ts';
import type { Source } from './parse-file.ts';

type From<T extends z.ZodType> = Source<z.output<T>>;
type Rows<T extends z.ZodType> = Source<z.output<T>[]>;

/** Every file of a pack, each well-formed by itself; the checks hold them against one another. */
export type Sources = {
  pack: From<typeof packFileSchema>;
  settings: From<typeof settingsFileSchema>;
  organisations: From<typeof organisationsFileSchema>;
  roles: From<typeof rolesFileSchema>;
  dictionaries: From<typeof dictionariesFileSchema>;
  lists: From<typeof listsFileSchema>;
  limits: From<typeof limitsFileSchema>;
  targets?: From<typeof targetsFileSchema>;
  demo?: From<typeof demoFileSchema>;
  divisions: Rows<typeof csvSchemas.divisions>;
  industries: Rows<typeof csvSchemas.industries>;
  occupations: Rows<typeof csvSchemas.occupations>;
  holidays: Rows<typeof csvSchemas.holidays>;
};

export class Findings {
  readonly problems: PackProblem[] = [];

  add(place: Place, code: PackProblemCode, reason: string): void {
    this.problems.push({ ...place, code, reason });
  }

  /** `from` later than `to`, both 'YYYY-MM-DD'. */
  period(place: Place, what: string, from: string, to: string): void {
    if (from > to) this.add(place, 'dateOrder', `${what}的起始日 ${from} 晚于截止日 ${to}`);
  }
}
