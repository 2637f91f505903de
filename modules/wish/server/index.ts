import type { ServerModule, Services } from '#platform/http/operation.ts';
import { wishErrors } from '../contract/errors.ts';
import { findForWishes } from './find.ts';
import { createWish } from './operations/create-wish.ts';
import { deleteWish } from './operations/delete-wish.ts';
import { getWish } from './operations/get-wish.ts';
import { listWishes } from './operations/list-wishes.ts';
import { setWishActive } from './operations/set-wish-active.ts';
import { updateWish } from './operations/update-wish.ts';

const findJob = 'wish.find';

export const wishModule: ServerModule = {
  name: 'wish',
  operations: [listWishes, getWish, createWish, updateWish, setWishActive, deleteWish],
  errors: wishErrors,
  defineJobs(services: Services) {
    services.jobs.define({ name: findJob, run: () => findForWishes(services) });
  },
  // Again and again: a wish saved after the hour is looked at too, and a run that was cut off goes on.
  schedules: [{ job: findJob, cron: '*/10 * * * *' }],
};
