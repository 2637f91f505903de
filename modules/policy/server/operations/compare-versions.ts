import type { z } from 'zod';
import { AppError } from '#platform/http/app-error.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import { clauseClassLabels, clauseKindLabels } from '../../contract/codes.ts';
import type { ConditionWords, wordsField } from '../../contract/fields.ts';
import * as contract from '../../contract/clause-operations.ts';
import { stepsOf } from '../book.ts';
import { placeOf } from '../place.ts';
import type { PolicyTables } from '../tables.ts';
import { checkVersion, clauseOf, summaryOf, type VersionRow, versionById } from '../versions.ts';
import { wordsOf } from '../words.ts';

type Words = z.input<typeof wordsField>;

const flat = (conditions: readonly ConditionWords[], depth = 0): string[] =>
  conditions.flatMap(({ words, joins, children }) => [
    `${'　'.repeat(depth)}${words}${joins === 'any' ? '（任一）' : ''}`,
    ...flat(children, depth + 1),
  ]);

/** A version as lines of plain words, by field. */
function linesOf(row: VersionRow, words: Words | null): [field: string, lines: string[]][] {
  const clause = clauseOf(row);
  const one = (text: string | null | undefined): string[] => (text ? [text] : []);
  return [
    ['名称', one(clause.title)],
    [
      '类别',
      [clauseClassLabels[clause.class as keyof typeof clauseClassLabels], clauseKindLabels[clause.kind]],
    ],
    ['出处', one(clause.article)],
    ['对象', one(clause.payee)],
    ['事由', one(clause.event)],
    ['申请条件', words ? flat(words.whole) : []],
    [`每${words?.overLabel ? `名${words.overLabel}` : '项'}的条件`, words ? flat(words.each) : []],
    ['整批条件', words ? flat(words.together) : []],
    ['金额', words ? [...words.payments, ...words.ranges] : []],
    ['结果', (words?.outcomes ?? []).map(({ say }) => say)],
    ['有效期', one(words?.validity)],
    [
      '资金',
      [
        ...one(clause.fund),
        ...(words?.funding ?? []).map(({ source, share }) => `${source} ${share * 100}%`),
      ],
    ],
    ['限制', words?.limits ?? []],
    ['材料', clause.materials ?? []],
    ['经办', one(clause.handler)],
    ['读法', words?.readings.map(({ id, subject }) => `${id} ${subject}`) ?? []],
    ['施行日期', one(row.effectiveFrom)],
  ];
}

export const compareVersions = implement(
  contract.compareVersions,
  async (context: OperationContext<PolicyTables>, { clauseId, fromId, toId }) => {
    const { db, actor, today, pack } = context;
    const place = placeOf(pack.id);
    const steps = await stepsOf(db, actor.cityCode);
    const read = async (id: string) => {
      const row = await versionById(context, id);
      if (row.clauseId !== clauseId) throw new AppError('platform.notFound');
      const { program } = checkVersion(place, row);
      const words = program ? wordsOf(place, program, steps, today) : null;
      return { row, words, lines: linesOf(row, words) };
    };
    const [from, to] = [await read(fromId), await read(toId)];
    return {
      from: { ...summaryOf(from.row), words: from.words },
      to: { ...summaryOf(to.row), words: to.words },
      differences: from.lines.flatMap(([field, before], at) => {
        const after = to.lines[at]?.[1] ?? [];
        return before.join('\n') === after.join('\n') ? [] : [{ field, before, after }];
      }),
    };
  },
);
