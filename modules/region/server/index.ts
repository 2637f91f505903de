import type { ServerModule } from '#platform/http/operation.ts';
import { regionErrors } from '../contract/errors.ts';
import { findRegions } from './operations/find-regions.ts';
import { getDictionary } from './operations/get-dictionary.ts';
import { listIndustries } from './operations/list-industries.ts';
import { listOrganisations } from './operations/list-organisations.ts';
import { listRegions } from './operations/list-regions.ts';
import { searchOccupations } from './operations/search-occupations.ts';
import { setDemoDate } from './operations/set-demo-date.ts';
import { showSettings } from './operations/show-settings.ts';

export { loadPack } from './load-pack.ts';

export const regionModule: ServerModule = {
  name: 'region',
  operations: [
    listRegions,
    findRegions,
    getDictionary,
    searchOccupations,
    listIndustries,
    listOrganisations,
    showSettings,
    setDemoDate,
  ],
  errors: regionErrors,
};
