/** What makes a shortage clear enough to act on: number, type, skills and pay (N23), and the day it is needed (M06). */
export interface FourClearFacts {
  headcount: number | null;
  occupationCode: string | null;
  skills: string | null;
  payMinFen: number | null;
  payMaxFen: number | null;
  neededOn: string | null;
}
export type FourClearField = keyof FourClearFacts;

export const fourClearLabels: Record<FourClearField, string> = {
  headcount: '缺工人数',
  occupationCode: '缺工类型（工种）',
  skills: '技能要求',
  payMinFen: '最低月薪',
  payMaxFen: '最高月薪',
  neededOn: '到岗时间',
};

/** Every field that is still unclear, in the order of the form; empty when the post may be submitted. */
export function missingOfFourClear(facts: FourClearFacts): FourClearField[] {
  return (Object.keys(fourClearLabels) as FourClearField[]).filter((field) => !facts[field]);
}
