import type { ServerModule, Services } from '#platform/http/operation.ts';
import { deliver } from './deliver.ts';
import { countUnread } from './operations/count-unread.ts';
import { listMessages } from './operations/list-messages.ts';
import { listOutgoing } from './operations/list-outgoing.ts';
import { openMessages } from './operations/open-messages.ts';

export { type NewMessage, sendMessages } from './send.ts';

const deliverJob = 'message.deliver';

export const messageModule: ServerModule = {
  name: 'message',
  operations: [listMessages, countUnread, openMessages, listOutgoing],
  errors: {},
  defineJobs(services: Services) {
    services.jobs.define({
      name: deliverJob,
      async run() {
        await deliver(services);
      },
    });
  },
  schedules: [{ job: deliverJob, cron: '* * * * *' }],
};
