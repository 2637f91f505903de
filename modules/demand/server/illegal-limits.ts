import type { Limits } from '#platform/packs/schema.ts';

interface Basis {
  law: string;
  article: string;
  says: string;
}
interface Reader {
  kinds: { kind: string; label: string; basis: string; patterns: RegExp[] }[];
  harmless: RegExp[];
  allowed: { kind: string; post: string; pattern: RegExp }[];
}

/** An illegal limit that stands in a text. */
export interface FoundLimit {
  /** Code in the pack. */
  kind: string;
  label: string;
  /** As written. */
  words: string;
  /** The articles with what they say, for the reader. */
  basis: string;
}

const global = (pattern: string) => new RegExp(pattern, 'gu');
const quoted = ({ law, article, says }: Basis): string => `《${law}》${article}：${says}`;

const readers = new WeakMap<Limits, Reader>();
/** Compiled once for each pack in force. */
function readerOf(limits: Limits): Reader {
  const known = readers.get(limits);
  if (known) return known;
  const reader: Reader = {
    kinds: Object.entries(limits.illegal).map(([kind, { label, basis, patterns }]) => ({
      kind,
      label,
      basis: basis.map(quoted).join('；'),
      patterns: patterns.map((pattern) => new RegExp(pattern, 'u')),
    })),
    harmless: limits.harmless.map(global),
    allowed: limits.allowed.map(({ kind, post, pattern }) => ({ kind, post, pattern: global(pattern) })),
  };
  readers.set(limits, reader);
  return reader;
}

/**
 * The illegal limits a text carries, each kind once, by the place's list; full-width characters are read as plain ones.
 * `title` is the post's: a few laws set an age for one kind of post.
 */
export function findIllegalLimits(limits: Limits, text: string, title = ''): FoundLimit[] {
  const reader = readerOf(limits);
  const plain = reader.harmless.reduce((rest, words) => rest.replace(words, '　'), text.normalize('NFKC'));
  return reader.kinds.flatMap(({ kind, label, basis, patterns }) => {
    const read = reader.allowed
      .filter((each) => each.kind === kind && title.includes(each.post))
      .reduce((rest, each) => rest.replace(each.pattern, '　'), plain);
    const words = patterns.map((pattern) => pattern.exec(read)?.[0].trim()).find((found) => found);
    return words ? [{ kind, label, words, basis }] : [];
  });
}
