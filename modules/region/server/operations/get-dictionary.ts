import { implement } from '#platform/http/operation.ts';
import * as contract from '../../contract/operations.ts';

export const getDictionary = implement(contract.getDictionary, async ({ pack }) => ({
  dictionaries: pack.dictionaries,
  levels: pack.levels,
  campaign: { name: pack.campaign.name, from: pack.campaign.from.value, to: pack.campaign.to.value },
}));
