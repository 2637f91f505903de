import { systemActor } from '#platform/db/session.ts';
import { businessDate } from '#platform/http/city-registry.ts';
import { implementAnonymous } from '#platform/http/operation.ts';
import * as contract from '../../contract/operations.ts';

export const whoAmI = implementAnonymous(contract.whoAmI, async ({ who, services, requestId }) => {
  if (!who) return { me: null };
  const { me, actor, city } = who;
  const { scope } = actor;
  const options = {
    operation: 'identity.whoAmI',
    requestId,
    today: businessDate(city.businessOn),
    readOnly: true,
  };
  const appointments = await services.database.as(systemActor(city.cityCode, '读取岗位'), options, (db) =>
    db
      .selectFrom('appointment')
      .innerJoin('role', (join) =>
        join
          .onRef('role.cityCode', '=', 'appointment.cityCode')
          .onRef('role.code', '=', 'appointment.roleCode'),
      )
      .select(['appointment.id', 'appointment.label', 'role.name as roleName'])
      .where('appointment.cityCode', '=', city.cityCode)
      .where('appointment.accountId', '=', me.accountId)
      .orderBy('appointment.id')
      .execute(),
  );
  const {
    csrfToken,
    accountId,
    login,
    displayName,
    mustChangePassword,
    roleCode,
    roleName,
    appointmentId,
    appointmentLabel,
  } = me;
  return {
    me: {
      ...{
        csrfToken,
        accountId,
        login,
        displayName,
        mustChangePassword,
        roleCode,
        roleName,
        appointmentId,
        appointmentLabel,
      },
      appointments,
      permissions: [...actor.permissions],
      scope: {
        kind: scope.kind,
        regionCode: scope.kind === 'region' ? scope.regionCode : null,
        id: 'id' in scope ? scope.id : null,
      },
      cityCode: city.cityCode,
      cityName: city.name,
      rootRegion: city.rootRegion,
      isDemo: city.isDemo,
      today: businessDate(city.businessOn),
    },
  };
});
