import { signOut, switchAppointment } from '#modules/identity/contract/operations.ts';
import { countUnread } from '#modules/message/contract/operations.ts';
import { useMe, useRead, useWrite } from '#ui/hooks.ts';
import { useLargePrint } from '#ui/large-print.ts';
import { PhoneButton, PhoneChoice, PhoneFrame, PhoneProblem } from '#ui/phone/index.ts';
import { forgetDrafts } from '#ui/stored.ts';

export function MePage() {
  const me = useMe();
  const [isLarge, setLarge] = useLargePrint();
  const { data } = useRead(countUnread, {});
  const move = useWrite(switchAppointment, { refreshes: [], onDone: () => window.location.assign('/m') });
  const leave = useWrite(signOut, {
    refreshes: [],
    onDone: () => {
      forgetDrafts();
      window.location.assign('/m/sign-in');
    },
  });
  return (
    <PhoneFrame title="我的">
      <section className="phone-card">
        <p>
          <strong>{me.displayName}</strong>（{me.login}）
        </p>
        <p className="soft">{me.appointmentLabel}</p>
      </section>
      {me.appointments.length > 1 && (
        <PhoneChoice
          label="当前岗位"
          options={me.appointments.map(({ id, label }) => ({ value: id, label }))}
          value={me.appointmentId}
          onChange={(appointmentId) => void move.run({ appointmentId })}
        />
      )}
      <PhoneChoice
        label="字号"
        options={[
          { value: 'standard', label: '标准' },
          { value: 'large', label: '大字' },
        ]}
        value={isLarge ? 'large' : 'standard'}
        onChange={(size) => setLarge(size === 'large')}
      />
      <PhoneButton kind="plain" to="/m/message">
        消息{data?.unread ? `（${data.unread} 条未读）` : ''}
      </PhoneButton>
      <PhoneButton kind="plain" to="/m/identity/password">
        修改密码
      </PhoneButton>
      <PhoneButton kind="plain" isRunning={leave.isRunning} onClick={() => leave.run({})}>
        退出登录
      </PhoneButton>
      <PhoneProblem problem={move.problem ?? leave.problem} />
    </PhoneFrame>
  );
}
