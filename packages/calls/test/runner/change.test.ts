import { begin, compile, libraryOf, step } from "@dialtree/engine";
import { type CallEvent, callerLeg, type FlowDocument } from "@dialtree/flow";
import { nodeTypes } from "@dialtree/nodes";
import { expect, test } from "vitest";
import { changeOf } from "../../src/runner/change.ts";

const fresh = (id: string, type: string, data: object = {}) => ({
  id,
  type,
  version: 1,
  data: { ...nodeTypes.get(type)?.initial, ...data },
});
const document: FlowDocument = {
  format: 1,
  id: "pin",
  title: "PIN",
  languages: ["en-US"],
  fallback: { say: {}, to: { kind: "phone", number: "+15550199" } },
  variables: { pin: { type: "text", initial: "47" } },
  start: "start",
  nodes: [
    fresh("start", "incoming"),
    fresh("value", "say-value", {
      before: { "en-US": { text: "Your number is" } },
      sayAs: "digits",
      variable: "pin",
    }),
  ],
  edges: [{ from: "start", outlet: "answered", to: "value" }],
  layout: {},
};

test("news and journal of a sensitive value that is said have none of its words; what goes out has", () => {
  const flow = compile(document, nodeTypes, "1");
  const library = libraryOf([flow]);
  const incoming = {
    at: 0,
    leg: callerLeg,
    type: "incoming",
    caller: { kind: "unknown" },
    called: { kind: "bot", id: "b" },
  } as const;
  const begun = begin(library, { key: "k", seed: 1, flow, event: incoming }).session;
  const session = { ...begun, sensitive: ["pin"] };
  const connected: CallEvent = { at: 1_000, leg: callerLeg, type: "connected" };
  const made = step(library, session, connected);
  const before = {
    tenant: "t",
    version: "1",
    legs: {},
    session,
    unsent: [],
    watches: [],
    recent: [],
  } as unknown as Parameters<typeof changeOf>[0];
  const change = changeOf(before, connected, made, {
    server: "s",
    dedupeKey: undefined,
    sent: new Set(),
    abandoned: new Set(),
    playLength: () => 1_000,
  });
  const told = JSON.stringify([change.news, change.journal]);
  expect(told).toContain("Your number is");
  expect(told).not.toMatch(/four|seven|47/);
  expect(JSON.stringify(change.commands)).toMatch(/four.*seven/);
});
