import { expect, test } from "vitest";
import { createLog } from "../src/operating/log.ts";
import { createMask } from "../src/operating/mask.ts";

test("a secret that was used stands in no line of the log, wherever it got into it", () => {
  const lines: string[] = [];
  const mask = createMask();
  const log = createLog("info", { write: (line: string) => void lines.push(line) }, mask);
  const secret = 'canary"\\7731';
  log.info({ before: "plain" }, "all is well");
  mask.hide(secret);
  log.error(
    { err: new Error(`Bearer ${secret} was refused`), headers: { "x-key": secret } },
    `with ${secret}`,
  );
  mask.hide("e");
  log.info("all is well");
  expect(lines.map((line) => JSON.parse(line).msg)).toEqual(["all is well", "with ***", "all is well"]);
  expect(lines.join("")).not.toContain("7731");
});
