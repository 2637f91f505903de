import { listStale } from '#modules/person/contract/operations.ts';
import { VillageStart } from '#modules/person/web/components/phone/village-start.tsx';
import { useMe, usePermission, useRead } from '#ui/hooks.ts';
import { PhoneFrame, PhoneList } from '#ui/phone/index.ts';
import { menuRoutes, phoneRoutes } from '../modules.ts';

/** What the role can do on the phone, each with the question it answers. */
export function HomePage() {
  const me = useMe();
  const keepsPeople = usePermission('person.edit') && me.scope.kind !== 'self';
  const { data: village } = useRead(listStale, { pageSize: 1 }, { enabled: keepsPeople });
  return (
    <PhoneFrame title="工桥" question={me.appointmentLabel}>
      <p className="soft">
        {me.today}
        {me.isDemo && '（演示日期）'}
      </p>
      {village && <VillageStart start={village} />}
      <PhoneList
        rows={menuRoutes(phoneRoutes, me)}
        rowKey={({ path }) => path}
        title={({ title }) => title}
        detail={({ question }) => question}
        to={({ path }) => path}
        emptyText="您的岗位没有手机端功能，请在电脑上使用。"
      />
    </PhoneFrame>
  );
}
