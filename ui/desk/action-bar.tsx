import { useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Input, Modal, Space } from 'antd';
import { type ReactElement, useEffect, useState } from 'react';
import type { Problem } from '#platform/contract/errors.ts';
import { ProblemError } from '../client.ts';
import { CodeSelect } from './code-select.tsx';
import { DateInput } from './date-input.tsx';
import { FormItem, FormShell } from './form.tsx';
import { MoneyInput } from './money-input.tsx';
import { ProblemAlert } from './states.tsx';

export interface ActionField {
  label: string;
  /** `line`: a name or a number; `text`: sentences. */
  kind: 'line' | 'text' | 'date' | 'select' | 'money' | 'flag';
  /** Dictionary of a `select`. */
  codes?: string;
  options?: { value: string; label: string }[];
  /** Default true: the server asked for it. */
  required?: boolean;
}
export interface NamedAction {
  action: string;
  label: string;
  needs: string[];
}
export type Given = Record<string, unknown>;

interface ActionBarProps {
  /** What the server lets the user do next. */
  actions: NamedAction[];
  onAct: (action: string, given: Given) => Promise<unknown>;
  /** How to ask for what an action needs; `reason` and `note` need no entry. */
  fields?: Record<string, ActionField>;
  /** Of the write behind `onAct`: said in the question, which stays open, or below the button that asked nothing. */
  problem?: Problem | undefined;
  /** The action that stands out; default the first. */
  primary?: string;
}

const knownFields: Record<string, ActionField> = {
  reason: { label: '理由', kind: 'text' },
  note: { label: '备注', kind: 'text', required: false },
};

function inputFor({ kind, codes, options, label }: ActionField): ReactElement {
  if (kind === 'line') return <Input maxLength={100} />;
  if (kind === 'date') return <DateInput />;
  if (kind === 'money') return <MoneyInput />;
  if (kind === 'flag') return <Checkbox>{label}</Checkbox>;
  if (kind === 'select') return <CodeSelect kind={codes ?? ''} {...(options ? { options } : {})} />;
  return <Input.TextArea rows={3} maxLength={500} showCount />;
}

function Question({
  asked,
  fields,
  problem,
  isRunning,
  onGiven,
  onCancel,
}: {
  asked: NamedAction;
  fields: Record<string, ActionField>;
  problem: Problem | undefined;
  isRunning: boolean;
  onGiven: (given: Given) => Promise<unknown>;
  onCancel: () => void;
}) {
  return (
    <Modal
      open
      title={asked.label}
      footer={null}
      onCancel={onCancel}
      destroyOnHidden
      mask={{ closable: false }}
    >
      <FormShell<Given>
        submitLabel={asked.label}
        onSubmit={onGiven}
        problem={problem}
        isRunning={isRunning}
        extra={<Button onClick={onCancel}>取消</Button>}
      >
        {asked.needs.map((need) => {
          const field = fields[need] ?? knownFields[need] ?? { label: need, kind: 'text' as const };
          return (
            <FormItem
              key={need}
              name={need}
              label={field.label}
              required={field.required ?? true}
              valueProp={field.kind === 'flag' ? 'checked' : 'value'}
            >
              {inputFor(field)}
            </FormItem>
          );
        })}
      </FormShell>
    </Modal>
  );
}

/** Buttons named by the server. One that needs nothing acts at once; the others ask first. */
export function ActionBar({
  actions,
  onAct,
  fields = {},
  problem,
  primary = actions[0]?.action,
}: ActionBarProps) {
  const queries = useQueryClient();
  const [asked, setAsked] = useState<NamedAction>();
  const [running, setRunning] = useState<string>();
  const [thrown, setThrown] = useState<Problem>();
  const [settled, setSettled] = useState<string>();
  /** The question that stands open was answered: an earlier refusal is not about it. */
  const [isAnswered, setAnswered] = useState(false);
  const refusal = isAnswered ? (problem ?? thrown) : undefined;

  // What somebody else changed meanwhile shows behind the question, which may then be answered again.
  useEffect(() => {
    if (refusal?.stale) void queries.invalidateQueries();
  }, [refusal?.stale, queries]);

  useEffect(() => {
    if (!settled) return;
    setSettled(undefined);
    // A question asked meanwhile belongs to another action and stays.
    if (!refusal) setAsked((open) => (open?.action === settled ? undefined : open));
  }, [settled, refusal]);

  async function act(action: string, given: Given): Promise<unknown> {
    if (running) return undefined;
    setRunning(action);
    setThrown(undefined);
    try {
      return await onAct(action, given);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setThrown(error.problem);
      return undefined;
    } finally {
      setRunning(undefined);
      setAnswered(true);
      setSettled(action);
    }
  }
  if (actions.length === 0) return null;
  return (
    <>
      <Space wrap role="group" aria-label="可办理的事项">
        {actions.map((each) => (
          <Button
            key={each.action}
            type={each.action === primary ? 'primary' : 'default'}
            loading={running === each.action}
            onClick={() => {
              setAnswered(false);
              if (each.needs.length > 0) setAsked(each);
              else void act(each.action, {});
            }}
          >
            {each.label}
          </Button>
        ))}
      </Space>
      {!asked && <ProblemAlert problem={refusal} />}
      {asked && (
        <Question
          asked={asked}
          fields={fields}
          problem={refusal}
          isRunning={running === asked.action}
          onGiven={(given) => act(asked.action, given)}
          onCancel={() => {
            setAsked(undefined);
            setAnswered(false);
          }}
        />
      )}
    </>
  );
}
