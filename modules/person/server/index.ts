import type { ServerModule } from '#platform/http/operation.ts';
import { forgetInactivePeople } from './clean-up.ts';
import { personErrors } from '../contract/errors.ts';
import { checkDuplicate } from './operations/check-duplicate.ts';
import { confirmContact } from './operations/confirm-contact.ts';
import { exportPeople } from './operations/export-people.ts';
import { getPerson } from './operations/get-person.ts';
import { listPeople } from './operations/list-people.ts';
import { listStale } from './operations/list-stale.ts';
import { registerPerson } from './operations/register-person.ts';
import { revealIdCard } from './operations/reveal-id-card.ts';
import { setEmail } from './operations/set-email.ts';
import { setConsent } from './operations/set-consent.ts';
import { summariseSupply } from './operations/summarise-supply.ts';
import { summariseWords } from './operations/summarise-words.ts';
import { updatePerson } from './operations/update-person.ts';
import { withdrawConsent } from './operations/withdraw-consent.ts';

export { isOwn } from './access.ts';
export { findPeopleByIdCard, type PersonBrief, personBriefs } from './briefs.ts';
export {
  findCandidate,
  findPeopleForMatching,
  idsForMatching,
  somePeopleForMatching,
} from './candidates.ts';
export { idCardIndexOf, sealIdCard } from './id-cards.ts';
export { personImport } from './import/index.ts';
export { nameParts } from './name-parts.ts';

export const personModule: ServerModule = {
  name: 'person',
  operations: [
    listPeople,
    listStale,
    getPerson,
    checkDuplicate,
    registerPerson,
    updatePerson,
    confirmContact,
    setEmail,
    setConsent,
    withdrawConsent,
    revealIdCard,
    exportPeople,
    summariseSupply,
    summariseWords,
  ],
  errors: personErrors,
  cleanUp: forgetInactivePeople,
};
