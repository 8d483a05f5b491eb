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

function joining(from: Party = phone, of = flow) {
  const drive = new Drive(libraryWith(of), "test", from);
  const sent: CallCommand[] = [];
  const send = (event: EventBody & { readonly leg?: string }) => sent.push(...drive.send(event).commands);
  send({ type: "connected" });
  const dial = drive.command("dial");
  const leg = dial?.leg ?? "";
  return { drive, sent, send, dial, leg };
}
type Joining = ReturnType<typeof joining>;

/** The line has been let in, and brings its caller over. */
function bringing(from?: Party, of = flow) {
  const call = joining(from, of);
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

describe("a line that stays", () => {
  const staying = flowOf(
    [
      node("join", "join-meeting", { number: "meeting", afterwards: "stay" }),
      node("more", "menu", { prompt: say("1 for more."), choices: [{ id: "one", key: "1", label: "More" }] }),
      node("failed", "prompt", { prompt: say("It is failed.") }),
      node("end", "hang-up"),
    ],
    ["join.joined -> more", "more.one -> end", "join.failed -> failed", "failed.next -> end"],
    { variables: { meeting: { type: "text", initial: "123 456 789" } } },
  );
  const bringingAlong = () => bringing(phone, staying);
  type Call = ReturnType<typeof bringingAlong>;
  const came = (call: Call) => call.send({ ...done(call.invite?.id), leg: call.leg });

  function goesOnThere(call: Call) {
    expect(call.drive.session).toMatchObject({ phase: "answered", group: true });
    expect(call.drive.session.legs).not.toHaveProperty([call.leg]);
    expect(call.sent.slice(-2)).toMatchObject([
      { type: "listen", leg: "caller" },
      { type: "play", leg: "caller", prompts: [{ text: "1 for more." }] },
    ]);
    call.send({ type: "tone", sequence: 1, tone: "1" });
    expect(call.sent.at(-1)).toMatchObject({ type: "hangUp", leg: "caller" });
  }

  test("goes on in the meeting, and ends there with it", () => {
    const call = bringingAlong();
    call.drive.elapse("$keep-alive");
    came(call);
    const left = `left.${call.leg.split(".")[1]}`;
    expect(call.drive.last.moved).toEqual({ from: call.leg, left });
    call.send({ type: "ended", leg: left });
    expect(call.drive.session.phase).toBe("answered");
    goesOnThere(call);
    call.send({ type: "ended" });
    expect(call.drive.session).toMatchObject({ phase: "ended", ended: { reason: "local" } });
  });

  test("ends the call that the caller came from, where Graph does not", () => {
    const call = bringingAlong();
    came(call);
    const left = `left.${call.leg.split(".")[1]}`;
    expect(call.drive.elapse(`$leg ${left}`).commands).toMatchObject([{ type: "hangUp", leg: left }]);
  });

  test("goes on also when the end of the caller's own call is told first", () => {
    const call = bringingAlong();
    call.send({ type: "ended" });
    expect(call.drive.session.phase).toBe("answered");
    came(call);
    expect(Object.keys(call.drive.session.legs)).toEqual(["caller"]);
    goesOnThere(call);
  });

  test("takes the end of the caller's own call for their coming over, where nothing else is told", () => {
    const call = bringingAlong();
    call.send({ type: "ended" });
    call.send({ ...done(call.invite?.id), outcome: "unknown", leg: call.leg });
    goesOnThere(call);
  });

  test.each<[string, (call: Call) => void]>([
    ["has hung up", ({ send }) => send({ type: "ended", reason: "remote" })],
    [
      "is gone, and was not let over",
      ({ send, invite, leg }) => {
        send({ type: "ended" });
        send({ ...done(invite?.id), outcome: "failed", reason: "refused", leg });
      },
    ],
  ])("leaves when its caller %s", (_says, happens) => {
    const call = bringingAlong();
    happens(call);
    expect(call.drive.session).toMatchObject({ phase: "closing", ended: { reason: "remote" } });
    expect(leaves(call)).toHaveLength(1);
    call.send({ type: "ended", leg: call.leg });
    expect(call.drive.session.phase).toBe("ended");
  });

  test("is over with a meeting that ends before its caller has come", () => {
    const call = bringingAlong();
    call.send({ type: "ended" });
    call.send({ type: "ended", leg: call.leg });
    expect(call.drive.session).toMatchObject({ phase: "ended", ended: { reason: "remote" } });
  });

  test("keeps a caller who could not come over, and leaves the meeting", () => {
    const call = bringingAlong();
    call.send({ ...done(call.invite?.id), outcome: "failed", reason: "refused", leg: call.leg });
    expect(hears(call)).toEqual(["It is failed."]);
    expect(leaves(call)).toHaveLength(1);
    expect(call.drive.session.group).toBeUndefined();
  });

  test("in whatever order news comes the session ends, and nobody is left on a line", () => {
    const all = ["invited", "refused", "unknown", "caller ended", "hung up", "meeting ended"] as const;
    fc.assert(
      fc.property(fc.shuffledSubarray([...all], { minLength: 6 }), (order) => {
        const call = bringingAlong();
        const invite = { type: "result", command: { id: call.invite?.id ?? "" } } as const;
        for (const what of order) {
          const { leg, send } = call;
          if (what === "invited") send({ ...invite, outcome: "done", leg });
          if (what === "refused") send({ ...invite, outcome: "failed", reason: "refused", leg });
          if (what === "unknown") send({ ...invite, outcome: "unknown", leg });
          if (what === "caller ended") send({ type: "ended" });
          if (what === "hung up") send({ type: "ended", reason: "remote" });
          if (what === "meeting ended") send({ type: "ended", leg });
        }
        for (const leg of Object.keys(call.drive.session.legs)) call.send({ type: "ended", leg });
        expect(call.drive.session.phase).toBe("ended");
      }),
      { numRuns: 300, seed: 7 },
    );
  });
});
