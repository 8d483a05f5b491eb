import { resolve } from "node:path";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import type { GraphClient } from "@dialtree/graph/io";
import { readTextFile } from "../files.ts";
import { Refusal } from "../refusal.ts";
import type { GraphSettings } from "./settings.ts";

/** Makes a client of settings; whoever asked closes it. */
export type Connect = (settings: GraphSettings, cwd: string) => Promise<GraphClient>;

/** The real Graph, or whatever the settings name. Loaded late: no other command needs it. */
export const connect: Connect = async (settings, cwd) => {
  if (settings.trustFile !== undefined) trust(resolve(cwd, settings.trustFile));
  const { connectGraph } = await import("@dialtree/graph/io");
  try {
    return connectGraph(settings);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new Refusal(`DIALTREE_GRAPH_URL cannot be used: ${error.message}`, "Give an https address.");
  }
};

function trust(file: string): void {
  const added = readTextFile(file);
  try {
    setDefaultCACertificates([...getCACertificates("default"), added]);
  } catch {
    throw new Refusal(`${file} holds no certificates.`, "Correct DIALTREE_TRUST.");
  }
}
