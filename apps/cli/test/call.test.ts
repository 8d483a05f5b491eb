import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { jsonHelp } from "../src/transcript/json.ts";
import { copyOfFixtures, jsonLines, Printed, run } from "./run.ts";

describe("the transcript", () => {
  test("says what is heard and keyed, which way the call takes, and how it ends", async () => {
    const { code, out, err } = await run([
      "call",
      "flows/office",
      "--keys",
      "1",
      "--answer",
      "transfer fails busy",
    ]);
    expect(out).toBe(`    0.0  call       from +15550100
         · Incoming call
    0.0  answers
         · Incoming call → Answered → Main menu
    0.5  hears      "For sales, press 1. For support, press 2."
    3.7  presses    1
         · Main menu → Press 1, Sales → Sales
    3.7  transfers  to Sales desk (+15550101)
    4.7  fails      transfer (busy)
         · Sales → Could not be reached → Goodbye
    4.7  hears      "Goodbye."
    5.2  hangs up
    5.3  ends       local (the flow hung up)
`);
    expect({ code, err }).toEqual({ code: 0, err: "" });
  });

  test("goes on into another flow, named by the folder's name alone", async () => {
    const { out } = await run(["call", "office", "--keys", "2"]);
    expect(out).toContain("· Main menu → Press 2, Support → To support\n");
    expect(out).toContain("· To support → Support: Incoming call\n");
    expect(out).toContain("transfers  to Support desk (+15550102)\n");
  });

  test("shows waits, interruptions and who calls", async () => {
    const { out } = await run(["call", "office", "--keys", "wait 2s !2", "--from", "user"]);
    expect(out).toContain("call       from user\n");
    expect(out).toContain("waits      2s\n");
    const { out: interrupted } = await run(["call", "office", "--keys", "!1"]);
    expect(interrupted).toContain('press 2." (interrupted)\n');
  });

  test("tells what was left over", async () => {
    const { out } = await run(["call", "office", "--keys", "1 !2 wait 6s leave"]);
    expect(out).toContain("The call was over before the script was. Left over: !2 wait 6s leave\n");
    const { out: unasked } = await run(["call", "office", "--keys", "1", "--answer", "redirect fails"]);
    expect(unasked).toContain("Nothing asked for these answers: redirect fails\n");
  });

  test("tells that the caller hung up", async () => {
    const { out } = await run(["call", "office", "--keys", "leave"]);
    expect(out).toMatch(/leaves\n.*ends {7}remote \(the caller hung up\)\n$/);
  });

  test("is dim and bold only for a terminal that wants it", async () => {
    const on = async (isTTY: boolean, env: Record<string, string>) => {
      const out = new Printed(isTTY);
      await run(["call", "office"], { out, env });
      return out.text.includes("\u001B[");
    };
    expect(await on(true, {})).toBe(true);
    expect(await on(true, { NO_COLOR: "1" })).toBe(false);
    expect(await on(false, {})).toBe(false);
  });

  test("passes no control codes of a flow file on to the terminal", async () => {
    const cwd = copyOfFixtures();
    change(join(cwd, "flows/office/flow.json"), (text) =>
      text.replace("Main menu", "Main\\u001b]0;own\\u0007 menu"),
    );
    const { out } = await run(["call", "office", "--keys", "1"], { cwd });
    expect(out).not.toMatch(/[^\P{Cc}\n]/u);
    expect(out).toContain("· Main menu → Press 1, Sales");
  });
});

describe("--json", () => {
  test("is one object a line, from call to ends, each as the help says", async () => {
    const calls = ["1", "2", "!9", "wait 8s", "leave"].map((keys) => ["--keys", keys]);
    const lines = new Map(jsonHelp.split("\n").map((line) => [line.trim().split(/\s+/)[0], line]));
    for (const args of [
      ...calls,
      ["--answer", "play is unknown"],
      ["--keys", "1", "--answer", "transfer fails"],
    ]) {
      const { out } = await run(["call", "office", "--json", ...args]);
      const entries = jsonLines(out);
      expect(entries.at(0)?.type).toBe("call");
      expect(entries.at(-1)?.type).toBe("ends");
      expect(entries.map(({ at }) => at)).toEqual(entries.map(({ at }) => Number(at)).sort((a, b) => a - b));
      for (const { type, at: _at, ...rest } of entries) {
        const documented = lines.get(type === "interrupts" ? "presses" : String(type)) ?? "nothing";
        for (const name of Object.keys(rest)) expect(documented).toContain(name);
      }
    }
  });

  test("names nodes and exits as people do, beside their ids", async () => {
    const { out } = await run(["call", "office", "--json", "--keys", "2"]);
    const entries = jsonLines(out);
    const left = entries.find(({ type, node }) => type === "left" && node === "main");
    expect(left).toMatchObject({
      flow: "office",
      title: "Main menu",
      outlet: "support",
      label: "Press 2, Support",
    });
    expect(entries.at(-1)).toEqual({
      type: "ends",
      at: expect.any(Number),
      reason: "transferred",
      unused: { keys: [], answers: [] },
    });
  });

  test("begins when --at says", async () => {
    const { out } = await run(["call", "office", "--json", "--at", "2026-12-24T18:30+01:00"]);
    expect(jsonLines(out)[0]).toMatchObject({ began: "2026-12-24T17:30:00.000Z", from: "+15550100" });
  });
});

test.each([
  [["--at", "2026-12-24T18:30"], /zone[\s\S]*2026-12-24T18:30Z[\s\S]*2026-12-24T18:30\+01:00/],
  [["--at", "tomorrow"], /is not a time/],
  [["--at", "2026-02-30T10:00Z"], /is not a time/],
  [["--from", "Bob"], /not a caller[\s\S]*outsider/],
  [["--lang", "German"], /not a language[\s\S]*de-DE/],
  [["--keys", "1,2"], /--keys[\s\S]*"wait 6s"/],
  [["--keys", "wait"], /--keys[\s\S]*names no time/],
  [["--answer", "ring fails"], /--answer[\s\S]*transfer/],
  [["--seed", "some"], /--seed some is not a number/],
  [["--seed", "2", "--save", "x"], /cannot keep a --seed/],
  [["--save", "two words"], /no name for a scenario/],
  [["--save", "folder/name"], /folder\/name\.txt/],
])("%j is refused with a remedy", async (options, says) => {
  const { code, out, err } = await run(["call", "office", ...options]);
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(err).toMatch(says);
});

describe("a flow with errors", () => {
  test("is not played, and the errors are on stderr", async () => {
    const { code, out, err } = await run(["call", "broken", "--keys", "1"]);
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toContain("broken/flow.json:/nodes/1/data/choices/1/key  error  menu_key_repeated\n");
    expect(err).not.toContain("warning");
    expect(err).toContain("--despite-errors");
  });

  test("is played by force, and what is broken leads to the fallback", async () => {
    const { code, out, err } = await run(["call", "broken", "--keys", "1", "--despite-errors"]);
    expect(code).toBe(0);
    expect(out).toContain("· Away → Fallback\n");
    expect(err).toMatch(/played despite \d+ errors/);
  });

  test("cannot be forced when it is no flow at all", async () => {
    const cwd = copyOfFixtures();
    writeFileSync(join(cwd, "flows/office/flow.json"), "{");
    const { code, out, err } = await run(["call", "office", "--despite-errors"], { cwd });
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toMatch(/flow\.json:.*error.*not_json/);
    expect(err).not.toContain("--despite-errors");
  });
});

describe("other flows", () => {
  test("may be broken as long as no call gets there", async () => {
    const cwd = copyOfFixtures();
    writeFileSync(join(cwd, "flows/office/flow.json"), "{");
    const { code, err } = await run(["call", "support"], { cwd });
    expect({ code, err }).toEqual({ code: 0, err: "" });
  });

  test("are complained about when the flow goes on there", async () => {
    const cwd = copyOfFixtures();
    writeFileSync(join(cwd, "flows/support/flow.json"), "{");
    const { code, err } = await run(["call", "office"], { cwd });
    expect(code).toBe(1);
    expect(err).toContain("flows/support/flow.json:  error  not_json");
    const { out } = await run(["call", "office", "--keys", "2", "--despite-errors"], { cwd });
    expect(out).toContain("fault      flow_missing at To support: ");
  });
});

describe("--save", () => {
  test("writes a scenario that plays as the call did", async () => {
    const cwd = copyOfFixtures();
    const options = ["--keys", "1", "--answer", "transfer fails busy", "--from", "user", "--lang", "de-DE"];
    const { code, err } = await run(
      ["call", "office", ...options, "--at", "2026-12-24T18:30Z", "--save", "sales-on-leave"],
      { cwd },
    );
    expect({ code, err }).toEqual({ code: 0, err: "Saved as flows/office/cases/sales-on-leave.txt.\n" });
    const file = join(cwd, "flows/office/cases/sales-on-leave.txt");
    expect(readFileSync(file, "utf8")).toBe(`# Sales on leave
given      transfer fails busy
call       from user at 2026-12-24T18:30Z in de-DE
answers
hears      "For sales, press 1. For support, press 2."
presses    1
transfers  to Sales desk (+15550101)
fails      transfer (busy)
hears      "Goodbye."
hangs up
ends       local
`);
    const { code: tested } = await run(["test", file], { cwd });
    expect(tested).toBe(0);
  });

  test("takes a path, and never replaces a file unless forced", async () => {
    const cwd = copyOfFixtures();
    const save = (...more: string[]) =>
      run(["call", "office", "--save", "kept/silence.txt", ...more], { cwd });
    expect((await save()).code).toBe(0);
    const { code, out, err } = await save();
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toMatch(/kept\/silence\.txt is there already[\s\S]*--force/);
    expect((await save("--keys", "leave", "--force")).code).toBe(0);
    expect(readFileSync(join(cwd, "kept/silence.txt"), "utf8")).toContain("leaves\n");
  });

  test("keeps no call that would go otherwise when played again", async () => {
    const cwd = copyOfFixtures();
    // Nothing ends the call, so the caller gives up in the end; a scripted "leaves" would come right after the menu.
    const failing = Array.from({ length: 150 }, () => ["--answer", "hangUp fails"]).flat();
    const { code, err } = await run(["call", "office", ...failing, "--save", "odd"], { cwd });
    expect(code).toBe(1);
    expect(err).toMatch(/cannot be kept as a scenario[\s\S]*"wait 20s leave"/);
    expect(existsSync(join(cwd, "flows/office/cases/odd.txt"))).toBe(false);
  });
});

function change(file: string, by: (text: string) => string): void {
  writeFileSync(file, by(readFileSync(file, "utf8")));
}
