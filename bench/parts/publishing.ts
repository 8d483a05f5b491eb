// How long somebody waits for a publish in which nothing new has to be spoken, and for the report before it.

import { join } from "node:path";
import type { FlowDocument } from "@dialtree/flow";
import type { Part } from "../part.ts";
import { startDialtree } from "../server/dialtree.ts";
import { ringOfPrompts } from "../server/ring.ts";
import { openSurroundings } from "../server/surroundings.ts";
import { median, rounded } from "../statistics.ts";

const prompts = 199;
const rounds = 9;

/** Publishing a flow of 200 nodes, with its words spoken before. */
export const publishing: Part = {
  name: "publishing",
  says: `publishing ${prompts + 1} nodes: the first time, and again without new speech`,
  run: async ({ folder, say }) => {
    const around = await openSurroundings(folder, "publishing");
    const server = await startDialtree(around, { dataFolder: join(around.folder, "data") });
    const ask = async (method: string, path: string, body: object, headers: Record<string, string> = {}) => {
      const begun = performance.now();
      const answer = await fetch(`http://127.0.0.1:${server.port}/api${path}`, {
        method,
        headers: { "content-type": "application/json", ...headers },
        body: JSON.stringify(body),
      });
      const text = await answer.text();
      if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
      return performance.now() - begun;
    };
    const document = (title: string): FlowDocument => ({ ...ringOfPrompts(prompts), id: "long", title });
    const publish = () => ask("POST", "/flows/long/publish", { message: "" });
    try {
      await ask("POST", "/flows", document("Long"));
      const first = await publish();
      say(`first: ${Math.round(first)} ms`);
      const again: number[] = [];
      const reports: number[] = [];
      for (let round = 1; round <= rounds; round++) {
        const changed = document(`Long ${round}`);
        await ask("PUT", "/flows/long", changed, { "if-match": `"${round}"` });
        reports.push(await ask("POST", "/flows/long/preflight", {}));
        again.push(await publish());
      }
      return {
        keys: {
          publishing_ms: {
            nodes: prompts + 1,
            first: rounded(first),
            again: rounded(median(again)),
            againSlowest: rounded(Math.max(...again)),
            preflight: rounded(median(reports)),
          },
        },
        judged: [],
      };
    } finally {
      await server.child.end();
      await around.end();
    }
  },
};
