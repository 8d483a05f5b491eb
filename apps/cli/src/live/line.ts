import { type FlowDocument, read } from "@dialtree/flow";
import { live } from "@dialtree/flow/names";
import { nodeTypes } from "@dialtree/nodes";
import { calledFor } from "@dialtree/rehearsal";
import { Refusal } from "../refusal.ts";
import { ask, complaintIn, type Peer } from "./http.ts";
import { sameFlow } from "./same-flow.ts";

/** A server with a simulator in front of it, and how a flow is reached there. */
export interface LiveLine {
  readonly server: Peer;
  readonly simulator: Peer;
  /** A number, a resource account or `bot`. */
  readonly called: string;
  /** The flow as the server runs it, and those that it may go on with. */
  readonly document: FlowDocument;
  readonly others: readonly FlowDocument[];
  /** How many times as fast as people's the simulator's clock runs. */
  readonly scale: number;
}

/** A flow on this machine, the flows that it may go on with, and how its file is named to people. */
export interface AtHand {
  readonly flow: FlowDocument;
  readonly others: readonly FlowDocument[];
  readonly shown: string;
}

/**
 * Finds out how a flow is reached through a server.
 * @throws Refusal when it is not, or when what the server runs is not the flow at hand.
 */
export async function findLine(
  server: Peer,
  { flow, others, shown }: AtHand,
  despiteDifference: boolean,
): Promise<LiveLine> {
  const { simulator, numbers } = await lineOf(server);
  if (simulator === undefined) {
    throw new Refusal(
      `The server at ${server.url} has no simulator: a call to it would be a real one.`,
      "Start it with one, and try again.",
    );
  }
  const wanted = calledFor({ document: flow }, nodeTypes).kind;
  const ways = numbers.filter((way) => way.flow === flow.id && (way.environment ?? live) === live);
  const way = ways.find(({ called }) => (called === "bot") === (wanted === "bot")) ?? ways[0];
  if (!way) {
    const others = [...new Set(numbers.map((one) => one.flow))];
    const there = others.length > 0 ? ` Numbers lead to ${others.join(", ")}.` : "";
    throw new Refusal(
      `No number of the server at ${server.url} leads to the flow "${flow.id}".`,
      `Publish the flow there and give it a number.${there}`,
    );
  }
  if (way.version === undefined) {
    throw new Refusal(
      `${way.called} leads to the flow "${flow.id}", but the server at ${server.url} has no published version of it.`,
      "Publish the flow there first.",
    );
  }
  const running = await documentsOf(server, way.version);
  const document = running.get(flow.id);
  if (!document) throw unlikeThis(`the version ${way.version} holds no flow "${flow.id}"`);
  const differs = [flow, ...others]
    .filter(({ id }) => running.has(id))
    .find((at) => !sameFlow(running.get(at.id), at));
  if (differs && !despiteDifference) {
    const which = differs === flow ? shown : `"${differs.id}", which ${shown} goes on with, than here`;
    throw new Refusal(
      `The server runs another version of ${differs === flow ? `"${flow.id}" than ${which}` : which}.`,
      "Publish the file there first, or call what the server runs with --despite-difference.",
    );
  }
  return {
    server,
    simulator,
    called: way.called,
    document,
    others: [...running.values()].filter(({ id }) => id !== flow.id),
    scale: await scaleOf(simulator),
  };
}

interface Way {
  readonly called: string;
  readonly flow: string;
  /** Older servers have but "live". */
  readonly environment?: string;
  /** Left out for a flow that has a number but is not published. */
  readonly version?: string;
}

async function lineOf(
  server: Peer,
): Promise<{ readonly simulator: Peer | undefined; readonly numbers: readonly Way[] }> {
  const answer = await ask(server, "GET", "/api/line");
  const { simulator, numbers } = (answer.body ?? {}) as {
    readonly simulator?: unknown;
    readonly numbers?: unknown;
  };
  const known = simulator === null || (typeof simulator === "string" && URL.canParse(simulator));
  if (answer.status !== 200 || !known || !Array.isArray(numbers) || !numbers.every(isWay)) {
    throw new Refusal(
      `What answers at ${server.url} does not tell how it is called: ${complaintIn(answer)}.`,
      "Is that a dialtree server, and as new as this command?",
    );
  }
  const url = typeof simulator === "string" ? simulator.replace(/\/+$/, "") : undefined;
  return { simulator: url === undefined ? undefined : { name: "simulator", url }, numbers };
}

function isWay(value: unknown): value is Way {
  const { called, flow, version = "" } = (value ?? {}) as Partial<Record<keyof Way, unknown>>;
  return [called, flow, version].every((text) => typeof text === "string");
}

/**
 * What a published version is made of: its flow and those that it goes on with, by their ids.
 * @throws Refusal when the server does not show it.
 */
export async function documentsOf(server: Peer, version: string): Promise<ReadonlyMap<string, FlowDocument>> {
  const answer = await ask(server, "GET", `/api/versions/${encodeURIComponent(version)}`);
  const { documents } = (answer.body ?? {}) as { readonly documents?: unknown };
  if (answer.status !== 200 || typeof documents !== "object" || documents === null)
    throw unlikeThis(complaintIn(answer));
  return new Map(
    Object.values(documents).map((json) => {
      const { document } = read(json, nodeTypes);
      if (!document) throw unlikeThis("one of its documents cannot be read");
      return [document.id, document];
    }),
  );
}

const unlikeThis = (why: string) =>
  new Refusal(`The server does not show what it runs: ${why}.`, "Is it as new as this command?");

async function scaleOf(simulator: Peer): Promise<number> {
  const answer = await ask(simulator, "GET", "/control");
  const { clock } = (answer.body ?? {}) as { readonly clock?: { readonly scale?: unknown } };
  const scale = clock?.scale;
  if (answer.status !== 200 || typeof scale !== "number")
    throw new Refusal(`What answers at ${simulator.url} is no simulator.`, "Look at the server's settings.");
  if (scale > 0) return scale;
  throw new Refusal(
    "The simulator's clock stands still, so that a call on it would never go on.",
    "Start it without DIALTREE_CLOCK_SCALE=manual.",
  );
}
