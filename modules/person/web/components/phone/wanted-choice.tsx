import { usePermission, useRead } from '#ui/hooks.ts';
import { type Choice, OccupationChoice } from '#ui/phone/index.ts';
import { summariseWords } from '../../../contract/summary-operations.ts';

interface WantedChoiceProps {
  value: Choice[];
  onChange: (value: Choice[]) => void;
  error?: string | undefined;
}

/** Occupations wanted; what most people here want is offered at once. */
export function WantedChoice(props: WantedChoiceProps) {
  const maySummarise = usePermission('supply.summary');
  const { data } = useRead(summariseWords, { kind: 'occupation' }, { enabled: maySummarise, isFixed: true });
  const common = (data?.rows ?? []).map(({ code, label }) => ({ value: code, label }));
  return <OccupationChoice {...props} common={common} hint="可选几项；不选表示什么工作都可以" />;
}
