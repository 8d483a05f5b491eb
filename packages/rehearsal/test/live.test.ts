import {
  answersAsFaults,
  callKey,
  carryOut,
  dialledFrom,
  follow,
  isComplete,
  knowsWords,
  type LiveCall,
  linesOf,
  liveTranscript,
  newLiveCall,
  nextAct,
  normalised,
  readAnswer,
  readNews,
  readScript,
  readSeen,
  readStream,
} from "@dialtree/rehearsal";
import { describe, expect, test } from "vitest";

const began = 1_000_000;

function callWith(script = ""): LiveCall {
  const acts = readScript(script);
  if ("fault" in acts) throw new Error(acts.fault);
  const [caller, called] = [{ kind: "phone", number: "+15550100" } as const, { kind: "unknown" } as const];
  return newLiveCall({ caller, called, flow: "desk", language: "en-US", acts, at: began });
}

/** What happens, in the order of its arrival: a time, then an entry of the wire log or a piece of news. */
type Happening = readonly [at: number, what: Readonly<Record<string, unknown>>];

let seq = 0;
function take(call: LiveCall, ...happenings: readonly Happening[]): LiveCall {
  return happenings.reduce((before, [at, what]) => {
    if ("kind" in what) {
      const news = readNews({ seq: ++seq, at: began + at, ...what });
      if (!news || "fault" in news) throw new Error(news?.fault);
      return follow(before, news);
    }
    const seen = readSeen(
      { seq: 0, at: new Date(began + at).toISOString(), callId: "call", ...what },
      "call",
    );
    if (!seen) throw new Error("nothing to see");
    return follow(before, seen);
  }, call);
}

const beginning = { kind: "began", language: "en-US" };
const event = (type: string) => ({ kind: "event", type, leg: "caller" });
const command = (id: string, type: string, more: object = {}) => ({
  kind: "command",
  command: { id, leg: "caller", type, ...more },
});
const says = (id: string, ...texts: readonly string[]) =>
  command(id, "play", { prompts: texts.map((text) => ({ text, language: "en-US" })) });
const audio = (did: string, play: string, length?: number, index = 0, of = 1, operation = `o-${play}`) => ({
  type: "audio",
  did,
  operationId: operation,
  clientContext: play,
  index,
  of,
  ...(length === undefined ? {} : { durationMs: length }),
});
const phone = (did: string) => ({ type: "phone", did });
const text = (call: LiveCall) =>
  linesOf(liveTranscript(call)).map(({ at, verb, rest }) => `${at} ${verb} ${rest}`.trim());
const act = (call: LiveCall, at?: number) => {
  const intended = nextAct(call);
  if (!intended) throw new Error("The caller has nothing to do.");
  return carryOut(call, intended, at ?? intended.at);
};

describe("what was heard", () => {
  test("has its words from the server, whichever of the two is told first", () => {
    const heard = [
      [600, audio("starts", "c2", 1_000)],
      [1_600, audio("ends", "c2")],
    ] as const;
    const said = [
      [0, beginning],
      [600, says("c2", "Hello.")],
    ] as const;
    expect(text(take(callWith(), ...said, ...heard))).toEqual([
      "0 call from +15550100",
      '600 hears "Hello."',
    ]);
    const late = take(callWith(), ...heard);
    expect(knowsWords(late)).toBe(false);
    expect(text(late)[1]).toMatch(/did not name/);
    expect(text(take(late, ...said))[1]).toBe('600 hears "Hello."');
    expect(knowsWords(take(late, ...said))).toBe(true);
  });

  test("is what began to sound, and was interrupted only if it ended early", () => {
    const call = take(
      callWith(),
      [600, says("c2", "One.", "Two.", "Three.")],
      [600, audio("starts", "c2", 1_000, 0, 3)],
      [1_600, audio("ends", "c2", undefined, 0, 3)],
      [1_600, audio("starts", "c2", 1_000, 1, 3)],
      [2_000, audio("stopped", "c2", undefined, 1, 3)],
      [2_000, says("c4", "Four.")],
      [2_000, audio("starts", "c4", 500)],
      [2_500, audio("stopped", "c4")],
      [2_500, says("c5", "Five.")],
      [2_500, audio("stopped", "c5")],
    );
    expect(text(call).slice(1)).toEqual([
      '600 hears "One."',
      '1600 hears "Two." (interrupted)',
      '2000 hears "Four."',
    ]);
  });

  test("is heard twice when it was sent twice", () => {
    const call = take(
      callWith(),
      [0, says("c2", "Hello.")],
      [0, audio("starts", "c2", 100, 0, 1, "o1")],
      [100, audio("ends", "c2", undefined, 0, 1, "o1")],
      [100, audio("starts", "c2", 100, 0, 1, "o2")],
    );
    expect(text(call).slice(1)).toEqual(['0 hears "Hello."', '100 hears "Hello."']);
  });
});

test("a prompt stands behind the command that asked for it, and before the next command, as in a rehearsal", () => {
  const call = take(
    callWith(),
    [0, says("c2", "Hello.")],
    [0, command("c3", "listen")],
    [0, audio("starts", "c2", 100)],
  );
  const order = liveTranscript(call).map((entry) =>
    entry.kind === "command" ? entry.command.type : entry.kind,
  );
  expect(order).toEqual(["call", "play", "hears", "listen"]);
});

describe("the scripted caller on a live line", () => {
  const answered = (script: string) => take(callWith(script), [0, beginning], [600, phone("answered")]);

  test("hears all prompts of a play out before pressing", () => {
    let call = take(answered("2"), [600, audio("starts", "c2", 1_000, 0, 2)]);
    expect(nextAct(call)).toBeUndefined();
    call = take(call, [1_600, audio("ends", "c2", undefined, 0, 2)]);
    expect(nextAct(call)).toBeUndefined();
    call = take(
      call,
      [1_600, audio("starts", "c2", 1_000, 1, 2)],
      [2_600, audio("ends", "c2", undefined, 1, 2)],
    );
    expect(nextAct(call)).toMatchObject({ at: began + 3_100, act: { type: "presses" } });
  });

  test("does not wait for a prompt that will never come", () => {
    const call = take(
      answered("wait 2s"),
      [600, says("c2", "One.", "Two.")],
      [600, audio("starts", "c2", 1_000, 0, 2)],
      [1_600, audio("ends", "c2", undefined, 0, 2)],
    );
    expect(nextAct(call)).toBeUndefined();
    const failed = take(call, [1_700, { kind: "failed", command: "play", id: "c2", outcome: "failed" }]);
    expect(nextAct(failed)).toBeDefined();
  });

  test("interrupts where a rehearsed one would, as soon as the server says how much is to come", () => {
    const call = take(answered("!1"), [600, audio("starts", "c2", 300, 0, 2)]);
    // 300 ms that are known, and the shortest prompt that there is.
    expect(nextAct(call)?.at).toBe(began + 600 + 350);
    const told = take(call, [600, says("c2", "Sorry.", "A long menu with many choices, said slowly.")]);
    expect(nextAct(told)?.at).toBe(began + 1_600);
  });

  test("presses keys a fifth of a second apart, and only until the call is over", () => {
    const call = take(answered("12"), [600, audio("starts", "c2", 100)], [700, audio("ends", "c2")]);
    const { call: after, deeds } = act(call);
    expect(deeds).toEqual([
      { at: began + 1_200, key: "1" },
      { at: began + 1_400, key: "2" },
    ]);
    expect(text(after)).toContain("1200 presses 1 2");
    expect(nextAct(take(after, [1_300, phone("ended")]))).toBeUndefined();
  });

  test("waits as long as it was to, however late the wait was noted", () => {
    const call = take(answered("wait 2s 1"), [600, audio("starts", "c2", 100)], [700, audio("ends", "c2")]);
    const { call: waiting, deeds } = act(call, began + 850);
    expect(deeds).toEqual([]);
    expect(text(waiting)).toContain("850 waits 2s");
    expect(nextAct(waiting)).toMatchObject({ at: began + 2_700 });
    const { call: over } = act(waiting);
    expect(text(over).filter((line) => line.includes("waits"))).toHaveLength(1);
    expect(act(over).deeds).toEqual([{ at: began + 2_700, key: "1" }]);
  });

  test("hangs up", () => {
    expect(act(callWith("leave")).deeds).toEqual([{ at: began + 1_000, hangsUp: true }]);
  });
});

describe("at one moment", () => {
  const ready = (script: string) =>
    take(
      callWith(script),
      [0, beginning],
      [600, phone("answered")],
      [600, says("c2", "Hello.")],
      [600, audio("starts", "c2", 100)],
      [700, audio("ends", "c2")],
    );
  const to = { kind: "phone", number: "+15550101" };

  test("a wait comes behind all that the flow did, even if that is told later", () => {
    const { call } = act(ready("wait 2s"));
    expect(
      text(take(call, [700, event("result")], [700, command("c3", "transfer", { to })])).slice(-2),
    ).toEqual(["700 transfers to +15550101", "700 waits 2s"]);
  });

  test("a key comes behind what was going on, and before what it brought about", () => {
    const { call } = act(ready("1"));
    const told = take(
      call,
      [1_200, event("timer")],
      [1_200, { kind: "failed", command: "listen", outcome: "unknown" }],
      [1_200, phone("pressed")],
      [1_200, event("tone")],
      [1_200, says("c4", "One.")],
      [1_200, audio("starts", "c4", 100)],
      [1_200, command("c5", "transfer", { to })],
    );
    expect(text(told).slice(-4)).toEqual([
      "1200 unknown listen",
      "1200 presses 1",
      '1200 hears "One."',
      "1200 transfers to +15550101",
    ]);
  });

  test("hanging up comes before the end that it brought about", () => {
    const { call } = act(callWith("leave"));
    const told = take(
      call,
      [0, beginning],
      [1_000, phone("ended")],
      [1_000, event("ended")],
      [1_000, { kind: "ended", reason: "remote" }],
    );
    expect(text(told).slice(1)).toEqual(["1000 leaves", "1000 ends remote"]);
    expect(isComplete(told)).toBe(true);
  });
});

describe("two clocks", () => {
  const ahead = 75_000;
  const lived = (latency: number) =>
    take(
      callWith(),
      [ahead + latency, beginning],
      [ahead + latency + 1, command("c1", "answer")],
      [latency + 5, { type: "request", operation: "answer" }],
      [2_000, phone("pressed")],
      [ahead + 2_004, event("tone")],
      [ahead + 2_004, command("c2", "hangUp")],
      [2_008, { type: "request", operation: "delete" }],
      [2_100, phone("ended")],
      [ahead + 2_106, { kind: "ended", reason: "local" }],
    );

  test("the server's times become the telephone's, whatever the server was slow at", () => {
    for (const latency of [0, 80]) {
      const times = linesOf(liveTranscript(lived(latency))).map(({ at }) => at);
      const [, answers = 0, hangsUp = 0, ends = 0] = times;
      expect(answers - latency).toBeGreaterThanOrEqual(0);
      expect(answers - latency).toBeLessThanOrEqual(5);
      // Not before the key that it follows, and not behind the request that carries it out.
      expect(hangsUp).toBeGreaterThanOrEqual(2_000);
      expect(hangsUp).toBeLessThanOrEqual(2_008);
      expect(ends).toBeGreaterThanOrEqual(2_100);
    }
  });

  test("clocks that may be equal are", () => {
    const call = take(
      callWith(),
      [3, beginning],
      [4, command("c1", "answer")],
      [9, { type: "request", operation: "answer" }],
    );
    expect(text(call)).toContain("4 answers");
  });
});

test("a stream that was taken up again repeats nothing", () => {
  const news = readNews({ seq: 4, at: began, ...command("c1", "answer") });
  if (!news || "fault" in news) throw new Error(news?.fault);
  expect(
    text(follow(follow(callWith(), news), news)).filter((line) => line.includes("answers")),
  ).toHaveLength(1);
});

test("what was cut off on purpose has not failed", () => {
  const failed = { kind: "failed", command: "play", id: "c1", outcome: "failed" };
  const call = take(callWith(), [5, { ...failed, reason: "cancelled" }], [6, { ...failed, reason: "error" }]);
  expect(text(call).slice(1)).toEqual(["6 fails play (error)"]);
});

describe("news from a server", () => {
  test.each([
    { kind: "ended", reason: "boredom" },
    { kind: "failed", command: "dance", outcome: "failed" },
    { kind: "failed", command: "play", outcome: "failed", reason: "mood" },
    { kind: "fault", code: "flow_sad", flow: "desk" },
    { kind: "path", step: { kind: "left", flow: "desk", node: "menu" } },
    command("c1", "dance"),
    command("c1", "play", { prompts: [{ text: "Hello." }] }),
    command("c1", "transfer", { to: { kind: "phone", number: "911" } }),
    { kind: "began" },
  ])("%j is refused, and named", (body) => {
    expect(readNews({ seq: 7, at: 0, ...body })).toEqual({ fault: `item 7, of the kind "${body.kind}"` });
  });

  test("of a kind that is not known yet is passed over; what is no news at all is not", () => {
    expect(readNews({ seq: 7, at: 0, kind: "weather" })).toBeUndefined();
    expect(readNews({ kind: "ended" })).toHaveProperty("fault");
    expect(readNews(null)).toHaveProperty("fault");
  });
});

test("what is of another call, or of no interest, is not seen", () => {
  const at = "2026-01-05T09:00:00.000Z";
  expect(readSeen({ at, callId: "other", ...phone("ended") }, "call")).toBeUndefined();
  expect(readSeen({ at, callId: "call", type: "clock", advancedMs: 5 }, "call")).toBeUndefined();
  expect(readSeen("nonsense", "call")).toBeUndefined();
  expect(readSeen({ at, callId: "call", ...phone("ended") }, "call")).toMatchObject({ did: "ended" });
});

test.each([
  ["0A1B2C3D00004000800000000000000F", "0a1b2c3d-0000-4000-8000-00000000000f"],
  ["0A1B2C3D-0000-4000-8000-00000000000F", "0a1b2c3d-0000-4000-8000-00000000000f"],
  ["call-7", "call-7"],
])("the key of %s is %s", (id, key) => expect(callKey(id)).toBe(key));

test.each([
  ["+15550142", { kind: "phone", number: "+15550142" }],
  ["outsider", { kind: "outsideUser" }],
  ["withheld", { kind: "withheld" }],
  ["guest", { kind: "guest" }],
  ["user", { kind: "user" }],
])("%s calls from a phone of its own kind", (from, phoneOf) => {
  expect(dialledFrom(from, "de-DE")).toEqual({ ...phoneOf, language: "de-DE" });
});

describe("given lines as faults of the telephone", () => {
  const arranged = (...lines: readonly string[]) =>
    answersAsFaults(
      lines.map((line) => {
        const answer = readAnswer(line);
        if ("fault" in answer) throw new Error(answer.fault);
        return answer;
      }),
    );

  test.each([
    ["answer fails", { fault: "serverError", on: ["answer"], status: 501, times: 1 }],
    ["redirect fails", { fault: "serverError", on: ["redirect"], status: 501, times: 1 }],
    ["listen fails refused", { fault: "refused", on: ["subscribeToTone"], status: 403, times: 1 }],
    ["play is unknown", { fault: "serverError", on: ["playPrompt"], status: 500, times: 4 }],
    ["transfer is unknown", { fault: "serverError", on: ["transfer"], status: 500, times: 3 }],
    ["listen is unknown", { fault: "lostReply", on: ["subscribeToTone"], times: 4 }],
    ["transfer fails", { fault: "targetBusy", on: ["transfer"], times: 1 }],
    ["transfer fails unreachable", { fault: "targetBusy", on: ["transfer"], times: 1 }],
    ["transfer fails no-answer", { fault: "targetNoAnswer", on: ["transfer"], times: 1 }],
  ])("%s", (line, fault) => {
    expect(arranged(line)).toEqual({ faults: [fault], impossible: [] });
  });

  test("each acts in its turn, counted in requests, or in people who are rung", () => {
    expect(
      arranged("play works", "play is unknown", "transfer fails refused", "play fails", "transfer fails busy")
        .faults,
    ).toEqual([
      { fault: "serverError", on: ["playPrompt"], status: 500, times: 4, after: 1 },
      { fault: "refused", on: ["transfer"], status: 403, times: 1 },
      { fault: "serverError", on: ["playPrompt"], status: 501, times: 1, after: 5 },
      { fault: "targetBusy", on: ["transfer"], times: 1 },
    ]);
    expect(arranged("transfer fails busy", "transfer fails busy").faults[1]).toMatchObject({ after: 1 });
  });

  test.each(["redirect fails busy", "play fails declined", "transfer fails cancelled"])(
    "%s is nothing that Graph can say",
    (line) => expect(arranged(line)).toMatchObject({ faults: [], impossible: [{}] }),
  );
});

test("only the reason of a failed transfer is left out", () => {
  const lines = [
    "fails      transfer (busy)",
    "fails      redirect (error)",
    'hears      "fails transfer (busy)"',
  ];
  expect(normalised(lines)).toEqual(["fails      transfer", ...lines.slice(1)]);
});

test("an event stream may arrive in any pieces", () => {
  const whole = ': hello\n\nid: 1\ndata: {"a":1}\n\nid: 2\r\ndata: one\r\ndata: two\r\n\r\nid: 3\ndata: hal';
  for (let cut = 0; cut <= whole.length; cut += 1) {
    const first = readStream(whole.slice(0, cut));
    const second = readStream(first.rest + whole.slice(cut));
    expect([...first.messages, ...second.messages]).toEqual([
      { id: "1", data: '{"a":1}' },
      { id: "2", data: "one\ntwo" },
    ]);
    expect(second.rest).toBe("id: 3\ndata: hal");
  }
});
