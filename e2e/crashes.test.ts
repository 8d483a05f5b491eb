// The server dies (kill -9) at every place of a call and is started again: the caller hears the end of it all the same.

import { afterAll, beforeAll, expect, test } from "vitest";
import { type Processes, startProcesses, type Wire } from "./processes.ts";

// Several at a time, each with its own server and simulator: most of the time is spent waiting for words to be said.
// In real time, because starting a server takes real time: Graph tells its news again for seven seconds.
const lanes = 4;
// Graph tells its news again for seven seconds; a server that this machine starts no faster cannot be heard of in time.
const startsWithinMs = 5_000;
const triesAtAPlace = 6;
let stands: Processes[] = [];

beforeAll(async () => {
  stands = await Promise.all(Array.from({ length: lanes }, () => startProcesses({ flows: ["reception"] })));
}, 180_000);
afterAll(async () => {
  await Promise.all(stands.map((stand) => stand.stop()));
});

/** What goes over the wire and what happens at the phone, in a word each; a place to die is behind one of them. */
const nameOf = ({ type, operation, kind, did }: Wire) => `${type} ${operation ?? kind ?? did ?? ""}`.trim();

/** Dials, presses 2 at the menu, and is put through; `at`: the line of the wire at which the server is killed. */
async function callThrough(stand: Processes, at: number | undefined) {
  const id = await stand.dial();
  let mine: readonly Wire[] = [];
  let plays = 0;
  let pressed = false;
  let died: Promise<void> | undefined;
  let awayMs = 0;
  await stand.seen(`the end of a call that loses its server at line ${at}`, (line, all) => {
    if (line.callId !== id) return false;
    mine = all.filter(({ callId }) => callId === id);
    if (line.type === "audio" && line.did === "starts") plays += 1;
    // The caller knows the menu: it is what is said after the welcome.
    if (plays >= 2 && !pressed) {
      pressed = true;
      void stand.press(id, "2");
    }
    if (mine.length === at && !died) {
      const since = performance.now();
      died = stand
        .killServer()
        .then(() => stand.startServer())
        .then(() => {
          awayMs = performance.now() - since;
        });
    }
    return line.type === "phone" && line.did === "ended";
  });
  await died;
  const { result, wire } = await stand.call(id);
  return { id, result, wire: wire as readonly Wire[], mine, awayMs };
}

test("kill -9 at each place of a call: it goes on, and nobody is transferred twice", async () => {
  const [stand] = stands as [Processes];
  const whole = await callThrough(stand, undefined);
  expect(whole.result).toMatchObject({ code: 200, subcode: 7015 });
  const places = whole.mine.length - 1;
  expect(places).toBeGreaterThan(30);

  const next = Array.from({ length: places }, (_, index) => index + 1);
  const wrong: unknown[] = [];
  let seen = 0;
  await Promise.all(
    stands.map(async (own) => {
      for (let at = next.shift(); at !== undefined; at = next.shift()) {
        let called = await callThrough(own, at);
        for (let tries = 1; called.awayMs > startsWithinMs && tries < triesAtAPlace; tries += 1) {
          called = await callThrough(own, at);
        }
        const { result, wire } = called;
        const transfers = wire.filter(
          ({ type, operation }) => type === "request" && operation === "transfer",
        );
        const right =
          result?.subcode === 7015 &&
          transfers.length === 1 &&
          JSON.stringify(transfers[0]?.body).includes("5f1c2f7e-4d0b-4c8e-9a52-7a1f6f0f6a03");
        seen += 1;
        if (!right)
          wrong.push({ at, place: nameOf(whole.mine[at - 1] as Wire), result, wire: wire.map(nameOf) });
      }
    }),
  );
  expect(wrong).toEqual([]);
  expect(seen).toBe(places);
}, 600_000);
