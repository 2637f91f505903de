import { implementAnonymous } from '#platform/http/operation.ts';
import * as contract from '../../contract/operations.ts';

export const listCities = implementAnonymous(contract.listCities, async ({ services }) => ({
  cities: await services.cities.list(),
}));
