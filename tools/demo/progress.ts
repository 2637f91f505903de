const everyMs = 3000;

function inWords(seconds: number): string {
  return seconds < 60
    ? `${Math.max(1, Math.round(seconds))} 秒`
    : `${Math.floor(seconds / 60)} 分 ${Math.round(seconds % 60)} 秒`;
}

/** Says how far a long job is, at most every few seconds, and how long the rest takes at the pace so far. */
export class Progress {
  readonly #say: (line: string) => void;
  readonly #started = performance.now();
  #said = performance.now();
  #total = 0;
  #done = 0;

  constructor(say: (line: string) => void) {
    this.#say = say;
  }

  /** The work of the whole job, in the units that `advance` counts. */
  expect(total: number): void {
    this.#total = total;
  }

  /** `rows` of `label` are there, `work` units more are done. */
  advance(label: string, rows: number, work: number): void {
    this.#done += work;
    if (performance.now() - this.#said < everyMs) return;
    this.#said = performance.now();
    const left = ((this.#said - this.#started) / 1000 / this.#done) * Math.max(0, this.#total - this.#done);
    const percent = Math.min(99, Math.floor((this.#done / this.#total) * 100));
    this.#say(`  ${label} ${rows.toLocaleString('zh-CN')}（共完成 ${percent}%，约剩 ${inWords(left)}）`);
  }

  /** One kind of rows is complete. */
  finish(label: string, rows: number): void {
    this.#say(`  ${label} ${rows.toLocaleString('zh-CN')} ✓`);
  }
}
