// The thread that speaks HTTP with Graph.

import { setDefaultCACertificates } from "node:tls";
import { parentPort, workerData } from "node:worker_threads";
import { type Answer, type BreakOff, beginExchange, newPool } from "../http.ts";
import type { Answered, Asked, ThreadData } from "./messages.ts";

const port = parentPort;
if (!port) throw new Error("This is a thread and not a program.");
const { timeouts, trusted } = workerData as ThreadData;
if (trusted) setDefaultCACertificates(trusted);
const pool = newPool(timeouts);
const underWay = new Map<number, BreakOff>();
let answers: [number, Answer][] = [];

/** What arrives in one turn goes back in one message: each message costs as much as several answers in it. */
function answer(id: number, came: Answer): void {
  if (answers.length === 0) setImmediate(flush);
  answers.push([id, came]);
}

function flush(): void {
  port?.postMessage(answers satisfies Answered);
  answers = [];
}

port.on("message", async ({ begin, breakOff, close }: Asked) => {
  for (const [id, exchange] of begin) {
    let settled = false;
    const stop = beginExchange(pool, exchange, (came) => {
      settled = true;
      underWay.delete(id);
      answer(id, came);
    });
    if (!settled) underWay.set(id, stop);
  }
  for (const [id, why] of breakOff) underWay.get(id)?.(why);
  if (!close) return;
  await pool.close();
  // With nobody listening, the thread ends; the last answers go out before.
  setImmediate(() => port.close());
});
