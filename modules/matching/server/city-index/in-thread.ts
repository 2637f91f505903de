import { type MatchSnapshot, openSnapshot } from '#engines/matching/index.ts';
import { askThread, type ThreadOptions } from '../ask-thread.ts';
import type { Built } from './build.ts';
import type { IndexOf } from './index-of.ts';

export interface BuildData {
  /** Of the server's own role: the thread reads as a named job. */
  url: string;
  of: IndexOf;
}

export interface BuildResult extends Omit<Built, 'index'> {
  snapshot: MatchSnapshot;
}

/** Builds a city's index in a thread of its own; its columns come back in shared memory. */
export async function buildInThread(data: BuildData, options: ThreadOptions): Promise<Built> {
  const file = new URL('./build-process.ts', import.meta.url);
  const { snapshot, ...read } = await askThread<BuildResult>(file, data, 'index not built', options);
  return { index: openSnapshot(snapshot), ...read };
}
