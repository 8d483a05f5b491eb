import type { Clock } from "../clock.ts";
import type { Delivery } from "../faults/travel.ts";
import { timing } from "../limits.ts";

/** Sends one call's notifications one after the other: the next one starts when the one before it is settled. */
export interface Line<Item> {
  add(item: Item, deliveries: readonly Delivery[]): void;
}

export function createLine<Item>(
  clock: Clock,
  send: (item: Item, delivery: Delivery) => Promise<void>,
): Line<Item> {
  type Waiting = readonly [Item, Delivery];
  const waiting: Waiting[] = [];
  let held: (() => Waiting)[] = [];
  let busy = false;

  async function pump(): Promise<void> {
    if (busy) return;
    busy = true;
    for (let next = waiting.shift(); next; next = waiting.shift()) await send(...next);
    busy = false;
  }

  /** Keeps one back until it is taken, or until nothing has come before its time is over. */
  function holdBack(entry: Waiting): void {
    const take = () => {
      calledOff();
      held = held.filter((other) => other !== take);
      return entry;
    };
    const calledOff = clock.setTimer(() => {
      waiting.push(take());
      void pump();
    }, timing.heldBack);
    held.push(take);
  }

  return {
    add(item, deliveries) {
      for (const delivery of deliveries) {
        const { asideMs } = delivery;
        if (asideMs !== undefined) {
          clock.setTimer(() => void send(item, delivery), asideMs);
        } else if (delivery.behindNext) {
          // A last notification has none behind it: that one goes out late, not never.
          holdBack([item, delivery]);
        } else {
          waiting.push([item, delivery], ...held.map((take) => take()));
        }
      }
      void pump();
    },
  };
}
