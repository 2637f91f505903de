import type { ServerModule } from '#platform/http/operation.ts';
import { identityErrors } from '../contract/errors.ts';
import { removeOldSessions } from './clean-up.ts';
import { changePassword } from './operations/change-password.ts';
import { createAccount } from './operations/create-account.ts';
import { endSession } from './operations/end-session.ts';
import { listAccounts } from './operations/list-accounts.ts';
import { listCities } from './operations/list-cities.ts';
import { listRoles } from './operations/list-roles.ts';
import { listSessions } from './operations/list-sessions.ts';
import { resetPassword } from './operations/reset-password.ts';
import { setAccountActive } from './operations/set-account-active.ts';
import { signIn } from './operations/sign-in.ts';
import { signOut } from './operations/sign-out.ts';
import { switchAppointment } from './operations/switch-appointment.ts';
import { whoAmI } from './operations/who-am-i.ts';

export { createAdministrator } from './administrator.ts';

export const identityModule: ServerModule = {
  name: 'identity',
  operations: [
    listCities,
    signIn,
    signOut,
    whoAmI,
    switchAppointment,
    changePassword,
    listSessions,
    endSession,
    listAccounts,
    createAccount,
    resetPassword,
    setAccountActive,
    listRoles,
  ],
  errors: identityErrors,
  cleanUp: removeOldSessions,
};
