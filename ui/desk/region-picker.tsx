import { useQueries } from '@tanstack/react-query';
import { Cascader } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { ancestorsOf, isWithin, levelOf } from '#engines/regiontree/index.ts';
import { findRegions, listRegions } from '#modules/region/contract/operations.ts';
import { callOperation } from '../client.ts';
import { useMe, useRead } from '../hooks.ts';

interface RegionPickerProps {
  id?: string;
  value?: string | null;
  onChange?: (code: string | undefined) => void;
  /** The division below which one chooses; default: the user's own region. */
  within?: string;
  /** Levels that may be chosen; default: every level below `within`. */
  levels?: string[];
  placeholder?: string;
  disabled?: boolean;
  'aria-label'?: string;
}

type Region = z.output<(typeof listRegions)['output']>['regions'][number];
interface Option {
  value: string;
  label: string;
  isLeaf: boolean;
  disabled: boolean;
  children?: Option[];
}

const depth = ['province', 'city', 'county', 'town', 'village'];

/** Divisions from below the top down to the code itself. */
function pathTo(code: string | null | undefined, top: string): string[] {
  if (!code || !isWithin(code, top)) return [];
  return [...ancestorsOf(code), code].filter((each) => each !== top && isWithin(each, top));
}

/** The answers of the divisions that have been opened so far, by their parent. */
function useOpened(parents: string[]): Map<string, Region[]> {
  return useQueries({
    queries: parents.map((parent) => ({
      queryKey: [listRegions.name, { parent }],
      queryFn: () => callOperation(listRegions, { parent }),
      staleTime: Number.POSITIVE_INFINITY,
    })),
    combine: (results) => new Map(parents.map((parent, at) => [parent, results[at]?.data?.regions ?? []])),
  });
}

function optionsBelow(parent: string, opened: Map<string, Region[]>, levels: string[] | undefined): Option[] {
  const deepest = levels ? Math.max(...levels.map((level) => depth.indexOf(level))) : depth.length;
  return (opened.get(parent) ?? []).map(({ code, name, level, hasChildren }) => {
    const children = opened.has(code) ? optionsBelow(code, opened, levels) : undefined;
    return {
      value: code,
      label: name,
      isLeaf: !hasChildren || depth.indexOf(level) >= deepest,
      disabled: false,
      ...(children?.length ? { children } : {}),
    };
  });
}

/** A division chosen from the tree, level by level; the value is its 12-digit code. */
export function RegionPicker({
  value,
  onChange,
  within,
  levels,
  placeholder = '请选择区划',
  ...rest
}: RegionPickerProps) {
  const me = useMe();
  const own = me.scope.regionCode;
  // A province's office acts for more than the city holds.
  const top = within ?? (own && isWithin(own, me.rootRegion) ? own : me.rootRegion);
  const isTopChoosable = levels?.includes(levelOf(top) ?? '') ?? false;
  const chosen = pathTo(value, top);
  const [open, setOpen] = useState<string[]>([]);
  const opened = useOpened([...new Set([top, ...chosen.slice(0, -1), ...open])]);
  const names = useRead(findRegions, { codes: [top] }, { enabled: isTopChoosable, isFixed: true });
  const below = optionsBelow(top, opened, levels);
  const topOption = {
    value: top,
    label: names.data?.regions[0]?.name ?? '',
    isLeaf: below.length === 0,
    disabled: false,
    children: below,
  };
  const path = isTopChoosable && value ? [top, ...chosen] : chosen;

  return (
    <Cascader
      {...rest}
      className="fill"
      placeholder={placeholder}
      options={isTopChoosable ? [topOption] : below}
      value={path}
      changeOnSelect
      displayRender={(labels) => labels.slice(isTopChoosable && labels.length > 1 ? 1 : 0).join(' · ')}
      loadData={(options) => {
        const code = options.at(-1)?.value;
        if (typeof code === 'string') setOpen((before) => [...before, code]);
      }}
      onChange={(next) => {
        const code = next?.at(-1);
        const isAllowed = typeof code === 'string' && (!levels || levels.includes(levelOf(code) ?? ''));
        if (!next?.length) onChange?.(undefined);
        else if (isAllowed) onChange?.(code);
      }}
    />
  );
}
