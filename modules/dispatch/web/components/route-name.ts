import type { Limits, Plan } from './types.ts';

/** '泸县→高新区、江南科技园'. A county may also take people in, under another name. */
export function routeName(plan: Plan, { countyCode, receiverIds }: Limits['routes'][number]): string {
  const county = plan.counties.find(({ id }) => id === countyCode)?.name ?? countyCode;
  const receivers = receiverIds.map((id) => plan.receivers.find((each) => each.id === id)?.name ?? id);
  return `${county}→${receivers.join('、')}`;
}
