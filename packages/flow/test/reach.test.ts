import { reach, reachTable } from "@dialtree/flow";
import { describe, expect, test } from "vitest";

// Each row is a sentence of the public pages; the table must not drift from them.
describe("who can be reached from where", () => {
  test.each([
    [
      "a Teams user can be transferred to a Teams user of the tenant",
      "user to account",
      "transfer",
      "user",
      "documented",
    ],
    [
      "after a call to the bot itself nothing leads to a phone",
      "user to bot",
      "transfer",
      "phone",
      "unsupported",
    ],
    ["nor by redirect", "user to bot", "redirect", "phone", "unsupported"],
    ["nor by invite", "user to bot", "invite", "phone", "unsupported"],
    [
      "a call to a number can be transferred to another number",
      "phone to account",
      "transfer",
      "phone",
      "documented",
    ],
    ["and redirected to one", "phone to account", "redirect", "phone", "documented"],
    ["transfers do not cross tenants", "outside user to account", "transfer", "user", "unsupported"],
    ["nobody can be invited from a voicemail box", "phone to account", "invite", "voicemail", "unsupported"],
  ] as const)("%s", (_sentence, caller, way, target, support) => {
    expect(reach(caller, way, target).support).toBe(support);
  });

  test("every cell names its source", () => {
    const cells = Object.values(reachTable).flatMap((ways) =>
      Object.values(ways).flatMap((targets) => Object.values(targets)),
    );
    expect(cells.length).toBe(4 * 4 * 4);
    for (const { source } of cells) expect(source.length).toBeGreaterThan(15);
  });
});
