import type { ServerModule } from '#platform/http/operation.ts';
import { enterpriseErrors } from '../contract/errors.ts';
import { assignSpecialist } from './operations/assign-specialist.ts';
import { createEnterprise } from './operations/create-enterprise.ts';
import { exportEnterprises } from './operations/export-enterprises.ts';
import { getEnterprise } from './operations/get-enterprise.ts';
import { listEnterprises } from './operations/list-enterprises.ts';
import { listSpecialists } from './operations/list-specialists.ts';
import { updateEnterprise } from './operations/update-enterprise.ts';
import { verifyEnterprise } from './operations/verify-enterprise.ts';

export { isKnownTerm, refuseProblems } from './facts.ts';
export {
  type EnterpriseIndex,
  type EnterpriseRecord,
  findEnterprises,
  importEnterprises,
  mayImportEnterprises,
  undoEnterprises,
} from './import.ts';
export { containing, regionPath } from './place.ts';
export { sheetFile } from './sheet-file.ts';

export const enterpriseModule: ServerModule = {
  name: 'enterprise',
  operations: [
    listEnterprises,
    getEnterprise,
    createEnterprise,
    updateEnterprise,
    verifyEnterprise,
    listSpecialists,
    assignSpecialist,
    exportEnterprises,
  ],
  errors: enterpriseErrors,
};
