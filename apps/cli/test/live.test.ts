import { describe, expect, test } from "vitest";
import type { Io } from "../src/io.ts";
import { hurriedClock, line, office, type Script, startFakeLine, support } from "./fake-line.ts";
import { jsonLines, Printed, run } from "./run.ts";

const command = (after: number, id: string, type: string, more: object = {}) => ({
  after,
  kind: "command",
  command: { id, leg: "caller", type, ...more },
});
const audio = (after: number, did: string, play: string, durationMs?: number) => ({
  after,
  type: "audio",
  did,
  operationId: `o-${play}`,
  clientContext: play,
  index: 0,
  of: 1,
  ...(durationMs === undefined ? {} : { durationMs }),
});
const phone = (after: number, did: string) => ({ after, type: "phone", did });
const step = (after: number, kind: string, node: string, outlet?: string) => ({
  after,
  kind: "path",
  step: { kind, flow: "office", node, ...(outlet === undefined ? {} : { outlet }) },
});

const prompt = { text: "For sales, press 1. For support, press 2.", language: "en-US" };
const to = { kind: "phone", number: "+15550101", name: "Sales desk" };

/** A caller hears the menu, presses a key, and is put through to sales. */
const toSales: Script = {
  news: [
    { after: 2, kind: "began", language: "en-US" },
    step(2, "entered", "incoming"),
    command(3, "c1", "answer"),
    step(602, "left", "incoming", "answered"),
    step(602, "entered", "main"),
    command(603, "c2", "play", { prompts: [prompt] }),
  ],
  wire: [
    phone(0, "called"),
    { after: 5, type: "request", operation: "answer" },
    phone(600, "answered"),
    audio(610, "starts", "c2", 3_000),
    audio(3_610, "ends", "c2"),
  ],
  // Later than the caller can be, however slow this machine is.
  afterwards: {
    news: [
      { after: 60_002, kind: "event", type: "tone", leg: "caller" },
      command(60_003, "c3", "transfer", { to }),
      { after: 63_700, kind: "ended", reason: "transferred" },
    ],
    wire: [phone(60_000, "pressed"), phone(63_690, "ended")],
  },
};

async function live(script: Script, args: readonly string[] = [], change: Partial<Io> = {}) {
  const fake = await startFakeLine(script);
  const ran = await run(["call", "office", "--server", `${fake.url}/`, ...args], {
    clock: hurriedClock,
    ...change,
  });
  return { ...ran, asked: fake.asked };
}

describe("a call through a server", () => {
  test("is placed, acted on and told like a rehearsed one", async () => {
    const { code, out, err, asked } = await live(toSales, ["--keys", "1"]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out.replace(/^ *[0-9.]+ {2}/gm, "")).toBe(`call       from +15550100
         · Incoming call
answers
         · Incoming call → Answered → Main menu
hears      "For sales, press 1. For support, press 2."
presses    1
transfers  to Sales desk (+15550101)
ends       transferred
`);
    expect(asked).toEqual([
      [
        "POST /control/calls",
        { from: { kind: "phone", number: "+15550100", language: "en-US" }, to: "+15550100", faults: [] },
      ],
      [expect.stringMatching(/keys$/), { keys: "1" }],
    ]);
  });

  test("goes by the same JSON", async () => {
    const { out } = await live(toSales, ["--keys", "1 2", "--json", "--answer", "play fails"]);
    const entries = jsonLines(out);
    expect(entries[0]).toMatchObject({ type: "call", at: 0, flow: "office", from: "+15550100" });
    expect(entries.find(({ type }) => type === "hears")).toMatchObject({ at: 610, milliseconds: 3_000 });
    expect(entries.at(-1)).toMatchObject({ type: "ends", unused: { keys: ["2"], answers: [] } });
  });

  test("has the caller, the language and the faults that were asked for, and takes the faults back", async () => {
    const args = [
      "--keys",
      "1",
      "--from",
      "outsider",
      "--lang",
      "de-DE",
      "--answer",
      "play works",
      "--answer",
      "play fails",
    ];
    const { out, asked } = await live(toSales, args);
    expect(asked[0]?.[1]).toMatchObject({
      from: { kind: "outsideUser", language: "de-DE" },
      faults: [{ fault: "serverError", on: ["playPrompt"], after: 1, times: 1, status: 501 }],
    });
    expect(asked.at(-1)?.[0]).toBe("DELETE /control/faults/mine");
    expect(out).toContain("Nothing asked for these answers: play fails\n");
  });

  test("has a caller who gives the server a moment to go on speaking", async () => {
    const { out } = await live(toSales, ["--keys", "wait 2s 1", "--json"]);
    const waits = jsonLines(out).find(({ type }) => type === "waits");
    expect(waits?.at).toBeGreaterThanOrEqual(3_760);
  });

  test("survives a connection that breaks", async () => {
    const { code, out } = await live({ ...toSales, breaks: true }, ["--keys", "1"]);
    expect(code).toBe(0);
    expect(out.match(/hears/g)).toHaveLength(1);
  });

  test("shows on a terminal what is going on, and wipes it away", async () => {
    const err = new Printed(true);
    const { out } = await live(toSales, ["--keys", "1"], { err });
    expect(err.text).toContain('hears      "For sales');
    expect(err.text.endsWith("\r\u001B[K")).toBe(true);
    expect(out).toContain("ends");
  });

  test("is ended by Ctrl-C: the caller hangs up, and what was heard is told", async () => {
    let interrupt = () => {};
    const ended: Script = {
      ...toSales,
      afterwards: {
        news: [{ after: 3_700, kind: "ended", reason: "remote" }],
        wire: [phone(3_690, "hungUp"), phone(3_690, "ended")],
      },
    };
    const onInterrupt = (then: () => void) => {
      interrupt = then;
      return () => {};
    };
    const err = new Printed(true);
    err.write = (text) => {
      err.text += text;
      if (text.startsWith("hears")) interrupt();
    };
    const { code, out, asked } = await live(ended, ["--keys", "wait 3min 1"], { onInterrupt, err });
    expect(code).toBe(1);
    expect(asked.map(([what]) => what)).toContainEqual(expect.stringMatching(/hangUp$/));
    expect(out).toContain("ends       remote");
    expect(err.text).toContain("interrupted: the caller has hung up.\n");
  });
});

describe("a call that cannot be placed says why, and what to do", () => {
  const other = { ...office, title: "Another office" };
  test.each<[string, Partial<Script>, string, string]>([
    ["no simulator", { line: line(null) }, "has no simulator", "Start it with one"],
    [
      "something else",
      { line: { hello: "world" } },
      "does not tell how it is called",
      "Is that a dialtree server",
    ],
    [
      "no number",
      { line: line("http://127.0.0.1:1", "bakery") },
      'leads to the flow "office"',
      "Numbers lead to bakery.",
    ],
    [
      "another version",
      { version: { documents: { office: other } } },
      'runs another version of "office" than flows/office/flow.json',
      "--despite-difference",
    ],
    [
      "another version of a flow that it goes on with",
      { version: { documents: { office, support: { ...support, title: "Another support" } } } },
      'another version of "support", which flows/office/flow.json goes on with',
      "--despite-difference",
    ],
    ["no version", { version: {} }, "does not show what it runs", "as new as this command"],
    [
      "a clock that stands still",
      { control: { clock: { scale: 0 } } },
      "clock stands still",
      "DIALTREE_CLOCK_SCALE",
    ],
    ["no simulator there", { control: {} }, "is no simulator", "server's settings"],
    [
      "a number nobody has",
      { placing: { status: 404, body: { error: "reaches nobody" } } },
      "reaches nobody",
      "SIMULATOR_NUMBERS",
    ],
    ["a closed door", { newsStatus: 403 }, "it answers 403", "Have an administrator give you the role"],
    [
      "news in tongues",
      { news: [{ kind: "ended", reason: "boredom" }] },
      'of the kind "ended"',
      "as new as this command",
    ],
    [
      "a flow that is not published",
      { line: { simulator: "http://127.0.0.1:1", numbers: [{ called: "+15550100", flow: "office" }] } },
      "has no published version",
      "Publish the flow there first",
    ],
    [
      "what the server itself complains about",
      { version: { code: "gone", detail: "That version is gone." } },
      "That version is gone.",
      "as new as this command",
    ],
  ])("%s", async (_, change, says, remedy) => {
    const { code, out, err } = await live({ ...toSales, ...change });
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toContain(says);
    expect(err).toContain(remedy);
  });

  test("nobody there", async () => {
    const { code, err } = await run(["call", "office", "--server", "http://127.0.0.1:9"]);
    expect(code).toBe(1);
    expect(err).toBe(
      "dialtree: No server answers at http://127.0.0.1:9.\nStart it, or correct --server or DIALTREE_SERVER.\n",
    );
  });

  test("where boxes sit is no difference, and another one can be passed over", async () => {
    const moved = { ...office, layout: { start: { x: 1, y: 2 } } };
    expect(
      (await live({ ...toSales, version: { documents: { office: moved } } }, ["--keys", "1"])).code,
    ).toBe(0);
    const { code, out } = await live(
      { ...toSales, version: { documents: { office: renamed("Main menu", "Other menu") } } },
      ["--keys", "1", "--despite-difference"],
    );
    expect(code).toBe(0);
    expect(out).toContain("Other menu");
  });

  test.each([
    [["--at", "2026-12-24T18:30Z"], "--at does not go with --server"],
    [["--seed", "3"], "--seed does not go with --server"],
    [["--save", "x"], "--save does not go with --server"],
    [["--answer", "redirect fails busy"], "redirect fails busy"],
    [["--server", "reception"], "--server reception is no address"],
  ])("%j is refused as misused", async (args, says) => {
    const { code, err } = await run(["call", "office", "--server", "http://127.0.0.1:9", ...args]);
    expect(code).toBe(2);
    expect(err).toContain(says);
  });

  test("--despite-difference needs a server", async () => {
    expect((await run(["call", "office", "--despite-difference"])).code).toBe(2);
  });
});

describe("a call that is over on one side only", () => {
  test("is told as far as it is known", async () => {
    const silent = { ...toSales, afterwards: { news: [], wire: [phone(7_790, "ended")] } };
    const { code, out, err } = await live(silent, ["--keys", "1"]);
    expect(code).toBe(1);
    expect(out).toContain("presses    1");
    expect(err).toContain("the server has not said how it ended");
  });

  test("may never have reached the server", async () => {
    const unheard: Script = { wire: [phone(0, "called"), phone(15_000, "ended")], news: [], newsStatus: 404 };
    const { code, err } = await live(unheard);
    expect(code).toBe(1);
    expect(err).toContain("the server has never heard of it");
    expect(err).toContain("SIMULATOR_WEBHOOK");
  });
});

function renamed(from: string, title: string): object {
  return JSON.parse(JSON.stringify(office).replaceAll(from, title)) as object;
}
