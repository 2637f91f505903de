import { useRead, useStored, useWrite } from '#ui/hooks.ts';
import { returnPath } from '#ui/session.ts';
import { listCities, signIn } from '../../contract/operations.ts';

/** What both sign-in pages do; `home` is where a user without a way back goes. */
export function useSignIn(home: string) {
  const cities = useRead(listCities, {}, { isFixed: true });
  const [lastCity, setLastCity] = useStored('city', '');
  const offered = cities.data?.cities ?? [];
  const cityCode = (offered.find((city) => city.cityCode === lastCity) ?? offered[0])?.cityCode;
  const write = useWrite(signIn, {
    refreshes: [],
    // A full load: nothing of an earlier user stays in memory.
    onDone: () => window.location.assign(returnPath(window.location.search) ?? home),
  });

  async function submit(given: { cityCode?: string; login: string; password: string }): Promise<unknown> {
    const city = given.cityCode ?? cityCode;
    if (!city) return undefined;
    setLastCity(city);
    return write.run({ cityCode: city, login: given.login, password: given.password });
  }
  return {
    cities: offered,
    cityCode,
    submit,
    isRunning: write.isRunning,
    problem: write.problem ?? cities.error?.problem,
    /** No city is set up yet, or the server does not answer. */
    isReady: cityCode !== undefined,
    isEmpty: cities.data !== undefined && offered.length === 0,
  };
}
