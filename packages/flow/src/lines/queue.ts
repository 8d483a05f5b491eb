interface Waiting<Item> {
  readonly item: Item;
  readonly cost: number;
  /** Of equal ones, whoever came last goes first: it is likelier to have come farther. */
  readonly turn: number;
}

/** Gives the cheapest of what waits. */
export class CheapestFirst<Item> {
  readonly #heap: Waiting<Item>[] = [];
  #turn = 0;

  add(item: Item, cost: number): void {
    const heap = this.#heap;
    const added = { item, cost, turn: this.#turn++ };
    let at = heap.length;
    heap.push(added);
    while (at > 0) {
      const above = (at - 1) >> 1;
      const parent = heap[above];
      if (!parent || !isBefore(added, parent)) break;
      heap[at] = parent;
      at = above;
    }
    heap[at] = added;
  }

  take(): Item | undefined {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (!first || !last || heap.length === 0) return first?.item;
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      let child = heap[below];
      const other = heap[below + 1];
      if (child && other && isBefore(other, child)) [child, below] = [other, below + 1];
      if (!child || !isBefore(child, last)) break;
      heap[at] = child;
      at = below;
    }
    heap[at] = last;
    return first.item;
  }
}

function isBefore(one: Waiting<unknown>, other: Waiting<unknown>): boolean {
  return one.cost < other.cost || (one.cost === other.cost && one.turn > other.turn);
}
