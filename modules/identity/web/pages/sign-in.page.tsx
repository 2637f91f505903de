import { Input, Select } from 'antd';
import { useEffect } from 'react';
import { FormItem, FormShell, Loading, ProblemAlert } from '#ui/desk/index.ts';
import { useSignIn } from '../components/use-sign-in.ts';
import '../components/sign-in.css';

interface Given {
  cityCode?: string;
  login: string;
  password: string;
}

export function Page() {
  const { cities, cityCode, submit, isRunning, problem, isReady, isEmpty } = useSignIn('/');
  useEffect(() => {
    document.title = '登录 · 工桥';
  }, []);
  return (
    <main className="sign-in">
      <section className="sign-in-card" aria-labelledby="sign-in-title">
        <h1 id="sign-in-title">工桥 · 企业用工服务</h1>
        {isReady ? (
          <FormShell<Given>
            initial={{ ...(cityCode ? { cityCode } : {}) }}
            submitLabel="登录"
            onSubmit={submit}
            problem={problem}
            isRunning={isRunning}
          >
            {cities.length > 1 && (
              <FormItem name="cityCode" label="城市" required>
                <Select
                  options={cities.map((city) => ({ value: city.cityCode, label: city.name }))}
                  showSearch={{ optionFilterProp: 'label' }}
                />
              </FormItem>
            )}
            <FormItem name="login" label="账号" required>
              <Input autoComplete="username" autoCapitalize="none" spellCheck={false} autoFocus />
            </FormItem>
            <FormItem name="password" label="密码" required>
              <Input.Password autoComplete="current-password" />
            </FormItem>
          </FormShell>
        ) : (
          <>
            {isEmpty && <p role="alert">系统还没有装入城市数据，请联系系统管理员。</p>}
            {!isEmpty && !problem && <Loading rows={3} />}
            <ProblemAlert problem={problem} />
          </>
        )}
        <p className="soft sign-in-help">忘记密码请联系本单位的系统管理员重置。</p>
      </section>
    </main>
  );
}
