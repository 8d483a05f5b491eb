/** Something that is going to happen. */
export interface Planned {
  readonly at: number;
  /** Taken back: it does not happen. */
  cancelled: boolean;
}

interface Entry extends Planned {
  readonly order: number;
  readonly run: () => void;
}

/**
 * Virtual time. One thing happens after the other, and everything that follows from it without waiting for time is
 * worked off before the next. What is due at once happens in the order in which it was planned.
 */
export class Timeline {
  now: number;
  #planned = 0;
  readonly #heap: Entry[] = [];

  /** @param start Milliseconds since 1970, UTC. */
  constructor(start: number) {
    this.now = start;
  }

  after(ms: number, run: () => void): Planned {
    return this.at(this.now + Math.max(0, ms), run);
  }

  at(at: number, run: () => void): Planned {
    const entry: Entry = { at: Math.max(at, this.now), order: this.#planned++, run, cancelled: false };
    const heap = this.#heap;
    let place = heap.length;
    heap.push(entry);
    while (place > 0) {
      const above = (place - 1) >> 1;
      const parent = heap[above] as Entry;
      if (!before(entry, parent)) break;
      heap[place] = parent;
      place = above;
    }
    heap[place] = entry;
    return entry;
  }

  /** Lets time pass until nothing is planned any more, or `stop` says so. */
  async run(stop: () => boolean): Promise<void> {
    await Promise.resolve();
    while (!stop()) {
      const next = this.#pop();
      if (!next) return;
      if (next.cancelled) continue;
      this.now = next.at;
      next.run();
      await workedOff();
    }
  }

  #pop(): Entry | undefined {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (!first || !last || heap.length === 0) return first;
    let place = 0;
    for (;;) {
      let below = 2 * place + 1;
      if (below >= heap.length) break;
      if (below + 1 < heap.length && before(heap[below + 1] as Entry, heap[below] as Entry)) below += 1;
      if (!before(heap[below] as Entry, last)) break;
      heap[place] = heap[below] as Entry;
      place = below;
    }
    heap[place] = last;
    return first;
  }
}

function before(a: Entry, b: Entry): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order);
}

/**
 * Resolves as soon as no promise has anything left to do. Node runs what `nextTick` was given only when its queue of
 * promise jobs is empty, so one turn is enough and the event loop need not be waited for.
 */
function workedOff(): Promise<void> {
  return new Promise((resolve) => process.nextTick(resolve));
}
