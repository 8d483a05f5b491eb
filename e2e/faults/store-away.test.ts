// The disk is full, or the store does not answer: nothing is acknowledged that is not written, new callers are sent where
// the flow sends callers in trouble, and when there is room again everything goes on by itself. A full disk cannot be
// had without privileges; the store itself is tested against a full file, here its refusals meet the rest of the server.

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type CallStore, StoreError, type StoreFault } from "@dialtree/calls";
import { createSqliteStore } from "@dialtree/calls/sqlite";
import { type FlowDocument, readText } from "@dialtree/flow";
import { nodeTypes } from "@dialtree/nodes";
import { manualClock } from "@dialtree/simulator";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type RealLine, sharedVoice, startRealLine } from "../real-line.ts";

const document = readText(
  readFileSync(new URL("../../flows/reception/flow.json", import.meta.url), "utf8"),
  nodeTypes,
).document as FlowDocument;

/** A store that refuses to write, or does not answer, as long as it is told to. */
function troubled(store: CallStore) {
  let trouble: StoreFault | "silent" | undefined;
  let answer = Promise.withResolvers<void>();
  return {
    store: {
      ...store,
      commit: (batch) => {
        if (trouble === "silent") return answer.promise.then(() => store.commit(batch));
        if (trouble) return Promise.reject(new StoreError(trouble, "The disk is full."));
        return store.commit(batch);
      },
    } satisfies CallStore,
    become: (now: typeof trouble) => {
      trouble = now;
      answer.resolve();
      answer = Promise.withResolvers();
    },
  };
}

const voice = sharedVoice();
const folder = mkdtempSync(join(tmpdir(), "dialtree-store-"));
const clock = manualClock();
let line: RealLine;
let disk: ReturnType<typeof troubled>;
beforeAll(async () => {
  disk = troubled(await createSqliteStore({ file: join(folder, "calls.db") }));
  line = await startRealLine(clock, voice.prompts, { store: disk.store });
  await line.publish({ document });
});
beforeEach(() => disk.become(undefined));
afterAll(async () => {
  disk.become(undefined);
  await line.close();
  await voice.close();
  rmSync(folder, { recursive: true, force: true });
});

async function quiet(): Promise<void> {
  await line.simulator.world.settled();
  await line.server.idle();
  await line.simulator.world.settled();
}
const go = (ms: number) => clock.advance(ms, quiet);

function dial() {
  const { world } = line.simulator;
  const number = world.directory().numbers[0];
  if (!number) throw new Error("There is no number to dial.");
  const { tenantId } = world.directory();
  return world.place({ kind: "phone", number: "+15550170" }, { kind: "number", ...number, tenantId }).id;
}

const wire = (id: string) => line.simulator.world.log.of(id);
const requests = (id: string) =>
  wire(id).flatMap((entry) => (entry.type === "request" ? [entry.operation] : []));
const answers = (id: string) => wire(id).flatMap((entry) => (entry.type === "answer" ? [entry.status] : []));
const state = (id: string) => line.simulator.world.find(id)?.state;

describe("the disk is full", () => {
  test("a new caller is redirected to the flow's fallback, once, and hears no difference from a busy operator", async () => {
    disk.become("full");
    const id = dial();
    await go(2_000);
    expect(requests(id)).toEqual(["redirect"]);
    const [redirect] = wire(id).filter((entry) => entry.type === "request");
    expect(JSON.stringify(redirect)).toContain("5f1c2f7e-4d0b-4c8e-9a52-7a1f6f0f6a01");
    await go(60_000);
    expect(requests(id)).toEqual(["redirect"]);
    expect(state(id)).toBe("terminated");
  });

  test("news of a known call is not acknowledged; when there is room again, the call goes on by itself", async () => {
    const id = dial();
    await go(3_000);
    expect(requests(id)).toContain("playPrompt");
    disk.become("full");
    const before = answers(id).length;
    // The menu comes to its end, and Graph tells so again and again.
    await go(10_500);
    const meanwhile = answers(id).slice(before);
    expect(meanwhile.length).toBeGreaterThan(0);
    expect(meanwhile.every((status) => status === 503)).toBe(true);
    disk.become(undefined);
    await go(60_000);
    // The menu is said, and said again, and the operator gets the call: as on a good day.
    expect(requests(id).filter((operation) => operation === "transfer")).toHaveLength(1);
    expect(state(id)).toBe("terminated");
  });

  test("what was acknowledged before is still there", async () => {
    const id = dial();
    await go(3_000);
    const { entries } = await journalOf(id);
    disk.become("full");
    await go(3_000);
    expect((await journalOf(id)).entries).toEqual(entries);
    disk.become(undefined);
    await go(120_000);
    expect((await journalOf(id)).entries.slice(0, entries.length)).toEqual(entries);
    expect((await journalOf(id)).gaps).toEqual([]);
  });
});

test("a store that never answers: the caller is sent on before Graph drops the call", async () => {
  disk.become("silent");
  const id = dial();
  // The server is not idle before the store answers, so only the telephone is waited for.
  await clock.advance(5_000, line.simulator.world.settled);
  expect(requests(id)).toEqual(["redirect"]);
  disk.become(undefined);
  await go(60_000);
  expect(requests(id)).toEqual(["redirect"]);
  expect(state(id)).toBe("terminated");
});

async function journalOf(id: string) {
  const key = id.toLowerCase().replace(/^(.{8})-?(.{4})-?(.{4})-?(.{4})-?/, "$1-$2-$3-$4-");
  const lines = await disk.store.journal(key);
  const versions = [...new Set(lines.map(({ version }) => version))];
  return {
    entries: lines.map(({ entry }) => entry),
    // Versions that only tidy up have nothing to journal; none comes twice, none before another.
    gaps: versions.filter((version, index) => index > 0 && version <= (versions[index - 1] ?? 0)),
  };
}
