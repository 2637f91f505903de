import { Input, Modal } from 'antd';
import { DateInput, FormItem, FormShell, Loading, LoadError } from '#ui/desk/index.ts';
import { useRead, useWrite } from '#ui/hooks.ts';
import { getVocabulary } from '../../../contract/draft-operations.ts';
import { saveStandard } from '../../../contract/standard-operations.ts';
import type { Json, Standard, StandardValue } from '../types.ts';
import { ValueField } from './value-field.tsx';

interface Given {
  fromOn: string;
  value: Json;
  paper: string;
}

/** A dated value of a standard; it goes to a second person at once. */
export function StandardDialog({
  standard,
  returned,
  onClose,
}: {
  standard: Standard;
  returned: StandardValue | undefined;
  onClose: () => void;
}) {
  const write = useWrite(saveStandard, { onDone: onClose });
  // The list names the type in words; the field needs it as the data has it.
  const { data, error, refetch } = useRead(getVocabulary, {}, { isFixed: true });
  const type = data?.parameters.find(({ name }) => name === standard.name)?.type;
  return (
    <Modal
      open
      title={`登记：${standard.label}`}
      footer={null}
      onCancel={onClose}
      destroyOnHidden
      mask={{ closable: false }}
    >
      {error && <LoadError problem={error.problem} retry={refetch} />}
      {!type && !error && <Loading rows={3} />}
      {type && (
        <FormShell<Given>
          submitLabel="提交审核"
          {...(returned
            ? { initial: { fromOn: returned.fromOn, value: returned.value as Json, paper: returned.paper } }
            : {})}
          onSubmit={(given) =>
            write.run({
              ...(returned ? { id: returned.id, version: returned.version } : {}),
              name: standard.name,
              ...given,
            })
          }
          problem={write.problem}
          isRunning={write.isRunning}
        >
          <FormItem name="value" label={standard.label} required>
            <ValueField type={type} unit={standard.unit} />
          </FormItem>
          <FormItem name="fromOn" label="从哪天起" required>
            <DateInput />
          </FormItem>
          <FormItem name="paper" label="依据文件" required hint="文件名称和文号">
            <Input maxLength={300} />
          </FormItem>
        </FormShell>
      )}
      <p className="soft">提交后由另一人审核，同意后才用来核算。</p>
    </Modal>
  );
}
