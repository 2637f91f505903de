import { type FormEvent, useState } from 'react';
import { useMe, useWrite } from '#ui/hooks.ts';
import { fieldError, PhoneButton, PhoneField, PhoneFrame, PhoneProblem } from '#ui/phone/index.ts';
import { changePassword } from '../../../contract/operations.ts';

export function Page() {
  const me = useMe();
  const [oldPassword, setOld] = useState('');
  const [newPassword, setNew] = useState('');
  const [repeated, setRepeated] = useState('');
  const { run, isRunning, problem } = useWrite(changePassword, {
    refreshes: [],
    onDone: () => window.location.assign('/m'),
  });
  const differs = repeated !== '' && repeated !== newPassword;

  function send(event: FormEvent): void {
    event.preventDefault();
    if (newPassword === repeated) void run({ oldPassword, newPassword });
  }
  return (
    <PhoneFrame
      {...(me.mustChangePassword
        ? { question: '首次登录请先修改密码。新密码至少 10 位，同时包含字母和数字。' }
        : { back: '/m/me' as const })}
    >
      <form className="phone-card" onSubmit={send}>
        <input type="text" autoComplete="username" value={me.login} readOnly hidden />
        <PhoneField
          label="原密码"
          type="password"
          value={oldPassword}
          onChange={setOld}
          autoComplete="current-password"
          error={fieldError(problem, '/oldPassword')}
        />
        <PhoneField
          label="新密码"
          type="password"
          value={newPassword}
          onChange={setNew}
          autoComplete="new-password"
          error={fieldError(problem, '/newPassword')}
        />
        <PhoneField
          label="再填一次新密码"
          type="password"
          value={repeated}
          onChange={setRepeated}
          autoComplete="new-password"
          error={differs ? '两次填写的新密码不一致' : undefined}
        />
        <PhoneProblem problem={problem} />
        <PhoneButton
          type="submit"
          isRunning={isRunning}
          disabled={!oldPassword || !newPassword || newPassword !== repeated}
        >
          修改密码
        </PhoneButton>
      </form>
    </PhoneFrame>
  );
}
