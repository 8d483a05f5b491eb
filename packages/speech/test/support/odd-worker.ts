// A worker with the habits of bad ones. Replies to anything else with the thread that it is and what it was asked.

import { parentPort, threadId } from "node:worker_threads";

parentPort?.on("message", (request: string) => {
  if (request === "exit") process.exit(3);
  if (request === "throw") throw new Error("thrown in the worker");
  if (request === "hang") for (;;);
  parentPort?.postMessage({ threadId, request });
});
