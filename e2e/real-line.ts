// The real server and the simulator in one process and on one manual clock: everything is as in life, TLS, signatures
// and files included, except that time goes on only when it is told to.

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CallStore } from "@dialtree/calls";
import { type FlowDocument, resourcesNamedIn } from "@dialtree/flow";
import { safePolicy } from "@dialtree/flow/destinations";
import { freePort } from "@dialtree/local-postgres";
import { nodeTypes } from "@dialtree/nodes";
import { calledFor, estimatedLength, type PromptLength } from "@dialtree/rehearsal";
import { buildServer, type Server, settingsFrom } from "@dialtree/server";
import {
  buildSimulator,
  exampleDirectory,
  generateKey,
  type ManualClock,
  makeCertificate,
} from "@dialtree/simulator";
import { createPromptLibrary, fliteProvider, type PromptLibrary } from "@dialtree/speech/io";
import { type Logger, pino } from "pino";
import { Agent, type Dispatcher } from "undici";
import { type ArrangedTasks, arrangedTasks } from "./arranged-tasks.ts";
import type { Dialled, Line } from "./both-ways.ts";
import { tracesInText } from "./planted/looking.ts";

// Slow to make, and the same for all.
const madeOnce = { keys: [generateKey(), generateKey()], certificate: makeCertificate() };

export interface RealLine extends Line {
  readonly server: Line["server"] & Server;
  /** Saves a flow as a draft; flows that lead to each other have to be there before one of them is published. */
  keep(flow: Flow): Promise<void>;
  /** Publishes a flow as it is here, and gives what has to be dialled for it. */
  publish(flow: Flow): Promise<Dialled>;
  readonly tasks: ArrangedTasks;
  /** What the server would play: real audio, real lengths. */
  readonly promptLength: PromptLength;
  /** The server's data. */
  readonly folder: string;
  close(): Promise<void>;
}

/** A flow and its recordings, by name. */
export interface Flow {
  readonly document: FlowDocument;
  readonly recordings?: ReadonlyMap<string, Uint8Array>;
  /** Of the list of PINs that has the flow's name. */
  readonly pins?: readonly { readonly account: string; readonly pin: string }[];
}

/** Voices and audio for several lines: what was spoken once is not spoken again. */
export function sharedVoice(): { readonly prompts: PromptLibrary; close(): Promise<void> } {
  const folder = mkdtempSync(join(tmpdir(), "dialtree-voice-"));
  const provider = fliteProvider();
  return {
    prompts: createPromptLibrary({ folder, provider }),
    close: async () => {
      await provider.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export interface RealLineOptions {
  /** Milliseconds by which the server's clock is ahead of the simulator's. */
  readonly ahead?: number;
  /** Where calls are kept; a file, as in life, unless told. */
  readonly store?: CallStore;
  /** What the file of mailboxes says; one that keeps its messages here unless told. */
  readonly mailboxes?: Readonly<Record<string, object>>;
  readonly log?: Logger;
}

export async function startRealLine(
  clock: ManualClock,
  prompts: PromptLibrary,
  { ahead = 0, store, mailboxes: boxes = { "front-desk": { keepDays: 1 } }, log }: RealLineOptions = {},
): Promise<RealLine> {
  const folder = mkdtempSync(join(tmpdir(), "dialtree-line-"));
  const found: string[] = [];
  const certificate = await madeOnce.certificate;
  const keys = [...madeOnce.keys];
  const [number] = exampleDirectory.numbers;
  const simulator = await buildSimulator({
    clock,
    certificate,
    seed: "e2e",
    plainCallbacks: true,
    makeKey: () => keys.shift() ?? generateKey(),
  });
  const { https, http } = await simulator.listen({ https: 0, http: 0 });
  const graph = https.replace("127.0.0.1", "localhost");

  const mailboxes = join(folder, "mailboxes.json");
  writeFileSync(mailboxes, JSON.stringify(boxes));
  let full = false;
  const outgoing = counted(new Agent({ connect: { ca: certificate.cert } }));
  const after = (ms: number, run: () => void) => clock.setTimer(run, ms);
  const tasks = arrangedTasks(clock, async (user, availability) => {
    const url = `/control/people/${user}`;
    const headers = { host: "localhost" };
    await simulator.plain.inject({ method: "PATCH", url, headers, payload: { availability } });
  });
  const server = await buildServer({
    errands: tasks.over,
    settings: settingsFrom({
      DIALTREE_PORT: String(await freePort()),
      DIALTREE_DATA: folder,
      DIALTREE_MAILBOXES: mailboxes,
      DIALTREE_CALLS_FROM: number?.instanceId ?? "",
      DIALTREE_CALLS_PER_MINUTE: "999",
      DIALTREE_CALLS_PER_DAY: "9999",
      ...(http === undefined ? {} : { DIALTREE_HOSTS: hostsAt(http) }),
      DIALTREE_APP_ID: exampleDirectory.bot.appId,
      DIALTREE_APP_SECRET: exampleDirectory.bot.secret,
      DIALTREE_TENANTS: exampleDirectory.tenantId,
      DIALTREE_GRAPH_URL: `${graph}/v1.0`,
      DIALTREE_ENTRA_URL: graph,
      DIALTREE_KEYS_URL: `${graph}/v1/.well-known/OpenIdConfiguration`,
      ...(http === undefined ? {} : { DIALTREE_SIMULATOR: http }),
    }),
    // Each line as it comes: what is written at the finest level is what an administrator may turn on.
    log:
      log ??
      pino(
        { level: "trace" },
        { write: (line: string) => void found.push(...tracesInText("the log", line)) },
      ),
    clock: { now: () => clock.now() + ahead, after },
    wallClock: { now: () => clock.now(), after },
    dispatcher: outgoing.dispatcher,
    prompts,
    messageRoom: ({ room }) => (full ? 0 : room),
    ...(store ? { store } : {}),
  });
  const published: string[] = [];
  /** What was published last of each flow, and is dialled there still. */
  const asPublished = new Map<string, { readonly text: string; readonly to: string }>();
  let incoming = 0;
  server.app.addHook("onRequest", async (request, reply) => {
    // A stream of what happens stays open for as long as the call lasts.
    if (/\/(news|events)$/.test(request.url)) return;
    incoming += 1;
    reply.raw.once("close", () => {
      incoming -= 1;
    });
  });
  const url = await server.listen();
  // Calls that follow each other in moments are days of their own.
  await server.control.outsideCalls.save({ ...safePolicy, ...oftenEnough }, 1);
  simulator.world.changeBot({ webhook: `${url}/api/calls` });

  async function keep({ document, recordings = new Map() }: Flow): Promise<void> {
    const { drafts, recordings: kept } = server.control;
    const known = (await drafts.list()).find(({ id }) => id === document.id);
    if (known) await drafts.save(document, known.revision);
    else await drafts.create(document);
    for (const [name, wav] of recordings) await kept.put(document.id, name, wav);
    await haveListsOf(document);
  }

  /** Who checks PINs is arranged by the scenario; a flow is published only where its lists are. */
  async function haveListsOf(document: FlowDocument): Promise<void> {
    const { pins } = server.control;
    const there = (await pins.list()).map(({ name }) => name);
    for (const { of, name } of resourcesNamedIn(document, nodeTypes))
      if (of === "pin-list" && !there.includes(name)) await pins.put(name, []);
  }

  const works = () => server.runner.busy || server.messages.busy || server.outside.busy;
  const busy = () => incoming > 0 || outgoing.underWay() > 0 || tasks.busy || works();
  return {
    clock,
    simulator,
    tasks,
    server: Object.assign(server, {
      url,
      roomForMessages(there: boolean) {
        full = !there;
      },
      async idle() {
        // What an answer leads to begins a few turns after it.
        for (let quiet = 0; quiet < 8; quiet = busy() ? 0 : quiet + 1) await turn();
      },
    }),
    folder,
    promptLength: (prompt) => {
      if (prompt.recorded) return prompt.recorded.milliseconds;
      for (const id of published) {
        const audio = server.control.published.held(id)?.audioOf(prompt);
        if (audio) return audio.milliseconds;
      }
      return estimatedLength(prompt);
    },
    keep,
    async publish(flow) {
      const { document } = flow;
      const dialled = asPublished.get(document.id);
      // Most calls are to a flow as it is: publishing it once more would change nothing but the number of its version.
      if (dialled?.text === JSON.stringify(document)) return { to: dialled.to, document };
      asPublished.delete(document.id);
      await keep(flow);
      const { numbers } = server.control;
      const { version } = await server.control.publish(document.id, "for a scenario");
      published.unshift(version.id);
      const called = calledFor({ document }, nodeTypes).kind === "bot" ? "bot" : (number?.number ?? "");
      await numbers.assign(called, document.id);
      // Another flow that was dialled there is no more.
      for (const [id, { to }] of asPublished) if (to === called) asPublished.delete(id);
      asPublished.set(document.id, { text: JSON.stringify(document), to: called });
      return { to: called, document };
    },
    async close() {
      await server.close();
      await simulator.close();
      await outgoing.dispatcher.close();
      rmSync(folder, { recursive: true, force: true });
      if (found.length > 0) throw new Error(`Planted, and kept: ${[...new Set(found)].join(", ")}`);
    },
  };
}

const oftenEnough = { perMinute: 1_000, perHour: 1_000, perHourToOne: 1_000, perHourFromOne: 1_000 };

/** What the shipped flows ask is answered by the simulator. */
function hostsAt(reachedAt: string): string {
  return JSON.stringify({ "https://stores.fabrikam.example": { reachedAt, networks: ["127.0.0.0/8"] } });
}

function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** A dispatcher that knows how many of its requests have no answer yet. */
function counted(agent: Agent): { readonly dispatcher: Dispatcher; underWay(): number } {
  let underWay = 0;
  const dispatcher = agent.compose((dispatch) => (options, handler) => {
    underWay += 1;
    let over = false;
    const end = () => {
      if (!over) underWay -= 1;
      over = true;
    };
    return dispatch(options, {
      onRequestStart: (controller, context) => handler.onRequestStart?.(controller, context),
      onResponseStart: (controller, status, headers, text) =>
        handler.onResponseStart?.(controller, status, headers, text),
      onResponseData: (controller, chunk) => handler.onResponseData?.(controller, chunk),
      onResponseEnd: (controller, trailers) => {
        end();
        handler.onResponseEnd?.(controller, trailers);
      },
      onResponseError: (controller, error) => {
        end();
        handler.onResponseError?.(controller, error);
      },
    });
  });
  return { dispatcher, underWay: () => underWay };
}
