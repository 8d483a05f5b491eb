// Where a caller's number and keys are while they call, and that they are nowhere once they have. The number stands in
// the row of the live call, keys only as ciphertext; both go with the row.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startProcesses } from "../processes.ts";
import { type Stand, standOn } from "./stand.ts";
import { isOver, said } from "./watching.ts";

// Long enough that neither turns up by chance in hashes and ciphertext.
const number = "+15557391846205";
const keys = "264859716394825061";
const found = {
  number: /5557391846205/,
  // As text, and as any list of texts.
  keys: new RegExp([...keys.slice(0, 10)].join("[^0-9a-zA-Z]{0,12}(?:tone)?")),
  toneNames: /"tone[0-9]"/i,
};

let stand: Stand;
beforeAll(async () => {
  stand = standOn(await startProcesses({ scale: 2, env: { DIALTREE_LOG: "trace" }, flows: ["doctor"] }));
}, 180_000);
afterAll(() => stand?.stop());

/** Which of the canaries are in which file of the data folder. */
function kept(): readonly string[] {
  return readdirSync(stand.dataFolder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .flatMap(({ parentPath, name }) => {
      const bytes = readFileSync(join(parentPath, name)).toString("latin1");
      return Object.entries(found).flatMap(([what, pattern]) =>
        pattern.test(bytes) ? [`${what} in ${name}`] : [],
      );
    })
    .sort();
}

async function elsewhere(): Promise<readonly string[]> {
  const asked = ["/metrics", "/readyz", "/healthz", "/api/calls", "/api/line", "/nowhere"];
  const texts = await Promise.all(
    asked.map(async (path) => [path, await (await fetch(stand.serverUrl + path)).text()] as const),
  );
  return [...texts, ["the log", stand.serverSaid()] as const].flatMap(([place, text]) =>
    Object.entries(found).flatMap(([what, pattern]) => (pattern.test(text) ? [`${what} in ${place}`] : [])),
  );
}

test("number and keys are where they have to be, only as long as they have to be, and nowhere else", async () => {
  const id = await stand.place({ to: "+15550102", from: { kind: "phone", number } });
  // What the practice says first cannot be interrupted: what is keyed meanwhile is kept for the menu.
  await stand.wire.until(id, "the first words", (lines) => said(lines) >= 1);
  await stand.press(id, keys);
  await stand.wire.until(
    id,
    "all keys taken in",
    (lines) =>
      lines.filter(({ type, kind }) => type === "notification" && kind === "tone").length === keys.length,
  );

  // The server dies in the middle: what is on the disk now is what a thief of the disk would find.
  await stand.killServer();
  expect(kept()).toEqual(["number in calls.db-wal"]);
  expect(await stand.control("GET", `/calls/${id}`)).toMatchObject({ state: "established" });

  await stand.startServer();
  await stand.wire.until(id, "the end", isOver);
  expect(await elsewhere()).toEqual([]);
  expect(await stand.stopServer()).toBe(0);
  expect(kept()).toEqual([]);
  expect(stand.serverSaid()).not.toMatch(found.number);
  // The canaries can be found where they are: the log of the simulator has both.
  const wire = JSON.stringify(await stand.call(id));
  expect(wire).toMatch(found.number);
  expect(wire).toMatch(found.toneNames);
});
