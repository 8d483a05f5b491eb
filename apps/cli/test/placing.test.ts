// Calls that a flow places: rehearsed, and through a server.

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { hurriedClock, startFakeLine } from "./fake-line.ts";
import { jsonLines, run } from "./run.ts";

const flow = join(import.meta.dirname, "../../../flows/reminder");
const values = ["--set", "day=2026-12-23", "--set", "time=14:30"];
const lines = (out: string) => out.replace(/^ *[0-9.]+ {2}/gm, "");

describe("rehearsed", () => {
  test("whoever is called hears the values, and presses a key", async () => {
    const { code, out, err } = await run(["call", flow, "--to", "+15550171", ...values, "--keys", "1"]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(lines(out).split("\n")).toEqual(
      expect.arrayContaining([
        "call       to +15550171",
        "calls      +15550171 for 25s",
        'hears      "two thirty p.m."',
        "presses    1",
        'hears      "Thank you. Your appointment is confirmed. Goodbye."',
      ]),
    );
  });

  test("it is kept as a scenario that comes out the same", async () => {
    const folder = mkdtempSync(join(tmpdir(), "dialtree-cli-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const file = join(folder, "busy.txt");
    const saving = ["--answer", "dial fails busy", "--save", file];
    expect((await run(["call", flow, "--to", "+15550171", ...values, ...saving])).code).toBe(0);
    const kept = readFileSync(file, "utf8");
    expect(kept).toContain('call       to +15550171 with day="2026-12-23" time="14:30"');
    expect(kept).toContain("given      dial fails busy");
    expect(kept).toContain("ends       unreached");
  });

  test("the JSON says that it is a call of ours", async () => {
    const { out } = await run(["call", flow, "--to", "user", "--json", "--answer", "dial is unknown"]);
    expect(jsonLines(out)[0]).toMatchObject({ type: "call", from: "user", ours: true });
  });
});

const said = { id: "c2", leg: "caller", type: "play", prompts: [{ text: "Hello.", language: "en-US" }] };
const dialled = {
  id: "c1",
  leg: "caller",
  type: "dial",
  to: { kind: "phone", number: "+15550171" },
  ringSeconds: 25,
};
const ours = {
  wire: [],
  news: [
    { after: 0, kind: "began", language: "en-US", ours: true },
    { after: 1, kind: "command", command: dialled },
    {
      after: 9_000,
      kind: "path",
      step: { kind: "left", flow: "reminder", node: "call", outlet: "answered" },
    },
    { after: 9_001, kind: "command", command: said },
    { after: 12_000, kind: "ended", reason: "remote" },
  ],
};

async function live(args: readonly string[], script: Parameters<typeof startFakeLine>[0] = ours) {
  const fake = await startFakeLine(script);
  const ran = await run(["call", flow, "--server", fake.url, ...args], { clock: hurriedClock });
  return { ...ran, asked: fake.asked };
}

describe("through a server", () => {
  test("is asked for with its values by their kinds, and followed to its end", async () => {
    const account = "1e5a7000-0000-4000-8000-000000000100";
    const args = ["--to", "+15550171", ...values, "--from", account, "--request", "r1", "--lang", "en-US"];
    const { code, out, err, asked } = await live(args);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(asked).toEqual([
      [
        "POST /api/outgoing-calls",
        {
          request: "r1",
          flow: "reminder",
          to: { kind: "phone", number: "+15550171" },
          values: { day: "2026-12-23", time: "14:30" },
          from: account,
          language: "en-US",
        },
      ],
    ]);
    expect(lines(out).split("\n")).toEqual(
      expect.arrayContaining([
        "call       to +15550171",
        "calls      +15550171 for 25s",
        'hears      "Hello."',
        "ends       remote (the caller hung up)",
      ]),
    );
  });

  test("each request has a name of its own, unless told; somebody in Teams is an object id", async () => {
    const id = "550fae72-d251-43ec-868c-373732c2704f";
    const names = await Promise.all(
      [1, 2].map(async () => {
        const { asked } = await live(["--to", id]);
        expect(asked[0]?.[1]).toMatchObject({ to: { kind: "user", id } });
        return asked[0]?.[1]?.request;
      }),
    );
    expect(new Set(names).size).toBe(2);
  });

  test("what the server says is wrong is told, with what to do", async () => {
    const problem = {
      detail: "10 calls were placed in the last minute, which is the most there may be.",
      remedy: "Ask again in 20 s.",
    };
    const { code, err } = await live(["--to", "+15550171"], {
      ...ours,
      ordering: { status: 429, body: problem },
    });
    expect(code).toBe(1);
    expect(err).toContain(problem.detail);
    expect(err).toContain(problem.remedy);
  });
});

test.each([
  [["--to", "outsider"], "nobody whom a flow can call"],
  [["--to", "+15550171", "--set", "nobody=knows"], "no variable of the flow"],
  [["--to", "+15550171", "--from", "user"], "--from goes with --to only where a server calls"],
  [["--to", "+15550171", "--request", "r1"], "--request goes with --to only where a server calls"],
  [["--set", "day=2026-12-23"], "--set is for calls that the flow places"],
  [["--to", "+15550171", "--server", "http://localhost:1", "--keys", "1"], "is a real one"],
  [["--to", "user", "--server", "http://localhost:1"], "nobody whom a flow can call"],
])("%j is refused", async (args, why) => {
  const { code, err } = await run(["call", flow, ...args]);
  expect(code).toBe(2);
  expect(err).toContain(why);
});

test("a flow that waits for calls places none", async () => {
  const { code, err } = await run(["call", "office", "--to", "+15550171"]);
  expect(code).toBe(2);
  expect(err).toContain("waits for calls");
});
