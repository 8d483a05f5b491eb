// How faults change the way of a notification: one notification in, the deliveries to make out.

import type { FaultIn } from "./catalogue.ts";
import type { Acting } from "./switches.ts";

export interface Delivery {
  /** Leaves its place in the order and goes out on its own, after so long. */
  readonly asideMs?: number;
  /** Waits until the next one of this call has gone out. */
  readonly behindNext?: boolean;
  /** Goes out in the old format first. */
  readonly legacy?: boolean;
}

type Change = (delivery: Delivery, acting: Acting) => readonly Delivery[];

const changes: Readonly<Record<FaultIn<"notification">, Change>> = {
  duplicate: (delivery, { value }) => [
    delivery,
    ...Array.from({ length: value("copies") }, () =>
      value("ms") > 0 ? { ...delivery, asideMs: value("ms") } : delivery,
    ),
  ],
  drop: () => [],
  rosterLost: () => [],
  delay: (delivery, { value }) => [{ ...delivery, asideMs: (delivery.asideMs ?? 0) + value("ms") }],
  reorder: (delivery) => [{ ...delivery, behindNext: true }],
  legacyFirst: (delivery) => [{ ...delivery, legacy: true }],
};

export const deliveriesOf = (acting: readonly Acting<FaultIn<"notification">>[]): readonly Delivery[] =>
  acting.reduce<readonly Delivery[]>(
    (deliveries, fault) => deliveries.flatMap((delivery) => changes[fault.fault](delivery, fault)),
    [{}],
  );
