import { Worker } from "node:worker_threads";
import { afterEach, describe, expect, test } from "vitest";
import { createWorkerLine, type WorkerLine } from "../../src/io/worker-line.ts";
import { type ManualAfter, manualAfter } from "../support/manual-after.ts";

interface Reply {
  readonly threadId: number;
  readonly request: string;
}

const boundMs = 1_000;
const idleMs = 5_000;
const mostWaiting = 3;
const open: WorkerLine<string, Reply>[] = [];

const oddWorker = new URL("../support/odd-worker.ts", import.meta.url);

function line(script = oddWorker) {
  const time: ManualAfter = manualAfter();
  const started: Worker[] = [];
  const made = createWorkerLine<string, Reply>({
    start: () => {
      // What the bad workers have to say about it is not for the report.
      const worker = new Worker(script, { stderr: true });
      started.push(worker);
      return worker;
    },
    boundMs,
    idleMs,
    mostWaiting,
    after: time.after,
  });
  open.push(made);
  return { line: made, time, started };
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((made) => made.close()));
});

describe("a line for one worker", () => {
  test("replies belong to their requests, from one worker", async () => {
    const { line: asked, started } = line();
    const replies = await Promise.all(["a", "b", "c"].map((request) => asked.ask(request)));
    expect(replies.map((reply) => "request" in reply && reply.request)).toEqual(["a", "b", "c"]);
    expect(started).toHaveLength(1);
  });

  test("there is no worker before the first request", () => {
    expect(line().started).toHaveLength(0);
  });

  test.each([
    ["exit", "exit code 3"],
    ["throw", "Error: thrown in the worker"],
  ])("after a worker's %s, what waits is done by a new one", async (end, detail) => {
    const { line: asked, started } = line();
    const [broken, next] = await Promise.all([asked.ask(end), asked.ask("next")]);
    expect(broken).toEqual({ broke: "ended", detail });
    expect(next).toMatchObject({ request: "next" });
    expect(started).toHaveLength(2);
  });

  test("a worker that ends while nobody waits is replaced", async () => {
    const { line: asked, started } = line();
    await asked.ask("first");
    await started[0]!.terminate();
    expect(await asked.ask("second")).toMatchObject({ request: "second" });
  });

  test("a worker that cannot start is a breakdown, each time", async () => {
    const { line: asked } = line(new URL("no-such-worker.ts", oddWorker));
    expect(await asked.ask("a")).toMatchObject({ broke: "ended" });
    expect(await asked.ask("b")).toMatchObject({ broke: "ended" });
  });

  test("a request that takes too long is ended, and the next has a new worker", async () => {
    const { line: asked, time, started } = line();
    const slow = asked.ask("hang");
    const next = asked.ask("next");
    time.runOut(boundMs);
    expect(await slow).toMatchObject({ broke: "slow" });
    expect(await next).toMatchObject({ request: "next" });
    expect(started).toHaveLength(2);
    expect(started[0]!.threadId).toBe(-1);
  });

  test("the bound of one request is not spent by those before it", async () => {
    const { line: asked, time } = line();
    await asked.ask("a");
    time.runOut(boundMs);
    expect(await asked.ask("b")).toMatchObject({ request: "b" });
  });

  test("an idle worker is sent home, and called again", async () => {
    const { line: asked, time, started } = line();
    await asked.ask("a");
    const gone = new Promise((resolve) => started[0]!.once("exit", resolve));
    time.runOut(idleMs);
    await gone;
    expect(await asked.ask("b")).toMatchObject({ request: "b" });
    expect(started).toHaveLength(2);
  });

  test("aborting what is under way ends it, and hurts nobody else", async () => {
    const { line: asked } = line();
    const abort = new AbortController();
    const hanging = asked.ask("hang", abort.signal);
    const next = asked.ask("next");
    abort.abort(new Error("not wanted any more"));
    await expect(hanging).rejects.toThrow("not wanted any more");
    expect(await next).toMatchObject({ request: "next" });
  });

  test("aborting what waits leaves the one under way alone", async () => {
    const { line: asked, started } = line();
    const abort = new AbortController();
    const first = asked.ask("first");
    const waiting = asked.ask("waiting", abort.signal);
    abort.abort(new Error("not wanted any more"));
    await expect(waiting).rejects.toThrow("not wanted any more");
    expect(await first).toMatchObject({ request: "first" });
    expect(started).toHaveLength(1);
  });

  test("who comes to a full line is turned away, and nobody before", async () => {
    const { line: asked } = line();
    const taken = ["a", "b", "c", "d"].map((request) => asked.ask(request));
    expect(await asked.ask("e")).toMatchObject({ broke: "full" });
    expect((await Promise.all(taken)).map((reply) => "request" in reply && reply.request)).toEqual([
      "a",
      "b",
      "c",
      "d",
    ]);
    expect(await asked.ask("f")).toMatchObject({ request: "f" });
  });

  test("a request that was aborted before is never asked", async () => {
    const { line: asked, started } = line();
    await expect(asked.ask("a", AbortSignal.abort(new Error("too late")))).rejects.toThrow("too late");
    expect(started).toHaveLength(0);
  });

  test("closing ends the worker and breaks down what is under way, waits or comes later", async () => {
    const { line: asked, started } = line();
    const pending = [asked.ask("hang"), asked.ask("waiting")];
    await asked.close();
    expect(started[0]!.threadId).toBe(-1);
    for (const reply of [...(await Promise.all(pending)), await asked.ask("late")])
      expect(reply).toMatchObject({ broke: "closed" });
    expect(started).toHaveLength(1);
  });
});
