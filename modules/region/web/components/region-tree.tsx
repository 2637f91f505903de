import { useQueryClient } from '@tanstack/react-query';
import { Tree } from 'antd';
import { useEffect, useState } from 'react';
import type { z } from 'zod';
import { callOperation } from '#ui/client.ts';
import { Loading, LoadError } from '#ui/desk/index.ts';
import { useRead } from '#ui/hooks.ts';
import { getDictionary, listRegions } from '../../contract/operations.ts';

type Region = z.output<(typeof listRegions)['output']>['regions'][number];
interface Node {
  key: string;
  title: React.ReactNode;
  isLeaf: boolean;
  children?: Node[];
}

/** The divisions of the city; a branch is asked for when it is opened. */
export function RegionTree() {
  const top = useRead(listRegions, {}, { isFixed: true });
  const { data: place } = useRead(getDictionary, {}, { isFixed: true });
  const queries = useQueryClient();
  const [below, setBelow] = useState<Map<string, Region[]>>(new Map());
  const root = top.data?.regions[0]?.code;

  async function open(parent: string): Promise<void> {
    const answer = await queries.fetchQuery({
      queryKey: [listRegions.name, { parent }],
      queryFn: () => callOperation(listRegions, { parent }),
      staleTime: Number.POSITIVE_INFINITY,
    });
    setBelow((before) => new Map(before).set(parent, answer.regions));
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: opens the city itself once it is known
  useEffect(() => {
    if (root) void open(root);
  }, [root]);

  const label = (level: string): string => place?.levels.find((each) => each.level === level)?.label ?? '';
  const nodeOf = ({ code, name, level, hasChildren }: Region): Node => {
    const children = below.get(code)?.map(nodeOf);
    return {
      key: code,
      title: (
        <>
          {name} <span className="soft">{`${label(level)} ${code}`}</span>
        </>
      ),
      isLeaf: !hasChildren,
      ...(children ? { children } : {}),
    };
  };
  if (top.error) return <LoadError problem={top.error.problem} retry={top.refetch} />;
  if (!top.data || !root) return <Loading />;
  return (
    <Tree<Node>
      selectable={false}
      showLine
      defaultExpandedKeys={[root]}
      treeData={top.data.regions.map(nodeOf)}
      loadData={({ key, children }) => (children ? Promise.resolve() : open(key))}
    />
  );
}
