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

const incoming = {
  at: 0,
  leg: callerLeg,
  type: "incoming",
  caller: { kind: "unknown" },
  called: { kind: "bot", id: "b" },
} as const;
const here = {
  server: "s",
  dedupeKey: undefined,
  isSent: () => false,
  abandoned: new Set<string>(),
  playLength: () => 1_000,
};

test("news and journal of a sensitive value that is said have none of its words; what goes out has", () => {
  const flow = compile(document, nodeTypes, "1");
  const library = libraryOf([flow]);
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
  const change = changeOf(before, connected, made, here);
  const told = JSON.stringify([change.news, change.journal]);
  expect(told).toContain("Your number is");
  expect(told).not.toMatch(/four|seven|47/);
  expect(JSON.stringify(change.commands)).toMatch(/four.*seven/);
});

test("what a server that died had left to send to somebody who has hung up is sent by nobody any more", () => {
  const flow = compile(document, nodeTypes, "1");
  const begun = begin(libraryOf([flow]), { key: "k", seed: 1, flow, event: incoming }).session;
  const left = (id: string, leg: string) => ({ command: { id, type: "listen", leg }, by: "dead", at: 0 });
  const before = {
    tenant: "t",
    version: "1",
    legs: { [callerLeg]: "1", guest: "2", other: "3" },
    session: begun,
    unsent: [left("c1", callerLeg), left("c2", "guest"), left("c3", "other")],
    watches: [],
    recent: [],
  } as unknown as Parameters<typeof changeOf>[0];
  const legs = { ...begun.legs, other: { state: "connected" } } as unknown as typeof begun.legs;
  const after = (type: "ended" | "connected", session: typeof begun) =>
    changeOf(
      before,
      { at: 5_000, leg: "guest", type },
      { session, commands: [], journal: [], timers: [], signals: [] },
      { ...here, abandoned: new Set(["c1", "c2", "c3"]) },
    );
  const ended = after("ended", { ...begun, legs });
  expect(ended.state.unsent.map(({ command }) => command.id)).toEqual(["c1", "c3"]);
  expect(ended.takenOver?.map(({ command }) => command.id)).toEqual(["c1", "c3"]);
  // Only the telephone knows that a leg is over: whom the flow has given up may still have to be hung up on.
  const givenUp = after("connected", { ...begun, legs });
  expect(givenUp.state.unsent.map(({ command }) => command.id)).toEqual(["c1", "c2", "c3"]);
});
