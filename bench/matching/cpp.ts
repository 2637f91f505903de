import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CITIES, classOf, type Nation, newsOf, POINTS, PROVINCES, provinceOf } from './nation.ts';

const source = join(import.meta.dirname, 'scan.cpp');

/** Compiles the C++ yardstick; undefined where there is no compiler. */
export function compileScan():
  | { run(nation: Nation, k: number, threads: number): CppResult; remove(): void }
  | undefined {
  const dir = mkdtempSync(join(tmpdir(), 'gongqiao-bench-cpp-'));
  const program = join(dir, 'scan');
  const remove = () => rmSync(dir, { recursive: true, force: true });
  const { status } = spawnSync('g++', [
    '-O3',
    '-march=native',
    '-std=c++20',
    '-pthread',
    source,
    '-o',
    program,
  ]);
  if (status !== 0) {
    remove();
    return undefined;
  }
  return { remove, run: (nation, k, threads) => runScan(program, nation, k, threads) };
}

export interface CppResult {
  milliseconds: number;
  scoreSum: number;
}

function runScan(program: string, { reach, seekers, posts }: Nation, k: number, threads: number): CppResult {
  const places = { city: CITIES, province: PROVINCES, nation: 1 }[reach];
  const placeOf = (city: number) => (reach === 'city' ? city : provinceOf(city));
  const { same, near, surplus, surplusFull } = POINTS;
  const numbers = [k, threads, places, seekers.length, posts.length, same, near, surplus, surplusFull];
  for (const post of posts) {
    const { youngest, oldest, payYuan, occupation } = post;
    numbers.push(
      placeOf(post.city),
      youngest,
      oldest,
      payYuan,
      occupation,
      classOf(occupation),
      newsOf(post),
    );
  }
  for (const { accepts, age, wishYuan, occupation } of seekers) {
    const [first = 0, second = 0, third = 0] = accepts;
    numbers.push(accepts.length, first, second, third, age, wishYuan, occupation, classOf(occupation));
  }
  const input = Buffer.from(Int32Array.from(numbers).buffer);
  const { stdout, status } = spawnSync(program, { input, encoding: 'utf8' });
  if (status !== 0) throw new Error(`scan ended with ${status}`);
  const [, milliseconds = Number.NaN, scoreSum = Number.NaN] = stdout.trim().split(' ').map(Number);
  return { milliseconds, scoreSum };
}
