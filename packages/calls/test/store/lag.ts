import { monitorEventLoopDelay } from "node:perf_hooks";

/** How late the event loop came to its turns while something went on, in milliseconds. */
export interface Lag {
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

export async function lagDuring(work: () => Promise<void>): Promise<Lag> {
  // It notes how long a timer of 1 ms really took: with nothing in its way, 1 ms and a little.
  const histogram = monitorEventLoopDelay({ resolution: 1 });
  histogram.enable();
  await work();
  histogram.disable();
  const ms = (nanoseconds: number) => nanoseconds / 1e6;
  return { p50: ms(histogram.percentile(50)), p99: ms(histogram.percentile(99)), max: ms(histogram.max) };
}
