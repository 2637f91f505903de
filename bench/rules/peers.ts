// The same clauses in json-rules-engine and publicodes.
import { Engine as JsonRules, type RuleProperties } from 'json-rules-engine';
import Publicodes from 'publicodes';
import { type Application, flat } from './application.ts';

/** The clause paid in three stages; answers fen. */
export function jsonRules(): (of: Application) => Promise<number> {
  const base = [
    { fact: 'kind', operator: 'equal', value: '经营性人力资源服务机构' },
    { fact: 'licensed', operator: 'equal', value: true },
    { fact: 'determined', operator: 'equal', value: true },
    { fact: 'industry', operator: 'equal', value: '智能终端' },
    { fact: 'contractMonths', operator: 'greaterThanInclusive', value: 12 },
    { fact: 'insuranceKinds', operator: 'greaterThanInclusive', value: 1 },
  ];
  const rule = (months: number, fen: number): RuleProperties => ({
    conditions: { all: [...base, { fact: 'monthsStayed', operator: 'greaterThanInclusive', value: months }] },
    event: { type: 'pay', params: { fen } },
  });
  const engine = new JsonRules([rule(1, 60_000), rule(2, 30_000), rule(3, 30_000)]);
  return async (of) => {
    const { events } = await engine.run(flat(of));
    return events.reduce((sum, event) => sum + Number(event.params?.fen), 0);
  };
}

export function publicodes(): (of: Application) => number {
  const engine = new Publicodes({
    agency: { 'par défaut': 'non' },
    licensed: { 'par défaut': 'non' },
    determined: { 'par défaut': 'non' },
    contract: { 'par défaut': 0 },
    kinds: { 'par défaut': 0 },
    stayed: { 'par défaut': 0 },
    eligible: {
      'toutes ces conditions': ['agency', 'licensed', 'determined', 'contract >= 12', 'kinds >= 1'],
    },
    subsidy: {
      'applicable si': 'eligible',
      'non applicable si': 'stayed < 1',
      somme: [
        '600',
        { 'applicable si': 'stayed >= 2', valeur: '300' },
        { 'applicable si': 'stayed >= 3', valeur: '300' },
      ],
    },
  });
  return (of) => {
    const facts = flat(of);
    engine.setSituation({
      agency: yesNo(facts.kind !== '中职学校'),
      licensed: yesNo(facts.licensed),
      determined: yesNo(facts.determined),
      contract: facts.contractMonths,
      kinds: facts.insuranceKinds,
      stayed: facts.monthsStayed,
    });
    return Number(engine.evaluate('subsidy').nodeValue ?? 0) * 100;
  };
}

const yesNo = (is: boolean): string => (is ? 'oui' : 'non');

/** One case of the mix: the clause's conditions, each already found true or not. */
export interface Ticked {
  /** Of the clause, in the mix. */
  clause: number;
  conditions: readonly boolean[];
}

/** What a clause asks of both peers: that all its conditions hold. They are spared finding out, which is what ours does. */
const namesOf = (conditions: number): string[] => Array.from({ length: conditions }, (_, at) => `c${at}`);

export function jsonRulesMix(sizes: readonly number[]): (of: Ticked) => Promise<boolean> {
  const engines = sizes.map(
    (size) =>
      new JsonRules([
        {
          conditions: { all: namesOf(size).map((fact) => ({ fact, operator: 'equal', value: true })) },
          event: { type: 'pay' },
        },
      ]),
  );
  return async ({ clause, conditions }) => {
    const facts = Object.fromEntries(conditions.map((is, at) => [`c${at}`, is]));
    const result = await engines[clause]?.run(facts);
    return result?.events.length === 1;
  };
}

export function publicodesMix(sizes: readonly number[]): (of: Ticked) => boolean {
  const engines = sizes.map((size) => {
    const names = namesOf(size);
    const facts = Object.fromEntries(names.map((name) => [name, { 'par défaut': 'non' }]));
    return new Publicodes({ ...facts, eligible: { 'toutes ces conditions': names } });
  });
  return ({ clause, conditions }) => {
    const engine = engines[clause];
    engine?.setSituation(Object.fromEntries(conditions.map((is, at) => [`c${at}`, yesNo(is)])));
    return engine?.evaluate('eligible').nodeValue === true;
  };
}
