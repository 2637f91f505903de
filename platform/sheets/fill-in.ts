/** Replaces each `{name}` of a sentence by its parameter. */
export function fillIn(sentence: string, params: Record<string, string | number>): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''));
}
