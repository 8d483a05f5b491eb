import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type Child, startChild } from "../child.ts";
import { newIssuer } from "../load/tokens.ts";
import type { Opened } from "../sink/messages.ts";
import { ringOfPrompts, writeFlowFolder } from "./ring.ts";

export const tenant = "3f2a9d10-11c2-4f0e-8a77-b1d6e0c5a901";
export const number = "+15550100";
export const secret = "5e".repeat(32);
const appId = "11111111-2222-4333-8444-555555555555";

/** Every notification carries one of so many tokens. */
export const tokensInUse = 128;

/** What measured servers live among: a sink in a process of its own, whoever signs notifications, a flow and a folder. */
export interface Surroundings {
  readonly folder: string;
  readonly sink: Child;
  readonly opened: Opened;
  readonly tokens: readonly string[];
  /** What a server is started with. It has a port and a data folder of its own. */
  environment(port: number, dataFolder: string): Record<string, string>;
  end(): Promise<void>;
}

/** @param parent Where a folder for this is made; on a disk. */
export async function openSurroundings(parent: string, name: string): Promise<Surroundings> {
  const folder = join(parent, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const flows = join(folder, "flows");
  writeFlowFolder(flows, ringOfPrompts());
  const issuer = newIssuer(appId, tenant);
  const certificate = join(folder, "authority.pem");
  const sink = startChild("bench/sink/sink.ts");
  const opened = await sink.ask<Opened>("open", { certificate, keys: issuer.keys });
  const authority = `https://localhost:${opened.authorityPort}`;
  return {
    folder,
    sink,
    opened,
    tokens: issuer.tokens(tokensInUse),
    environment: (port, dataFolder) => ({
      NODE_COMPILE_CACHE: join(folder, "..", "compiled"),
      DIALTREE_PORT: `${port}`,
      DIALTREE_DATA: dataFolder,
      DIALTREE_PUBLIC_URL: `http://127.0.0.1:${port}`,
      DIALTREE_APP_ID: appId,
      DIALTREE_APP_SECRET: "of-the-bench",
      DIALTREE_TENANTS: tenant,
      DIALTREE_GRAPH_URL: `http://127.0.0.1:${opened.graphPort}/v1.0`,
      DIALTREE_ENTRA_URL: authority,
      DIALTREE_KEYS_URL: `${authority}/v1/.well-known/OpenIdConfiguration`,
      DIALTREE_TRUST: certificate,
      // For servers that are not started by their own program.
      NODE_EXTRA_CA_CERTS: certificate,
      DIALTREE_SEED: flows,
      DIALTREE_NUMBERS: `${number}=ring`,
      DIALTREE_SECRET: secret,
    }),
    end: async () => {
      await sink.end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
