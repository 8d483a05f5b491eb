/** Time as the simulator knows it, in milliseconds since 1970. */
export interface Clock {
  now(): number;
  /** Runs once, `delayMs` of this clock from now; the function that is returned calls it off. */
  setTimer(run: () => void, delayMs: number): () => void;
  /** The time that tokens carry. It is people's time even when the clock runs fast: others check it with theirs. */
  wall(): number;
  /** How many times as fast as people's; left out by a clock that stands still. */
  readonly scale?: number;
}

// Node turns longer delays into 1 ms.
const longestTimeout = 2 ** 31 - 1;

/** People's clock, or one that runs `scale` times as fast from the moment it is made. */
export function scaledClock(scale = 1): Clock {
  const origin = Date.now();
  const started = performance.now();
  const now = () => origin + (performance.now() - started) * scale;
  return {
    now,
    scale,
    wall: () => Date.now(),
    setTimer(run, delayMs) {
      const due = now() + delayMs;
      let timeout: NodeJS.Timeout;
      const wait = () => {
        const left = (due - now()) / scale;
        if (left <= 0) return run();
        timeout = setTimeout(wait, Math.min(Math.ceil(left), longestTimeout));
      };
      timeout = setTimeout(wait, Math.min(Math.ceil(delayMs / scale), longestTimeout));
      return () => clearTimeout(timeout);
    },
  };
}

/** A clock that stands still until it is told to go on. */
export interface ManualClock extends Clock {
  /**
   * Goes on by `ms`, stopping at each timer that falls due, in order. `between` is awaited before the first and after
   * each of them: there the rest of the world does what the timer has caused.
   */
  advance(ms: number, between?: () => Promise<void>): Promise<void>;
  /** When the next timer falls due; undefined when none is set. */
  nextDue(): number | undefined;
}

export function manualClock(start = Date.UTC(2026, 0, 5, 9)): ManualClock {
  let time = start;
  let made = 0;
  const timers = new Map<number, { due: number; run: () => void }>();

  const firstDue = (until: number) =>
    [...timers].filter(([, { due }]) => due <= until).sort(([a, x], [b, y]) => x.due - y.due || a - b)[0];

  return {
    now: () => time,
    wall: () => time,
    setTimer(run, delayMs) {
      const key = made++;
      timers.set(key, { due: time + Math.max(0, delayMs), run });
      return () => void timers.delete(key);
    },
    nextDue: () => firstDue(Number.POSITIVE_INFINITY)?.[1].due,
    async advance(ms, between = async () => {}) {
      const until = time + ms;
      await between();
      for (let next = firstDue(until); next; next = firstDue(until)) {
        const [key, { due, run }] = next;
        timers.delete(key);
        time = due;
        run();
        await between();
      }
      time = until;
    },
  };
}

/** The same clock, with a way to call off everything that was set through it. */
export function leashed(clock: Clock): Clock & { callOff(): void } {
  const set = new Set<() => void>();
  return {
    ...(clock.scale === undefined ? {} : { scale: clock.scale }),
    now: () => clock.now(),
    wall: () => clock.wall(),
    setTimer(run, delayMs) {
      const cancel = clock.setTimer(() => {
        set.delete(cancel);
        run();
      }, delayMs);
      set.add(cancel);
      return () => {
        set.delete(cancel);
        cancel();
      };
    },
    callOff() {
      for (const cancel of set) cancel();
      set.clear();
    },
  };
}

export const isManual = (clock: Clock): clock is ManualClock => "advance" in clock;
