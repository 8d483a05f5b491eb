// The server as its own program has it, in a process that can also be asked for its memory and have calls put into its store
// behind its back.

import { join } from "node:path";
import { createKeySigner } from "@dialtree/calls";
import { createSqliteStore } from "@dialtree/calls/sqlite";
import { buildServer, settingsFrom } from "@dialtree/server";
import { answerParent } from "../child.ts";
import type { Ringing } from "../load/messages.ts";
import { planted, type Template } from "./planting.ts";
import { secret, tenant } from "./surroundings.ts";

const settings = settingsFrom(process.env);
const store = await createSqliteStore({ file: join(settings.dataFolder, "calls.db") });
const server = await buildServer({ settings, store });

answerParent({
  template: async (key: string): Promise<Template> => {
    const [loaded] = await store.load([key]);
    if (loaded?.is !== "live") throw new Error(`Call ${key} is ${loaded?.is}.`);
    return { key, state: loaded.call.state };
  },
  /** Copies of a call that this server has never heard of. */
  plant: async ({ template, keys }: { template: Template; keys: readonly string[] }): Promise<Ringing[]> => {
    const signer = createKeySigner([Buffer.from(secret, "hex")]);
    const results = await store.commit(keys.map((key) => planted(template, key)));
    if (results.includes("conflict")) throw new Error("A call of that key is there already.");
    return keys.map((call) => ({
      call,
      path: `/api/calls/${call}/${signer.sign(call, tenant)}`,
      playing: 3,
    }));
  },
  heap: () => {
    globalThis.gc?.();
    return { bytes: process.memoryUsage().heapUsed, calls: server.runner.ongoing };
  },
});
await server.listen();
