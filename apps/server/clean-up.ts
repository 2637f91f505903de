import { systemActor } from '#platform/db/session.ts';
import { businessDate } from '#platform/http/city-registry.ts';
import type { ServerModule, Services } from '#platform/http/operation.ts';

const name = 'platform.cleanUp';
const nightly = '30 3 * * *';

/** Removes what no longer may or need be kept, city by city, module by module, each in a transaction of its own. */
export async function cleanUp(services: Services, modules: ServerModule[]): Promise<void> {
  for (const { cityCode } of await services.cities.list()) {
    const city = await services.cities.find(cityCode);
    if (!city) continue;
    const today = businessDate(city.businessOn);
    const pack = await services.cities.pack(cityCode, city.packVersion);
    for (const module of modules) {
      if (!module.cleanUp) continue;
      const options = { operation: `${module.name}.cleanUp`, today };
      await services.database.as(
        systemActor(cityCode, '每日清理'),
        options,
        (db) => module.cleanUp?.({ db, today, pack, cityCode }) ?? Promise.resolve(),
      );
    }
  }
}

export function defineCleanUp(services: Services, modules: ServerModule[]): void {
  services.jobs.define({ name, run: () => cleanUp(services, modules) });
}

export const scheduleCleanUp = (services: Services): Promise<void> => services.jobs.schedule(name, nightly);
