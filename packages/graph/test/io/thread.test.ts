import type { Worker } from "node:worker_threads";
import { graphTimeouts } from "@dialtree/graph/io";
import { expect, onTestFinished, test } from "vitest";
import { systemClock } from "../../src/io/clock.ts";
import type { Exchange } from "../../src/io/http.ts";
import { newThread } from "../../src/io/thread/index.ts";
import { overThread } from "../../src/io/thread/over-thread.ts";
import { localGraph, type Script } from "../support/local-graph.ts";

async function stand(script: readonly Script[], trusted?: readonly string[]) {
  const graph = await localGraph(script);
  const threads: Worker[] = [];
  const wire = overThread(
    () => {
      const made = newThread({ timeouts: graphTimeouts, ...(trusted ? { trusted } : {}) });
      threads.push(made);
      return made;
    },
    systemClock,
    60_000,
  );
  onTestFinished(async () => {
    await graph.close();
    await wire.close();
  });
  const asked: Exchange = {
    method: "GET",
    url: `${graph.baseUrl}/x`,
    headers: { accept: "application/json" },
  };
  return { ...graph, wire, threads, ask: () => wire.exchange(asked) };
}

const done = { status: 200, body: { all: "well" } };

test("a thread that dies leaves what was under way without an answer, and the next request has another one", async () => {
  const { ask, arrival, threads } = await stand(["silence", done]);
  const arrived = arrival();
  const lost = ask();
  await arrived;
  await threads[0]?.terminate();
  expect(await lost).toEqual({
    failure: "no answer",
    detail: "the thread that speaks with Graph has ended",
  });
  expect(await ask()).toMatchObject({ status: 200, text: '{"all":"well"}' });
  expect(threads).toHaveLength(2);
});

test("a thread that cannot start says why, each time it is needed, and keeps nobody waiting", async () => {
  const { ask, wire } = await stand([], ["no certificate"]);
  const why = { failure: "no answer", detail: expect.stringMatching(/has ended: No valid certificates/) };
  expect(await ask()).toEqual(why);
  expect(await ask()).toEqual(why);
  await wire.close();
});

test("closed, it lets what is under way come to its end, and takes nothing more", async () => {
  const { ask, wire, received } = await stand([done, done]);
  const underWay = ask();
  await wire.close();
  expect(await underWay).toMatchObject({ status: 200 });
  expect(await ask()).toEqual({ failure: "not sent", detail: "closed" });
  expect(received).toHaveLength(1);
});

test("closed in the moment after its thread has died, it sends what was asked for and leaves no thread behind", async () => {
  const { ask, wire, threads } = await stand([done]);
  await threads[0]?.terminate();
  const asked = ask();
  await wire.close();
  const isOver = threads.map(({ threadId }) => threadId);
  expect(await asked).toMatchObject({ status: 200 });
  // A thread that has ended has no number any more.
  expect(isOver).toEqual([-1, -1]);
});

test("of many at once each answer comes back to whoever asked for it", async () => {
  const numbers = Array.from({ length: 200 }, (_, n) => n);
  const { wire, baseUrl, received } = await stand(numbers.map((n) => ({ status: 200, body: n })));
  const answers = await Promise.all(
    numbers.map((n) => wire.exchange({ method: "POST", url: `${baseUrl}/${n}`, headers: {}, body: `${n}` })),
  );
  // The script is answered in the order of arrival, which is not that of asking.
  const answered = numbers.map((n) => received.findIndex(({ body }) => body === n));
  expect(answers.map((answer) => "text" in answer && Number(answer.text))).toEqual(answered);
});
