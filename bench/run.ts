// npm run bench [-- <name>] [its options]
// Without a name: the server on growing cities (bench/city.ts). Each name needs only what it says.
const benches: Record<string, (args: string[]) => Promise<number>> = {
  rules: async () => (await import('./rules/run.ts')).benchRules(),
  matching: async (args) => (await import('./matching.ts')).benchMatching(args),
  allocation: async (args) => (await import('./allocation.ts')).benchAllocation(args),
  quality: async (args) => (await import('./quality/run.ts')).runQuality(args),
};

const [name = '', ...rest] = process.argv.slice(2);
const bench = benches[name];
process.exitCode = bench
  ? await bench(rest)
  : await (await import('./city.ts')).benchCity(process.argv.slice(2));
