import { describe, expect, test } from "vitest";
import { commands } from "../src/commands/index.ts";
import { run } from "./run.ts";

describe("help", () => {
  test.each([[["help"]], [["--help"]], [["-h"]], [[]]])("%j lists the commands", async (args) => {
    const { code, out, err } = await run(args);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    const lines = out.split("\n").map((line) => line.trim().replace(/ +/, " "));
    for (const { name, summary } of commands) expect(lines).toContain(`${name} ${summary}`);
  });

  test.each(commands.map(({ name }) => name))("%s --help says what it takes", async (name) => {
    const { code, out } = await run([name, "--help"]);
    const command = commands.find((candidate) => candidate.name === name);
    expect(code).toBe(0);
    expect(out).toContain(`Usage: dialtree ${command?.usage}\n`);
    for (const option of Object.keys(command?.options ?? {})) expect(out).toContain(`  --${option}`);
    expect(await run(["help", name])).toEqual({ code: 0, out, err: "" });
  });
});

test.each([
  [["chekc"], 'There is no command "chekc".\nDid you mean "dialtree check"?'],
  [["frobnicate"], /There is no command "frobnicate"\.\nCommands are call, /],
  [["--json"], "A command comes first, not --json."],
  [["help", "nope"], 'There is no command "nope".'],
  [["call"], '"dialtree call" needs a flow.\nWrite dialtree call <flow>'],
  [["call", "office", "support"], 'does not know what to do with "support"'],
  [["call", "office", "--kyes", "1"], /no option --kyes\.\nDid you mean --keys\?/],
  [["call", "office", "-k"], "no option -k."],
  [["call", "office", "--keys"], "--keys needs a value."],
  [["call", "office", "--keys", "--json"], "--keys needs a value, and is followed by --json."],
  [["call", "office", "--json=yes"], "--json takes no value."],
  [["call", "ofice"], 'There is no flow "ofice".\nDid you mean "office"?'],
  [["call", "zebra"], "The flows here are office, support;"],
  [["call", "flows"], /one flow is needed\.\nName one of flows\/office, flows\/support\./],
  [["call", "flows/office/cases"], '"flows/office/cases" has no flow.json.'],
])("%j is refused with one sentence and a remedy", async (args, says) => {
  const { code, out, err } = await run(args);
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(err).toMatch(says);
  expect(err).toMatch(/^dialtree: .+\n.+\n$/);
});
