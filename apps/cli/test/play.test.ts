import { describe, expect, test } from "vitest";
import { FakeClock, Keyboard, run } from "./run.ts";

/** Plays a call on a clock that does not wait; `typed` says what is typed after how many milliseconds. */
async function play(args: readonly string[], typed: Readonly<Record<number, string>> = {}, isTTY = false) {
  const clock = new FakeClock();
  const stdin = new Keyboard(isTTY);
  for (const [after, characters] of Object.entries(typed))
    clock.after(Number(after), () => stdin.type(characters));
  const playing = run(["play", ...args], { clock, stdin });
  const took = clock.runOut();
  const { code, out, err } = await playing;
  const [head = "", call = ""] = out.split("\n\n");
  return { code, head, call, err, took, clock, stdin };
}

describe("play", () => {
  test("prints things at their moment, and takes keys as they are typed", async () => {
    const { code, call, took } = await play(["office"], { 2000: "2" });
    expect(call).toBe(`    0.0  call       from +15550100
         · Incoming call
    0.0  answers
         · Incoming call → Answered → Main menu
    0.5  hears      "For sales, press 1. For support, press 2."
    2.0  presses    2
         · Main menu → Press 2, Support → To support
         · To support → Support: Incoming call
         · Incoming call → Answered → Desk
    2.0  transfers  to Support desk (+15550102)
    3.0  ends       transferred
`);
    expect({ code, took }).toEqual({ code: 0, took: 3_000 });
  });

  test("begins by saying what it is, which keys there are and how to stop", async () => {
    const { head } = await play(["office"]);
    expect(head).toContain('"Office" (flows/office/flow.json)');
    expect(head).toMatch(/0 to 9, \* and #/);
    expect(head).toMatch(/q or Ctrl-C/);
    expect(head).toContain("call office --keys");
  });

  test("goes on by itself when nobody types, and ends", async () => {
    const { code, call, took } = await play(["office"]);
    expect(call).toContain("· Main menu → Presses nothing → Goodbye\n");
    expect(call).toContain("ends       local (the flow hung up)\n");
    expect({ code, took }).toEqual({ code: 0, took: 8_785 });
  });

  test("keeps what is typed before the answer for the menus to come", async () => {
    const { call } = await play(["office"], { 0: "1" });
    expect(call).toMatch(/answers\n.*\n {4}0\.5 {2}presses {4}1\n/);
    expect(call).toContain("· Main menu → Press 1, Sales → Sales\n");
  });

  test("--speed makes everything faster", async () => {
    const { call, took } = await play(["office", "--speed", "10"], { 200: "2" });
    expect(call).toContain("    2.0  presses    2\n");
    expect(took).toBe(300);
    expect((await run(["play", "office", "--speed", "0"])).code).toBe(2);
  });

  test.each(["q", "\u0003", "\u0004"])("%j hangs up, and leaves the terminal as it was", async (key) => {
    const { code, call, clock, stdin } = await play(["office"], { 1000: key }, true);
    expect(call).toMatch(/leaves\n.*ends {7}remote \(the caller hung up\)\n$/);
    expect(code).toBe(0);
    expect(stdin.raw).toEqual([true, false]);
    expect({ timers: clock.pending, reading: stdin.reading, listeners: stdin.listenerCount("data") }).toEqual(
      {
        timers: 0,
        reading: false,
        listeners: 0,
      },
    );
  });

  test("takes arrow keys and letters for nothing", async () => {
    const { call } = await play(["office"], { 1000: "\u001B[1~", 1500: "x\n", 2000: "1" }, true);
    expect(call).toContain("    2.0  presses    1\n");
    expect(call.match(/presses/g)).toHaveLength(1);
  });

  test("refuses a flow with errors", async () => {
    const { code, head, err, stdin } = await play(["broken"], {}, true);
    expect({ code, head, raw: stdin.raw }).toEqual({ code: 1, head: "", raw: [] });
    expect(err).toContain("--despite-errors");
  });
});
