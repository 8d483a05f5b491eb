import { join } from "node:path";
import { slug } from "@dialtree/flow";
import { readScenario } from "@dialtree/rehearsal";
import { isFile, namesIn, readTextFile } from "../files.ts";
import { done } from "../live/done.ts";
import type { Peer } from "../live/http.ts";
import { Refusal } from "../refusal.ts";
import { scenarioName } from "../scenarios/find.ts";
import { pathOf } from "./drafts.ts";

/** A scenario of a flow, as a server has it. */
export interface ServersScenario {
  readonly revision: number;
  /** Null of one that the server cannot read: it was sealed with another secret. */
  readonly text: string | null;
}

/** As long as the server keeps one. */
const mostCharacters = 20_000;

/** The scenarios of a flow that is at a server, by name. @throws Refusal when it does not show them */
export async function scenariosOn(server: Peer, flow: string): Promise<ReadonlyMap<string, ServersScenario>> {
  const { body } = await done(server, "GET", `${pathOf(flow)}/scenarios`);
  const { scenarios } = (body ?? {}) as { readonly scenarios?: unknown };
  const unlikeThis = new Refusal(
    `What answers at ${server.url} does not show the scenarios of "${flow}".`,
    "Is that a dialtree server, and as new as this command?",
  );
  if (!Array.isArray(scenarios)) throw unlikeThis;
  return new Map(
    scenarios.map((scenario): readonly [string, ServersScenario] => {
      const { name, revision, text } = (scenario ?? {}) as Readonly<Record<string, unknown>>;
      // A name becomes the name of a file.
      const known = slug.safeParse(name);
      const isText = typeof text === "string" || text === null;
      if (!known.success || typeof revision !== "number" || !isText) throw unlikeThis;
      return [known.data, { revision, text }];
    }),
  );
}

/** Whether a flow's folder has no scenario that is missing or different at the server. */
export async function hasScenariosOf(server: Peer, flow: string, folder: string): Promise<boolean> {
  const ours = scenariosIn(folder);
  if (ours.size === 0) return true;
  const theirs = await scenariosOn(server, flow);
  return [...ours].every(([name, text]) => theirs.get(name)?.text === text);
}

export function scenarioPath(flow: string, name: string): string {
  return `${pathOf(flow)}/scenarios/${encodeURIComponent(name)}`;
}

/** The file of a scenario, in the folder of its flow. */
export function scenarioFile(folder: string, name: string): string {
  return join(folder, "cases", `${name}.txt`);
}

/** The texts of the scenarios in a flow's folder, by name. */
export function scenariosIn(folder: string): ReadonlyMap<string, string> {
  return new Map(
    namesIn(join(folder, "cases"))
      .filter((file) => file.endsWith(".txt") && isFile(join(folder, "cases", file)))
      .map((file) => [scenarioName(file), readTextFile(join(folder, "cases", file))]),
  );
}

/** Why a server would not keep a scenario; undefined where it would. */
export function faultOf(name: string, text: string): string | undefined {
  if (!slug.safeParse(name).success)
    return "its name needs small letters, digits and hyphens, such as sales-by-key.txt";
  if (text.length > mostCharacters)
    return `it is longer than ${mostCharacters} characters, which is as long as one may be`;
  const read = readScenario(text);
  const [fault] = "faults" in read ? read.faults : [];
  return fault && `line ${fault.line}: ${fault.fault}`;
}
