// Who has a port that `npm start` needs.

import { createServer } from "node:net";
import type { Plan, Port } from "./plan.ts";

/** Why a start with these ports cannot work; undefined when all of them are free. */
export async function portTrouble(plan: Plan): Promise<string | undefined> {
  const wrong = await portsTrouble(plan.ports);
  if (wrong !== undefined && (await isOurs(plan))) {
    return `dialtree runs already: ${plan.url.server}/ answers, and its phone page is ${plan.url.simulator}/
Use that one, or stop it with Ctrl-C where it was started. A second one beside it needs other ports
(${plan.ports.map(({ variable }) => variable).join(", ")}) and other folders (DIALTREE_DATA, SIMULATOR_DATA).`;
  }
  return wrong;
}

/** Which of these ports cannot be had, a line each; undefined when all of them are free. */
export async function portsTrouble(ports: readonly Port[]): Promise<string | undefined> {
  const found = await Promise.all(ports.map(async (one) => ({ ...one, is: await stateOf(one.port) })));
  const wrong = found.filter(({ is }) => is !== "free");
  if (wrong.length === 0) return undefined;
  return wrong
    .map(({ variable, port, is }) =>
      is === "taken"
        ? `Port ${port} is taken by another program. Stop that one, or take another port: ${variable}=${another(port, ports)} npm start`
        : `This user may not open port ${port}. Take one above 1023: ${variable}=${port + 8_000} npm start`,
    )
    .join("\n");
}

type State = "free" | "taken" | "forbidden";

/** On both loopback addresses: "localhost" is either, and must not lead to somebody else. */
async function stateOf(port: number): Promise<State> {
  const found = await Promise.all(["127.0.0.1", "::1"].map((host) => tried(port, host)));
  return found.find((state) => state !== "free") ?? "free";
}

function tried(port: number, host: string): Promise<State> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", ({ code }: NodeJS.ErrnoException) => {
      // A machine without IPv6 has no such address, so nobody can have the port there.
      resolve(code === "EADDRINUSE" ? "taken" : code === "EACCES" ? "forbidden" : "free");
    });
    probe.listen(port, host, () => probe.close(() => resolve("free")));
  });
}

/** Whether the server there is one whose telephone is the simulator of this plan. */
async function isOurs({ url }: Plan): Promise<boolean> {
  const signal = AbortSignal.timeout(2_000);
  try {
    const { simulator } = (await (await fetch(`${url.server}/api/line`, { signal })).json()) as {
      readonly simulator?: unknown;
    };
    return typeof simulator === "string" && new URL(simulator).port === new URL(url.simulator).port;
  } catch {
    // Nobody there, or somebody who speaks of other things.
    return false;
  }
}

function another(port: number, not: readonly Port[]): number {
  const next = port < 65_535 ? port + 1 : 1_024;
  return not.some((one) => one.port === next) ? another(next, not) : next;
}
