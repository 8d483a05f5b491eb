// PINs as a caller meets them on the real server: what was wrong in one call counts in the next.

import { readFileSync } from "node:fs";
import { type FlowDocument, readText } from "@dialtree/flow";
import { nodeTypes } from "@dialtree/nodes";
import { readScenario } from "@dialtree/rehearsal";
import { manualClock } from "@dialtree/simulator";
import { afterAll, expect, test } from "vitest";
import { playLive } from "./both-ways.ts";
import { sharedVoice, startRealLine } from "./real-line.ts";

const file = (name: string) => new URL(`../flows/account/${name}`, import.meta.url);
const document = readText(readFileSync(file("flow.json"), "utf8"), nodeTypes).document as FlowDocument;
const recordings = new Map([["hold-music.wav", readFileSync(file("prompts/hold-music.wav"))]]);

const voice = sharedVoice();
const clock = manualClock();
const line = await startRealLine(clock, voice.prompts);
afterAll(async () => {
  await line.close();
  await voice.close();
});

/** One call: the customer number, its confirmation, no to listening, and these codes. */
async function call(from: string, ...codes: readonly string[]): Promise<readonly string[]> {
  const presses = ["123456", "1", "2", ...codes.map((code) => `${code}#`)];
  const read = readScenario(
    [`call from ${from}`, ...presses.map((keys) => `presses ${keys}`), "waits 5s", "leaves"].join("\n"),
  );
  if (!("scenario" in read)) throw new Error(JSON.stringify(read.faults));
  const { lines } = await playLive(line, read.scenario, dialled);
  return lines.slice(lines.findIndex((told) => told.startsWith("checks")));
}

const dialled = await line.publish({ document, recordings });
await line.server.control.pins.put("account", [{ account: "123456", pin: "112233" }]);
const wrong = 'hears      "That telephone code is not right."';
const locked = 'hears      "For your safety this account cannot be used by telephone just now."';

test("five wrong codes in two calls lock the account, for every caller, until the time is over", async () => {
  const first = await call("+15550171", "112244", "112245", "112246");
  expect(first.filter((told) => told === wrong)).toHaveLength(2);
  const second = await call("+15550172", "112247", "112248");
  expect(second).toContain(wrong);
  expect(second).toContain(locked);
  const right = await call("+15550173", "112233");
  expect(right).toContain(locked);
  await clock.advance(31 * 60_000, async () => line.server.idle());
  expect(await call("+15550173", "112233")).toContain('hears      "Thank you."');
});

test("a right code makes an end of what was counted", async () => {
  await call("+15550171", "112244", "112245", "112246");
  expect(await call("+15550174", "112244", "112233")).toContain('hears      "Thank you."');
  expect(await call("+15550175", "112244", "112245", "112246")).not.toContain(locked);
});

test("whoever wants to know whether an account exists hears the same of one that does not", async () => {
  await line.server.control.pins.unlock("account", { account: "123456" });
  const there = await call("withheld", "112244", "112245", "112246");
  await line.server.control.pins.put("account", [{ account: "234567", pin: "445566" }]);
  await line.server.control.pins.unlock("account", { account: "123456" });
  expect(await call("withheld", "112244", "112245", "112246")).toEqual(there);
});
