// What the server's log says of a call, at its loudest: enough to ask Microsoft about it, nothing of who called or of
// what was keyed.

import { setTimeout as wait } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { startProcesses } from "./processes.ts";

/** Everything in a line that is no object, with the name it goes by. */
function leaves(value: unknown, name = ""): readonly (readonly [string, unknown])[] {
  if (typeof value !== "object" || value === null) return [[name, value]];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, key));
}

test("every line of a call names it, every request has Graph's ids, and no line tells a number or a key", async () => {
  const stand = await startProcesses({ scale: 4, env: { DIALTREE_LOG: "trace" }, flows: ["reception"] });
  onTestFinished(() => stand.stop());
  // A server that answers may have lines on the way that are not read yet; this one is the last of its start.
  while (!stand.serverSaid().includes('"msg":"listening"')) await wait(20);
  const before = stand.serverSaid().length;
  const id = await stand.dial("+15550100", { kind: "phone", number: "+15557739" });
  let plays = 0;
  await stand.seen("the end of the call", (line) => {
    if (line.callId !== id) return false;
    if (line.type === "audio" && line.did === "starts") {
      plays += 1;
      // A key that means nothing, after which the menu is said again, and one that leads on.
      if (plays === 2) void stand.press(id, "9");
      if (plays === 4) void stand.press(id, "2");
    }
    return line.type === "phone" && line.did === "ended";
  });
  const { wire, result } = await stand.call(id);
  expect(result).toMatchObject({ code: 200, subcode: 7015 });
  // The server is told of the end a moment after the phone has seen it.
  while (!stand.serverSaid().includes('"call ended"')) await wait(20);
  expect(await stand.stopServer()).toBe(0);

  const said = stand.serverSaid().slice(before);
  const lines = said
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  const ofCall = lines.filter(({ msg }) => msg !== "stopping");
  expect(ofCall.filter(({ session }) => session !== id)).toEqual([]);
  expect(ofCall.map(({ msg }) => msg)).toEqual(
    expect.arrayContaining(["call began", "graph request", "call ended"]),
  );

  const requests = ofCall.filter(({ msg }) => msg === "graph request");
  expect(requests).toHaveLength(wire.filter(({ type }) => type === "request").length);
  for (const request of requests) {
    for (const name of ["graphRequest", "clientRequest"])
      expect(request[name], JSON.stringify(request)).toMatch(/^[0-9a-f]{8}-[0-9a-f-]{27}$/);
  }

  expect(said).not.toMatch(/5557739/);
  // How many milliseconds a request took says nothing of keys, even if they are nine.
  const told = lines.flatMap((line) => leaves(line)).filter(([name]) => name !== "tookMs");
  expect(told.filter(([, value]) => /^(tone)?[92]$/.test(String(value)))).toEqual([]);
  expect(told.filter(([name]) => /tone|digit|keys?$|number|caller|authorization/i.test(name))).toEqual([]);
});
