// docs/group-calls.md says by which step each of Microsoft's eight examples of creating a call is reached, or what forbids it.
// Each step is run up to the call that it makes, and what Graph would be asked for is held against the line of the table.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { begin, compile, libraryOf, step } from "@dialtree/engine";
import { callerLeg, type FlowDocument, type JsonObject, type Party } from "@dialtree/flow";
import { toRequest } from "@dialtree/graph";
import { nodeTypes } from "@dialtree/nodes";
import { describe, expect, test } from "vitest";

const page = readFileSync(new URL("../../../docs/group-calls.md", import.meta.url), "utf8");
const rows = [...page.matchAll(/^\| (\d+) \| (.+), (Graph's|the application's) media \| (.+) \|$/gm)].map(
  ([, example = "", what = "", media = "", by = ""]) => ({ example, what, media, by }),
);
const tenant = "3f2a9d10-11c2-4f0e-8a77-b1d6e0c5a901";
const person = { kind: "user", id: "550fae72-d251-43ec-868c-373732c2704f" } as const;
const account = { kind: "account", id: "b7e6d5c4-0102-4304-8506-0708090a0b0c", tenant } as const;
const link = `https://teams.microsoft.com/l/meetup-join/19%3ameeting_abc%40thread.v2/0?context=${encodeURIComponent(
  JSON.stringify({ Tid: tenant, Oid: person.id }),
)}`;

/** What a step is given, and who is on the line, for each thing that can be called. */
const occasions: Readonly<Record<string, { readonly data?: JsonObject; readonly caller: Party }>> = {
  "a person": { caller: person },
  "a phone": { caller: { kind: "phone", number: "+15550100" } },
  "a group": {
    caller: person,
    data: {
      people: [
        { id: "a", to: person },
        { id: "b", to: { ...person, id: "98da8a1a-1b87-452c-a713-65d3f10b5555" } },
      ],
    },
  },
  "a meeting by its link": { caller: person, data: { by: "link", link } },
};

/** What Graph is asked for by the first call that a step makes. */
function bodyMadeBy(type: string, what: string): unknown {
  const node = nodeTypes.get(type);
  const { data = {}, caller } = occasions[what] ?? { caller: { kind: "unknown" } };
  if (!node) throw new Error(`There is no step ${type}.`);
  const made = { id: "made", type, version: node.version, data: { ...node.initial, ...data } };
  const incoming = nodeTypes.get("incoming");
  const start = {
    id: "start",
    type: "incoming",
    version: incoming?.version ?? 1,
    data: { ...incoming?.initial },
  };
  const document: FlowDocument = {
    format: 1,
    id: "one-step",
    title: "",
    languages: ["en-US"],
    fallback: { say: {}, to: person },
    variables: {},
    start: node.entry ? "made" : "start",
    nodes: node.entry ? [made] : [start, made],
    edges: node.entry ? [] : [{ from: "start", outlet: "answered", to: "made" }],
    layout: {},
  };
  const flow = compile(document, nodeTypes, "1");
  const library = libraryOf([flow]);
  const who = { at: 0, leg: callerLeg, caller, called: account };
  const event = node.calls
    ? ({ ...who, type: "outgoing", values: {} } as const)
    : ({ ...who, type: "incoming" } as const);
  const first = begin(library, { key: "k", seed: 1, flow, event });
  const later = node.calls
    ? first
    : step(library, first.session, { at: 1, leg: callerLeg, type: "connected" });
  const dial = later.commands.find((command) => command.type === "dial");
  if (dial?.type !== "dial") throw new Error(`${type} calls nobody.`);
  const { request } = toRequest(dial, {
    callbackUri: "https://ivr.example/graph",
    tenantId: tenant,
    from: account,
    locatePrompt: () => undefined,
  });
  return request?.body;
}

/** The shape of a body, in the words of the table. */
function wordsFor(body: unknown): { readonly what: string; readonly media: string } {
  const {
    targets = [],
    meetingInfo,
    mediaConfig,
  } = body as {
    readonly targets?: readonly { readonly identity: object }[];
    readonly meetingInfo?: { readonly "@odata.type": string };
    readonly mediaConfig: { readonly "@odata.type": string };
  };
  const isPhone = targets.some(({ identity }) => "phone" in identity);
  const what = meetingInfo
    ? meetingInfo["@odata.type"].endsWith("organizerMeetingInfo")
      ? "a meeting by its link"
      : "a meeting by its number"
    : targets.length > 1
      ? "a group"
      : isPhone
        ? "a phone"
        : "a person";
  const media = mediaConfig["@odata.type"].endsWith("serviceHostedMediaConfig")
    ? "Graph's"
    : "the application's";
  return { what, media };
}

test("the table has each of the eight", () => {
  expect(rows.map(({ example }) => example)).toEqual(["1", "2", "3", "4", "5", "6", "7", "8"]);
});

describe.each(rows)("example $example: $what, $media media", ({ example, what, media, by }) => {
  test("is reached as the table says, or is one that no step can ask for", () => {
    const [, type] = /^`([a-z-]+)`$/.exec(by) ?? [];
    if (type === undefined)
      return expect([by, media]).toEqual(["no step: `appHostedMediaConfig`", "the application's"]);
    expect(wordsFor(bodyMadeBy(type, what))).toEqual({ what, media });
  });

  test("is what Microsoft's page shows under that number", ({ skip }) => {
    const file = join(
      process.env.DIALTREE_GRAPH_EXAMPLES ?? "",
      `application-post-calls.request.${example}.json`,
    );
    skip(!process.env.DIALTREE_GRAPH_EXAMPLES || !existsSync(file), "needs Microsoft's example bodies");
    expect(wordsFor(JSON.parse(readFileSync(file, "utf8")))).toEqual({ what, media });
  });
});
