/** Gives codes small numbers in order of first sight; a number never changes. Internal. */
export interface Dictionary {
  codes: string[];
  /** Number of a code, given now if it has none. */
  put(code: string): number;
}

export function createDictionary(known: readonly string[] = []): Dictionary {
  const codes = [...known];
  const numbers = new Map(codes.map((code, at) => [code, at]));
  return {
    codes,
    put(code) {
      const number = numbers.get(code);
      if (number !== undefined) return number;
      numbers.set(code, codes.length);
      return codes.push(code) - 1;
    },
  };
}

/** The codes both sides share; one set per index, so that a number means the same in all its parts. */
export interface Dictionaries {
  occupations: Dictionary;
  skills: Dictionary;
  groups: Dictionary;
  statuses: Dictionary;
  regions: Dictionary;
}

export type DictionaryCodes = Record<keyof Dictionaries, readonly string[]>;

/** The codes of each, in order of their numbers. */
export const codesOf = (dictionaries: Dictionaries): DictionaryCodes => ({
  occupations: dictionaries.occupations.codes,
  skills: dictionaries.skills.codes,
  groups: dictionaries.groups.codes,
  statuses: dictionaries.statuses.codes,
  regions: dictionaries.regions.codes,
});

export function createDictionaries(known?: DictionaryCodes): Dictionaries {
  return {
    occupations: createDictionary(known?.occupations),
    skills: createDictionary(known?.skills),
    groups: createDictionary(known?.groups),
    statuses: createDictionary(known?.statuses),
    regions: createDictionary(known?.regions),
  };
}
