import type { Place } from './problem.ts';
import type { Findings, Sources } from './sources.ts';
import { listColumns, listNames } from './vocabulary.ts';

/** A word that stands for two things cannot be told apart in an import. */
function checkOnce(seen: Set<string>, place: Place, words: string[], found: Findings): void {
  for (const word of words) {
    if (seen.has(word)) found.add(place, 'duplicateAlias', `“${word}”指两样东西，导入时无法分辨`);
    seen.add(word);
  }
}

function checkColumns({ lists }: Sources, found: Findings): void {
  for (const name of listNames) {
    const { columns } = lists.value[name];
    const keys: string[] = columns.map((column) => column.key);
    const seen = new Set<string>();
    columns.forEach((column, at) => {
      const place = lists.at(name, 'columns', at);
      checkOnce(seen, place, [column.label, ...column.aliases], found);
      if (keys.indexOf(column.key) < at) found.add(place, 'duplicateCode', `列“${column.key}”写了两次`);
    });
    for (const key of listColumns[name].needed.filter((each) => !keys.includes(each))) {
      found.add(lists.at(name, 'columns'), 'missingKey', `清单缺少必需的列“${key}”`);
    }
  }
}

/** Dictionaries and lists, and the settings that speak in their words. */
export function checkWords(sources: Sources, found: Findings): void {
  const { dictionaries, settings } = sources;
  for (const [name, terms] of Object.entries(dictionaries.value)) {
    const seen = new Set<string>();
    for (const [code, term] of Object.entries(terms)) {
      checkOnce(seen, dictionaries.at(name, code), [term.label, ...term.aliases], found);
    }
  }
  checkColumns(sources, found);
  const { illegal, allowed } = sources.limits.value;
  allowed.forEach(({ kind }, at) => {
    if (!illegal[kind])
      found.add(sources.limits.at('allowed', at), 'unknownReference', `没有“${kind}”这一类限制`);
  });
  const { priorityGroups, seekingStatuses } = settings.value.matching;
  const refers = [
    { key: 'priorityGroups', used: priorityGroups.value, terms: dictionaries.value.group },
    { key: 'seekingStatuses', used: seekingStatuses.value, terms: dictionaries.value.supplyStatus },
  ];
  for (const { key, used, terms } of refers) {
    used.forEach((word, at) => {
      if (terms[word]) return;
      found.add(settings.at('matching', key, 'value', at), 'unknownReference', `字典里没有“${word}”`);
    });
  }
}
