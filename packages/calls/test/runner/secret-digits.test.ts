import { readFileSync } from "node:fs";
import { compile } from "@dialtree/engine";
import { readText, type Task, type Tone } from "@dialtree/flow";
import { nodeTypes } from "@dialtree/nodes";
import { expect, test } from "vitest";
import type { Errands } from "../../src/index.ts";
import { createMemoryStore } from "../../src/store/memory-store.ts";
import { HandClock, key, quiet, type Stand, stand } from "./stand.ts";

const { document } = readText(
  readFileSync(new URL("../../../../flows/account/flow.json", import.meta.url), "utf8"),
  nodeTypes,
);
if (!document) throw new Error("The flow of customer accounts cannot be read.");
const account = compile(document, nodeTypes, "v1");

// A code that is no part of any id, time or number of the test.
const code = "908172";
/** Any three of its digits in a row, however they are written: 9, 0, 8 or "9","0","8". */
const traces = /9\W{0,3}0\W{0,3}8|0\W{0,3}8\W{0,3}1|8\W{0,3}1\W{0,3}7|1\W{0,3}7\W{0,3}2/;

async function press(line: Stand, keys: string, seen: string[] = []): Promise<void> {
  for (const tone of keys) {
    const sequence = line.news().filter((item) => item.kind === "event" && item.type === "tone").length + 1;
    await line.tell({ type: "tone", sequence, tone: tone as Tone }, `tone ${sequence}`);
    await quiet();
    seen.push(await stored(line));
  }
}

async function stored(line: Stand): Promise<string> {
  const [found] = await line.memory.store.load([key]);
  return found?.is === "live" ? found.call.state : "";
}

test("secret digits are in no row, journal, news, command or log at any moment, and survive a dead server", async () => {
  const memory = createMemoryStore();
  const asked: Task["given"][] = [];
  // Whoever checks it takes long enough for its command to be looked at in the store.
  const errands: Errands = {
    carryOut: async ({ task }) => {
      asked.push(task.given);
      await quiet();
      return { outcome: "done", answer: "right" };
    },
  };
  const line = stand(memory, new HandClock(), memory.store, 0, [account], errands);
  await line.begin({ flow: account });
  await quiet();
  await line.tell({ type: "connected" }, "connected");
  await quiet();
  await press(line, "123456");
  await press(line, "11");
  const rows: string[] = [];
  await press(line, code.slice(0, 4), rows);
  expect(JSON.parse(rows.at(-1) ?? "").session).toMatchObject({ entry: [], variables: {} });

  const after = await line.successor();
  after.telephone.states = ["connected"];
  // The new server counts news anew; tones go on where they were.
  for (const [index, tone] of [...code.slice(4), "#"].entries()) {
    const sequence = 13 + index;
    await after.tell({ type: "tone", sequence, tone: tone as Tone }, `tone ${sequence}`);
    await quiet();
    rows.push(await stored(after));
  }
  const passed = after.news().flatMap((item) => (item.kind === "path" ? [item.step] : []));
  expect(asked).toEqual([{ account: "123456", pin: code, caller: "+15550170" }]);
  expect(passed).toContainEqual(expect.objectContaining({ kind: "left", node: "pin", outlet: "right" }));

  const journal = await memory.store.journal(key);
  const told = [
    line.news(),
    after.news(),
    line.logged,
    after.logged,
    line.telephone.sent,
    after.telephone.sent,
  ];
  // Sealed text is chance, and so are the names of servers and calls; only what can be read is looked through.
  const readable = rows.map((row) => row.replace(/"keyed":"[^"]*"/, ""));
  const chance = /"(?:at|dueAt|startedAt|seq|until)":\d+|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
  for (const text of [...readable, JSON.stringify(journal), ...told.map((part) => JSON.stringify(part))])
    expect(text.replaceAll(chance, "")).not.toMatch(traces);
  expect(journal.map(({ entry }) => entry).join("\n")).toContain('"name":"mayListen","value":true');
});
