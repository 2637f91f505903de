import { type FormEvent, useState } from 'react';
import {
  fieldError,
  OfflineBar,
  PhoneButton,
  PhoneField,
  PhoneFrame,
  PhoneLoading,
  PhoneProblem,
  PhoneSelect,
} from '#ui/phone/index.ts';
import { useSignIn } from '../../components/use-sign-in.ts';

export function Page() {
  const { cities, cityCode, submit, isRunning, problem, isReady } = useSignIn('/m');
  const [chosen, setChosen] = useState('');
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');

  function send(event: FormEvent): void {
    event.preventDefault();
    void submit({ ...(chosen ? { cityCode: chosen } : {}), login, password });
  }
  return (
    <main>
      <OfflineBar />
      <PhoneFrame title="登录" question="工桥 · 企业用工服务">
        {!isReady && !problem && <PhoneLoading />}
        {isReady && (
          <form className="phone-card" onSubmit={send}>
            {cities.length > 1 && (
              <PhoneSelect
                label="城市"
                value={chosen || (cityCode ?? '')}
                onChange={setChosen}
                options={cities.map((city) => ({ value: city.cityCode, label: city.name }))}
              />
            )}
            <PhoneField
              label="账号"
              value={login}
              onChange={setLogin}
              autoComplete="username"
              error={fieldError(problem, '/login')}
            />
            <PhoneField
              label="密码"
              type="password"
              value={password}
              onChange={setPassword}
              autoComplete="current-password"
              error={fieldError(problem, '/password')}
            />
            <PhoneButton type="submit" isRunning={isRunning} disabled={!login || !password}>
              登录
            </PhoneButton>
          </form>
        )}
        <PhoneProblem problem={problem} />
        <p className="soft">忘记密码请联系本单位的系统管理员重置。</p>
        <PhoneButton kind="plain" to="/m/policy">
          不登录，查能享受什么政策
        </PhoneButton>
      </PhoneFrame>
    </main>
  );
}
