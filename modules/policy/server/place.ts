import type { ParameterDefinition, Vocabulary, World } from '#engines/rules/index.ts';
import { packsFolder, type PolicyBook, readLibrary } from '#platform/policies/read.ts';
import { readLedgerWords, type LedgerWords } from './facts/words.ts';

/** What the pack says about the clauses of a place: words, parameters and readings; never the clauses in force. */
export interface Place {
  vocabulary: Vocabulary;
  parameters: ReadonlyMap<string, ParameterDefinition>;
  /** Undefined where the pack brings no policies. */
  document: PolicyBook['document'] | undefined;
  readings: PolicyBook['readings'];
  /** Titles of the pack's clauses, for words that name other clauses. */
  titles: ReadonlyMap<string, string>;
  ledger: LedgerWords;
  /** Clauses as their cases are written: silence means what the vocabulary says. */
  cases: World;
  /** Facts the ledger cannot vouch for stay unknown when it is silent. */
  books: World;
  /** Of a form that asks: whatever has not been answered is unknown. */
  form: World;
}

const places = new Map<string, Place>();

/** The vocabulary with the meaning of silence taken from some facts. */
function withoutSilence(vocabulary: Vocabulary, isTaken: (name: string) => boolean): Vocabulary {
  return new Map(
    [...vocabulary].map(([entity, definition]) => [
      entity,
      {
        ...definition,
        facts: definition.facts.map((fact) => {
          const { absent, ...rest } = fact;
          return absent !== undefined && isTaken(`${entity}.${fact.name}`) ? rest : fact;
        }),
      },
    ]),
  );
}

/** Reads a place once; its files do not change under a running server. */
export function placeOf(packId: string): Place {
  const known = places.get(packId);
  if (known) return known;
  const { vocabulary, parameters, books } = readLibrary(packsFolder, packId);
  const [book] = books;
  const ledger = readLedgerWords();
  const readings = book?.readings ?? {};
  const chosen = Object.fromEntries(
    Object.entries(readings).flatMap(([id, each]) => (each.chosen ? [[id, each.chosen]] : [])),
  );
  const cases: World = { vocabulary, parameters, readings: chosen };
  const asked = new Set(
    [...vocabulary].flatMap(([entity, { facts }]) =>
      facts.flatMap(({ name, ask }) => (ask ? [`${entity}.${name}`] : [])),
    ),
  );
  const place: Place = {
    vocabulary,
    parameters,
    document: book?.document,
    readings,
    titles: new Map(book?.clauses.map(({ clause }) => [clause.id, clause.title])),
    ledger,
    cases,
    books: {
      ...cases,
      vocabulary: withoutSilence(vocabulary, (name) => ledger.notHeld.has(name)),
      keepsUnknown: true,
    },
    form: { ...cases, vocabulary: withoutSilence(vocabulary, (name) => asked.has(name)), keepsUnknown: true },
  };
  places.set(packId, place);
  return place;
}
