import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { packsFolder } from '#platform/policies/read.ts';

const factsOf = z.record(z.string(), z.strictObject({ from: z.string(), words: z.string().optional() }));
const retirementAge = z.strictObject({
  age: z.int(),
  bornFrom: z
    .string()
    .regex(/^\d{4}-\d{2}$/)
    .optional(),
  monthsPerMonth: z.int().positive().optional(),
  atMost: z.int().optional(),
});
const schema = z.strictObject({
  words: z.record(z.string(), z.record(z.string(), z.array(z.string()).min(1))),
  /** Particular kinds of applicant of each side, with other words for them; only a form can tell. */
  roles: z.record(z.string(), z.record(z.string(), z.array(z.string()))),
  facts: z.strictObject({ case: factsOf, worker: factsOf }),
  insurance: z.strictObject({ insured: z.string(), kinds: z.array(z.string()) }),
  notHeld: z.array(z.string()).transform((names) => new Set(names)),
  retirement: z
    .array(
      z.strictObject({ from: z.iso.date(), source: z.string(), male: retirementAge, female: retirementAge }),
    )
    .min(1),
});

/** The table of packs/base/policies/ledger.yaml: columns of the ledger as facts, codes as words. */
export type LedgerWords = z.output<typeof schema>;

export function readLedgerWords(): LedgerWords {
  const read = schema.parse(parse(readFileSync(join(packsFolder, 'base/policies/ledger.yaml'), 'utf8')));
  for (const { words } of [...Object.values(read.facts.case), ...Object.values(read.facts.worker)])
    if (words && !read.words[words]) throw new Error(`ledger.yaml: no words “${words}”`);
  return read;
}

/** Every text a clause compares with. */
export function literalsOf(node: unknown, found = new Set<string>()): ReadonlySet<string> {
  if (typeof node === 'string') found.add(node);
  else if (Array.isArray(node)) for (const each of node) literalsOf(each, found);
  else if (typeof node === 'object' && node !== null)
    for (const each of Object.values(node)) literalsOf(each, found);
  return found;
}
