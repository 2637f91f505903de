import { Input } from 'antd';
import { useEffect, useState } from 'react';
import { formatYuan, parseYuan } from '#engines/money/index.ts';

interface MoneyInputProps {
  id?: string;
  /** Whole fen. */
  valueFen?: number | null;
  onChangeFen?: (fen: number | undefined) => void;
  /** The same under the names a form gives its fields. */
  value?: number | null;
  onChange?: (fen: number | undefined) => void;
  disabled?: boolean;
  'aria-label'?: string;
}

const textOf = (fen: number | null | undefined): string =>
  fen === null || fen === undefined ? '' : formatYuan(fen).replace(/\.00$/, '');
const fenOf = (text: string): number | undefined => {
  const parsed = parseYuan(text);
  return parsed.ok && parsed.fen <= Number.MAX_SAFE_INTEGER ? Number(parsed.fen) : undefined;
};

/** An amount typed in yuan, kept in whole fen. What is no amount stays visible as an error and counts as empty. */
export function MoneyInput({ valueFen, onChangeFen, value, onChange, ...rest }: MoneyInputProps) {
  const fen = valueFen ?? value ?? undefined;
  const [text, setText] = useState(textOf(fen));
  useEffect(() => {
    // A value from outside replaces the text; typing "3000." must not be rewritten under the hand.
    setText((typed) => (fenOf(typed) === fen ? typed : textOf(fen)));
  }, [fen]);
  const isWrong = text.trim() !== '' && fenOf(text) === undefined;

  function change(typed: string): void {
    setText(typed);
    const next = fenOf(typed);
    onChangeFen?.(next);
    onChange?.(next);
  }
  return (
    <>
      <Input
        {...rest}
        inputMode="decimal"
        suffix="元"
        value={text}
        {...(isWrong ? { status: 'error' as const } : {})}
        onChange={(event) => change(event.target.value)}
        onBlur={() => !isWrong && setText(textOf(fen))}
      />
      {isWrong && <span className="field-error">金额应为数字，最多两位小数，如 3500 或 3500.50</span>}
    </>
  );
}
