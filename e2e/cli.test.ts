// The command `dialtree call --server`, as people run it: its own process, a simulator whose clock runs, a server.

import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type FlowDocument, readText } from "@dialtree/flow";
import { nodeTypes } from "@dialtree/nodes";
import { estimatedLength } from "@dialtree/rehearsal";
import { scaledClock } from "@dialtree/simulator";
import { expect, onTestFinished, test } from "vitest";
import { startSmallServer } from "./small-server.ts";

const root = join(import.meta.dirname, "..");
const document = readText(readFileSync(join(root, "flows/doctor/flow.json"), "utf8"), nodeTypes)
  .document as FlowDocument;

async function server(change: Partial<FlowDocument> = {}) {
  const started = await startSmallServer({
    // Fast enough not to be waited for, slow enough that both sides keep up.
    clock: scaledClock(4),
    document: { ...document, ...change },
    others: [],
    promptLength: (prompt) => estimatedLength(prompt) / 8,
  });
  onTestFinished(() => started.close());
  return started;
}

function dialtree(...args: readonly string[]) {
  const child: ChildProcess = spawn(process.execPath, ["apps/cli/src/main.ts", "call", "doctor", ...args], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const printed = { out: "", err: "" };
  child.stdout?.on("data", (text) => (printed.out += text));
  child.stderr?.on("data", (text) => (printed.err += text));
  const ended = new Promise<{ code: number | null; out: string; err: string }>((resolve) =>
    child.on("close", (code) => resolve({ code, ...printed })),
  );
  return { child, ended };
}

test("a call through a server reads as one without, and leaves nothing behind", async () => {
  const { line } = await server();
  const script = ["--keys", "7 1", "--answer", "transfer fails"];
  const live = await dialtree(...script, "--server", line.server.url).ended;
  const rehearsed = await dialtree(...script).ended;
  const lines = (out: string) => out.split("\n").map((text) => text.replace(/^ +[0-9.]+ /, ""));
  expect(lines(live.out)).toEqual(lines(rehearsed.out));
  expect({ code: live.code, err: live.err }).toEqual({ code: 0, err: "" });
  expect(line.simulator.world.faults.list()).toEqual([]);
});

test("Ctrl-C hangs up", async () => {
  const { line } = await server();
  const { child, ended } = dialtree("--keys", "wait 60s 1", "--server", line.server.url);
  const { log } = line.simulator.world;
  await new Promise<void>((resolve) => {
    log.listen((entry) => entry.type === "audio" && resolve());
  });
  child.kill("SIGINT");
  const { code, out, err } = await ended;
  expect({ code, err }).toEqual({ code: 1, err: "dialtree: interrupted: the caller has hung up.\n" });
  expect(out).toMatch(/\(interrupted\)\n[\s\S]*ends {7}remote/);
  expect(log.after(0).some((entry) => entry.type === "phone" && entry.did === "hungUp")).toBe(true);
});
