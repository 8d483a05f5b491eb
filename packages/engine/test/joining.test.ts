// How a caller gets into a meeting: on a leg of our own that never stays there alone, in whatever order its news comes.

import type { CallCommand, EventBody, Party } from "@dialtree/flow";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Drive, caller as phone } from "./drive.ts";
import { flowOf, libraryWith, node, say } from "./flows.ts";

const ends = ["not-found", "not-admitted", "failed"];
const flow = flowOf(
  [
    node("join", "join-meeting", { number: "meeting", passcode: "passcode", wait: 20 }),
    ...ends.map((id) => node(id, "prompt", { prompt: say(`It is ${id}.`) })),
    node("end", "hang-up"),
  ],
  [...ends.map((id) => `join.${id} -> ${id}`), ...ends.map((id) => `${id}.next -> end`)],
  {
    variables: {
      meeting: { type: "text", initial: "123 456 789" },
      passcode: { type: "text", initial: "4711" },
    },
  },
);

function joining(from: Party = phone) {
  const drive = new Drive(libraryWith(flow), "test", from);
  const sent: CallCommand[] = [];
  const send = (event: EventBody & { readonly leg?: string }) => sent.push(...drive.send(event).commands);
  send({ type: "connected" });
  const dial = drive.command("dial");
  const leg = dial?.leg ?? "";
  return { drive, sent, send, dial, leg };
}
type Joining = ReturnType<typeof joining>;

/** The line has been let in, and brings its caller over. */
function bringing(from?: Party) {
  const call = joining(from);
  call.send({ type: "dialled", leg: call.leg });
  call.send({ type: "connected", leg: call.leg });
  return { ...call, invite: call.drive.command("invite") };
}
const leaves = ({ sent, leg }: Joining) => sent.filter((made) => made.type === "hangUp" && made.leg === leg);
const hears = ({ drive }: Joining) => drive.command("play")?.prompts.map(({ text }) => text);
const done = (id = "") => ({ type: "result", command: { id }, outcome: "done" }) as const;

test("the meeting is joined by what the caller has keyed in, and the caller's own call is what they leave", () => {
  const call = bringing();
  expect(call.dial).toMatchObject({
    to: { kind: "meeting", number: "123 456 789", passcode: "4711" },
    ringSeconds: 20,
  });
  expect(call.invite).toMatchObject({
    leg: call.leg,
    to: { kind: "phone", number: "+15550100" },
    replaces: "caller",
  });
});

describe("the caller is over there, and the line leaves", () => {
  test("when the end of their call is told first", () => {
    const call = bringing();
    call.send({ type: "ended" });
    expect(call.drive.session).toMatchObject({ phase: "closing", ended: { reason: "transferred" } });
    expect(leaves(call)).toEqual([]);
    call.send({ ...done(call.invite?.id), leg: call.leg });
    expect(leaves(call)).toHaveLength(1);
    call.send({ type: "ended", leg: call.leg });
    expect(call.drive.session.phase).toBe("ended");
  });

  test("when it is told last", () => {
    const call = bringing();
    call.send(done(call.invite?.id));
    call.send({ type: "ended" });
    expect(call.drive.session.ended?.reason).toBe("transferred");
    expect(leaves(call)).toHaveLength(1);
  });

  test("and their call is ended where Graph does not", () => {
    const call = bringing();
    call.send(done(call.invite?.id));
    call.drive.elapse("join.there");
    expect(call.drive.command("hangUp")).toMatchObject({ leg: "caller" });
  });

  test("also when nothing is ever told of the invitation", () => {
    const call = bringing();
    call.send({ type: "ended" });
    call.drive.elapse(`$leg ${call.leg}`);
    expect(call.drive.command("hangUp")).toMatchObject({ leg: call.leg });
  });
});

test.each<[string, (call: Joining) => void, string, number]>([
  [
    "the request is not taken",
    ({ send, dial }) => send({ ...done(dial?.id), outcome: "failed", reason: "error" }),
    "not-found",
    0,
  ],
  [
    "Graph refuses",
    ({ send, dial }) => send({ ...done(dial?.id), outcome: "failed", reason: "refused" }),
    "failed",
    0,
  ],
  [
    "the lobby's time is up",
    ({ send, leg }) => send({ type: "ended", leg, reason: "unanswered" }),
    "not-admitted",
    0,
  ],
  [
    "somebody turns it away",
    ({ send, leg }) => send({ type: "ended", leg, reason: "remote" }),
    "not-admitted",
    0,
  ],
  ["Graph loses it", ({ send, leg }) => send({ type: "ended", leg, reason: "lost" }), "failed", 0],
])("%s", (_says, happens, outlet, hungUp) => {
  const call = joining();
  happens(call);
  expect(hears(call)).toEqual([`It is ${outlet}.`]);
  expect(leaves(call)).toHaveLength(hungUp);
});

test("nobody lets the line in: it does not wait for longer than it was told, and leaves the lobby", () => {
  const call = joining();
  call.send({ type: "dialled", leg: call.leg });
  call.drive.elapse(`$leg ${call.leg}`);
  expect(hears(call)).toEqual(["It is not-admitted."]);
  expect(call.drive.command("hangUp")).toMatchObject({ leg: call.leg });
});

test.each([
  ["failed", "refused"],
  ["unknown", undefined],
] as const)(
  "an invitation that ends as %s leaves the caller here, and nobody in the meeting",
  (outcome, reason) => {
    const call = bringing();
    call.send({ ...done(call.invite?.id), outcome, ...(reason ? { reason } : {}) });
    expect(hears(call)).toEqual(["It is failed."]);
    expect(leaves(call)).toHaveLength(1);
    // Hanging up later is the caller's own.
    call.send({ type: "ended", leg: call.leg });
    call.send({ type: "ended" });
    expect(call.drive.session.ended?.reason).toBe("remote");
  },
);

test("whoever hides the number is not invited, and the line leaves", () => {
  const call = bringing({ kind: "unknown" });
  expect(call.invite).toBeUndefined();
  expect(hears(call)).toEqual(["It is failed."]);
  expect(leaves(call)).toHaveLength(1);
});

test("in whatever order news comes, a line that was let in leaves, and the session is over", () => {
  fc.assert(
    fc.property(
      fc.shuffledSubarray(["dialled", "connected", "invited", "refused", "caller ended"] as const, {
        minLength: 5,
      }),
      fc.boolean(),
      (order, callersWord) => {
        const call = joining();
        for (const what of order) {
          const { leg, send } = call;
          const invite = call.sent.findLast(({ type }) => type === "invite")?.id;
          if (what === "dialled" || what === "connected") send({ type: what, leg });
          if (what === "invited") send({ ...done(invite), leg });
          if (what === "refused") send({ ...done(invite), leg, outcome: "failed", reason: "refused" });
          if (what === "caller ended")
            send(callersWord ? { type: "ended", reason: "remote" } : { type: "ended" });
        }
        if (call.drive.session.timers.some(({ id }) => id === `$leg ${call.leg}`))
          call.sent.push(...call.drive.elapse(`$leg ${call.leg}`).commands);
        expect(leaves(call).length).toBeGreaterThan(0);
        call.send({ type: "ended", leg: call.leg });
        expect(call.drive.session.phase).toBe("ended");
      },
    ),
    { numRuns: 300, seed: 7 },
  );
});
