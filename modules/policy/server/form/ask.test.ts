import { describe, expect, it } from 'vitest';
import { compileClause, type Json } from '#engines/rules/index.ts';
import { packsFolder, readLibrary } from '#platform/policies/read.ts';
import { placeOf } from '../place.ts';
import { askNext } from './ask.ts';
import { missingMaterials } from './open-facts.ts';

const place = placeOf('luzhou-2017');
const book = (readLibrary(packsFolder, 'luzhou-2017').books[0]?.clauses ?? []).flatMap(({ clause }) => {
  const { program } = compileClause(clause, place.form);
  return program ? [{ clause, program }] : [];
});
type Answer = { key: string; value?: Json };
const ask = (who: string, answers: Answer[]) =>
  askNext(place, book, { who, answers, steps: new Map(), asOf: '2017-10-15' });

/** Answers what is asked, by a part of the question; what is not listed is not known. */
function fillIn(who: string, known: [ask: string, value: Json][]) {
  const answers: Answer[] = [];
  const asked: string[] = [];
  for (;;) {
    const { question, found } = ask(who, answers);
    if (!question) return { asked, found };
    const given = known.find(([part]) => question.ask.includes(part));
    answers.push(given ? { key: question.key, value: given[1] } : { key: question.key });
    asked.push(question.ask);
    if (asked.length > 60) throw new Error('the form never ends');
  }
}
const of = ({ found }: ReturnType<typeof fillIn>, id: string) => {
  const one = found.find(({ each }) => each.clause.id === id);
  if (!one) throw new Error(id);
  return one;
};

describe('自助查询一次问一题', () => {
  it('问话说“您”或“您单位”，问到一名员工时说“这名劳动者”', () => {
    const person = fillIn('person', []).asked;
    expect(person).toContain('您签了劳动合同吗？');
    const enterprise = fillIn('enterprise', [
      ['做哪一行', '智能终端'],
      ['产业园区', '高新区'],
    ]).asked;
    expect(enterprise).toContain('您单位是做哪一行的？');
    expect(enterprise).toContain('这名劳动者的劳动合同从哪天开始？');
    expect(fillIn('school', []).asked).toContain('用人单位是做哪一行的？');
  });

  it('同一件事只问劳动者一次：就业登记两条条款都要看，一个回答都算数', () => {
    const filled = fillIn('person', [
      ['哪一级', '中级工'],
      ['签了劳动合同', true],
      ['办过就业登记', true],
      ['谁组织', '企业'],
      ['在岗职工', true],
      ['做哪一行', '智能终端'],
      ['产业园区', '高新区'],
    ]);
    expect(filled.asked.filter((each) => each === '您办过就业登记吗？')).toHaveLength(1);
    expect(of(filled, 'LZ-5a').verdict.state).toBe('refused');
    // Everything holds; the sum waits for a standard that the place sets.
    expect(of(filled, 'LZ-5d').verdict.state).toBe('standardMissing');
  });

  it('答了没有的事，不再问是哪天；答了哪天，不再问有没有', () => {
    const dated = '您的就业登记是哪天办的？';
    const base: [string, Json][] = [
      ['哪一级', '合格证培训'],
      ['培训从哪天', '2017-09-01'],
      ['谁组织', '企业'],
    ];
    expect(fillIn('person', [['办过就业登记', false], ...base]).asked).not.toContain(dated);
    expect(fillIn('person', [['办过就业登记', true], ...base]).asked).toContain(dated);
    const none = fillIn('person', [['办过就业登记', false], ['失业保险', null], ...base]);
    expect(of(none, 'LZ-5b').verdict.state).toBe('refused');
  });

  it('有的条款只给见习基地：先问是不是，不是的就不再追问见习的事', () => {
    const { question } = ask('enterprise', []);
    expect(question?.options.map(({ label }) => label)).toEqual(['就业见习基地', '以上都不是']);
    const other = fillIn('enterprise', [['哪一种', '其他']]);
    expect(of(other, 'LZ-3').verdict.state).toBe('refused');
    expect(other.asked.filter((each) => each.includes('见习'))).toEqual([]);
    const base = fillIn('enterprise', [['哪一种', '就业见习基地']]);
    expect(of(base, 'LZ-3').verdict.state).toBe('unknown');
    expect(base.asked.some((each) => each.includes('见习'))).toBe(true);
  });

  it('答了“不清楚”的条款不再追问，写明缺哪份材料', () => {
    const { asked, found } = fillIn('agency', []);
    expect(asked).toEqual(['您单位有人力资源服务许可证吗？']);
    const [one] = found;
    expect(one && missingMaterials(place, one.each, one.verdict)).toContain('劳动合同');
  });

  it('意思一样的两种写法只给一个选项；别的条款用名称，不用编号', () => {
    const level = fillAll('person').find(({ ask: words }) => words.includes('哪一级'));
    expect(level?.options.map(({ label }) => label)).toEqual(['合格证培训', '中级工', '以上都不是']);
    const labels = fillAll('school').flatMap(({ options }) => options.map(({ label }) => label));
    expect(labels).toContain('经营性人力资源服务机构职业介绍服务补贴');
  });
});

/** Every question of a side, answered so that the next one comes. */
function fillAll(who: string) {
  const answers: Answer[] = [];
  const questions = [];
  for (;;) {
    const { question } = ask(who, answers);
    if (!question || questions.length > 60) return questions;
    questions.push(question);
    const first = question.options[0]?.value ?? null;
    const values: Partial<Record<typeof question.kind, Json>> = {
      choices: [first],
      date: '2017-05-01',
      yesNo: true,
      text: '高新区',
      number: 3,
    };
    const isNone = question.none !== null && question.kind !== 'text';
    answers.push({ key: question.key, value: isNone ? null : (values[question.kind] ?? first) });
  }
}
