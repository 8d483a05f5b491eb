// What a flow is told when Graph will not, or cannot, invite somebody, mute the line, press keys, put the caller on hold or take
// them back: which outlet is taken, and what stands behind it in the news. Against the simulator, on a clock that stands still
// between two timers.

import type { FlowDocument, FlowNode } from "@dialtree/flow";
import { nodeTypes } from "@dialtree/nodes";
import { afterEach, describe, expect, test } from "vitest";
import { stillLine } from "./still-line.ts";

function node(id: string, type: string, data: object = {}): FlowNode {
  const known = nodeTypes.get(type);
  return { id, type, version: known?.version ?? 1, data: { ...known?.initial, ...data } } as FlowNode;
}

const ways = ["joined", "next", "done"];
const steps = [
  node("invite", "invite", { to: { kind: "phone", number: "+15550123" }, afterwards: "stay" }),
  node("mute", "mute"),
  node("keys", "send-tones", { keys: "12" }),
  node("hold", "hold"),
  node("back", "hold", { caller: "back" }),
];
const after: Readonly<Record<string, string>> = {
  invite: "mute",
  mute: "keys",
  keys: "hold",
  hold: "back",
  back: "end",
};
const document: FlowDocument = {
  format: 1,
  id: "growing",
  title: "Growing",
  languages: ["en-US"],
  fallback: { say: {}, to: { kind: "phone", number: "+15550124" } },
  variables: {},
  start: "start",
  nodes: [node("start", "incoming"), ...steps, node("end", "hang-up")],
  edges: [
    { from: "start", outlet: "answered", to: "invite" },
    ...steps.flatMap(({ id, type, data }) =>
      (nodeTypes.get(type)?.outlets(data) ?? []).map(({ id: outlet }) => ({
        from: id,
        outlet,
        to: ways.includes(outlet) ? (after[id] ?? "end") : "end",
      })),
    ),
  ],
  layout: {},
};
const { clock, line, quiet } = stillLine(document);

type WishedFault = Parameters<ReturnType<typeof line>["simulator"]["world"]["switchOn"]>[0];

afterEach(() => line().simulator.world.faults.clear());

/** Somebody calls while something goes wrong: by which outlets they go on, and what has failed. */
async function call(fault: WishedFault) {
  const { simulator, server } = line();
  const { world } = simulator;
  const [number] = world.directory().numbers;
  if (!number) throw new Error("There is no number to dial.");
  world.switchOn(fault);
  const dialled = { kind: "number", ...number, tenantId: world.directory().tenantId } as const;
  const { id } = world.place({ kind: "phone", number: "+15550170" }, dialled);
  await clock.advance(150_000, quiet);
  const news = server.runner.newsroom.of(id) ?? [];
  const asked = world.log.of(id).flatMap((one) => (one.type === "request" ? [one.operation] : []));
  return {
    left: news.flatMap((one) =>
      one.kind === "path" && one.step.kind === "left" && one.step.node !== "start"
        ? [`${one.step.node} ${one.step.outlet}`]
        : [],
    ),
    failed: news.flatMap((one) =>
      one.kind === "failed" ? [`${one.command} ${one.outcome} ${toldHow(one)}`.trim()] : [],
    ),
    times: (operation: string) => asked.filter((one) => one === operation).length,
  };
}

const toldHow = (one: { readonly reason?: string; readonly detail?: string }) =>
  [one.reason, one.detail?.includes("7504") ? "7504" : undefined]
    .filter((word) => word !== undefined)
    .join(" ");

type Case = readonly [
  what: string,
  fault: Pick<WishedFault, "fault" | "status" | "times">,
  by: string,
  failed: string | undefined,
  times: number,
];

const mayBeRepeated = { times: 9 };
const table: Readonly<Record<string, { readonly operation: string; readonly cases: readonly Case[] }>> = {
  invite: {
    operation: "invite",
    cases: [
      ["lacks a permission", { fault: "refused", status: 403 }, "failed", "invite failed refused 7504", 1],
      ["somebody is busy", { fault: "targetBusy" }, "not-reached", "invite failed busy", 1],
      ["somebody declines", { fault: "targetDeclines" }, "not-reached", "invite failed declined", 1],
      [
        "somebody has no phone that rings",
        { fault: "targetOffline" },
        "not-reached",
        "invite failed unreachable",
        1,
      ],
      ["somebody lets it ring", { fault: "targetNoAnswer" }, "not-reached", "invite failed no-answer", 1],
      ["nothing is told of it", { fault: "targetSilent" }, "failed", "invite unknown", 1],
      ["its reply is lost", { fault: "lostReply" }, "failed", "invite unknown", 1],
      ["the connection breaks", { fault: "reset" }, "failed", "invite unknown", 1],
      ["Graph fails", { fault: "serverError" }, "failed", "invite unknown", 1],
      ["Graph is busy", { fault: "throttled" }, "joined", undefined, 2],
    ],
  },
  mute: {
    operation: "mute",
    cases: [
      ["lacks a permission", { fault: "refused", status: 403 }, "failed", "mute failed refused 7504", 1],
      [
        "Graph fails again and again",
        { fault: "serverError", ...mayBeRepeated },
        "failed",
        "mute unknown",
        4,
      ],
      ["the connection breaks", { fault: "reset" }, "next", undefined, 2],
      ["its reply is lost", { fault: "lostReply" }, "next", undefined, 2],
    ],
  },
  keys: {
    operation: "sendDtmfTones",
    cases: [
      ["lacks a permission", { fault: "refused", status: 403 }, "failed", "sendTones failed refused 7504", 1],
      ["they cannot be pressed", { fault: "dtmfFailed" }, "failed", "sendTones failed error", 1],
      ["its reply is lost", { fault: "lostReply" }, "failed", "sendTones unknown", 1],
      ["Graph fails", { fault: "serverError" }, "failed", "sendTones unknown", 1],
      ["Graph is busy", { fault: "throttled" }, "done", undefined, 2],
    ],
  },
  hold: {
    operation: "startHoldMusic",
    cases: [
      ["lacks a permission", { fault: "refused", status: 403 }, "failed", "hold failed refused 7504", 1],
      // Music that plays is told of.
      ["its reply is lost", { fault: "lostReply" }, "next", undefined, 1],
      ["the connection breaks", { fault: "reset" }, "failed", "hold unknown", 1],
      ["Graph fails", { fault: "serverError" }, "failed", "hold unknown", 1],
      ["Graph is busy", { fault: "throttled" }, "next", undefined, 2],
    ],
  },
  back: {
    operation: "stopHoldMusic",
    cases: [
      ["lacks a permission", { fault: "refused", status: 403 }, "failed", "takeBack failed refused 7504", 2],
      // Sent once more it is refused, because they are back: of that the flow is told.
      ["its reply is lost", { fault: "lostReply" }, "next", undefined, 2],
      ["the connection breaks", { fault: "reset" }, "next", undefined, 2],
      ["Graph is busy", { fault: "throttled" }, "next", undefined, 2],
    ],
  },
};

describe.each(Object.entries(table))("%s", (step, { operation, cases }) => {
  test.each(cases)("%s", async (_what, fault, by, why, often) => {
    const { left, failed, times } = await call({ times: 1, ...fault, on: [operation] });
    expect(left).toContain(`${step} ${by}`);
    // Whoever may be on hold is taken back, and was not there.
    const inVain = why === "hold unknown" ? ["takeBack failed error"] : [];
    expect(failed).toEqual(why === undefined ? [] : [why, ...inVain]);
    expect(times(operation)).toBe(often);
  });
});
