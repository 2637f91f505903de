import { SheetRefusal } from './refusal.ts';
import type { ZipEntry } from './zip.ts';
import { unpack, zipText } from './zip.ts';

export interface WorkbookSheet {
  name: string;
  isHidden: boolean;
  /** Path of its part inside the zip. */
  part: string;
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const formulaWithoutValue = new RegExp(
  '<(?:\\w+:)?c\\b([^>]*[^/>])>\\s*<(?:\\w+:)?f\\b(?:[^>]*/>|[^>]*>[^<]*</(?:\\w+:)?f>)' +
    '\\s*(?:<(?:\\w+:)?v\\s*/>|<(?:\\w+:)?v\\b[^>]*>\\s*</(?:\\w+:)?v>)?\\s*</(?:\\w+:)?c>',
  'g',
);

/** The sheets of an .xlsx file in tab order, read from its workbook part without parsing any sheet. */
export function listSheets(entries: readonly ZipEntry[]): WorkbookSheet[] {
  const types = zipText(entries, '[Content_Types].xml') ?? '';
  const main = tags(types, 'Override').find((tag) =>
    /spreadsheetml\.(sheet|template)\.main\+xml/.test(tag.ContentType ?? ''),
  );
  const workbookPart = (main?.PartName ?? '/xl/workbook.xml').slice(1);
  const folder = workbookPart.slice(0, workbookPart.lastIndexOf('/') + 1);
  const workbook = zipText(entries, workbookPart);
  const relations = zipText(entries, `${folder}_rels/${workbookPart.slice(folder.length)}.rels`);
  if (workbook === undefined || relations === undefined) throw new SheetRefusal('corruptFile');
  const targets = new Map(tags(relations, 'Relationship').map((tag) => [tag.Id, tag.Target ?? '']));
  return tags(workbook, 'sheet').map((tag) => {
    const id = Object.entries(tag).find(([name]) => /(^|:)id$/.test(name))?.[1];
    const target = targets.get(id) ?? '';
    const part = target.startsWith('/') ? target.slice(1) : folder + target;
    return { name: tag.name ?? '', isHidden: tag.state !== undefined && tag.state !== 'visible', part };
  });
}

/** Addresses of formula cells without a saved result, which the parser drops as if they were blank. A text result may be empty. */
export async function findBlankFormulas(
  entries: readonly ZipEntry[],
  sheet: WorkbookSheet,
): Promise<Set<string>> {
  const entry = entries.find(({ name }) => name === sheet.part);
  if (!entry) throw new SheetRefusal('corruptFile');
  const found = new Set<string>();
  const search = (xml: string): void => {
    if (!/<(?:\w+:)?f\b/.test(xml)) return;
    for (const [, attributes = ''] of xml.matchAll(formulaWithoutValue)) {
      const address = /\br=["']([A-Z]+\d+)["']/.exec(attributes)?.[1];
      if (address && !/\bt=["']str["']/.test(attributes)) found.add(address);
    }
  };
  let rest = '';
  for await (const piece of unpack(entry)) {
    const xml = rest + piece.toString('latin1');
    // A piece may end inside a cell, which then waits for the next one.
    const cut = Math.max(xml.lastIndexOf('<c '), xml.lastIndexOf('<', xml.lastIndexOf(':c ')), 0);
    search(xml.slice(0, cut));
    rest = xml.slice(cut);
  }
  search(rest);
  return found;
}

function tags(xml: string, name: string): Record<string, string>[] {
  const found = xml.matchAll(new RegExp(`<(?:\\w+:)?${name}\\s([^>]*)>`, 'g'));
  return [...found].map(([, attributes = '']) =>
    Object.fromEntries(
      [...attributes.matchAll(/([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(([, key, double, single]) => [
        key,
        decode(double ?? single ?? ''),
      ]),
    ),
  );
}

function decode(text: string): string {
  return text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    if (hex || decimal) return String.fromCodePoint(Number.parseInt(hex ?? decimal, hex ? 16 : 10));
    return entities[name] ?? whole;
  });
}
