// A caller who stays long: Graph ends a call of which it does not hear for 45 minutes. What goes wrong with the requests
// that keep it alive, the caller does not hear. On a clock that stands still between two timers.

import type { FlowDocument } from "@dialtree/flow";
import { expect, test } from "vitest";
import { reception, stillLine } from "./still-line.ts";

/** Whoever presses nothing hears the opening hours, and the menu again. */
const document: FlowDocument = {
  ...reception,
  edges: reception.edges.map((edge) =>
    edge.from === "main" && edge.outlet === "no-input" ? { ...edge, to: "hours" } : edge,
  ),
};
const { clock, line, quiet } = stillLine(document);

const minute = 60_000;

test("50 minutes, with trouble at each keepAlive: the caller is still there, and heard the same as without", async () => {
  const { world } = line().simulator;
  const [number] = world.directory().numbers;
  if (!number) throw new Error("There is no number to dial.");
  const dialled = { kind: "number", ...number, tenantId: world.directory().tenantId } as const;
  type PlacedFault = NonNullable<Parameters<typeof world.place>[2]>[number];
  const on = ["keepAlive"];
  const troubles: readonly (readonly PlacedFault[])[] = [
    [],
    [{ fault: "serverError", on, times: 2 }],
    [{ fault: "throttled", on, times: 1, retryAfter: 90 }],
    [{ fault: "lostReply", on }],
    [{ fault: "truncated", on }],
    [{ fault: "reset", on, times: 4 }],
  ];
  const calls = troubles.map(
    (faults) => world.place({ kind: "phone", number: "+15550170" }, dialled, faults).id,
  );
  for (let minutes = 0; minutes < 50; minutes += 5) await clock.advance(5 * minute, quiet);

  const heard = calls.map((id) =>
    world.log
      .of(id)
      .flatMap((entry) => (entry.type === "audio" ? [`${entry.did} ${entry.prompt ?? ""}`] : [])),
  );
  expect(heard[0]?.length).toBeGreaterThan(100);
  for (const [index, id] of calls.entries()) {
    expect([index, world.find(id)?.state]).toEqual([index, "established"]);
    expect([index, heard[index]]).toEqual([index, heard[0]]);
    const sent = world.log
      .of(id)
      .filter((entry) => entry.type === "request" && entry.operation === "keepAlive");
    expect(sent.length).toBeGreaterThanOrEqual(3);
    world.apply(id, { type: "hangUp" });
  }
  await clock.advance(minute, quiet);
  expect(line().server.runner.ongoing).toBe(0);
});
