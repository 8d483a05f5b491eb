import { describe, expect, test } from "vitest";
import { rewritten } from "./cases/rewrite.ts";
import { caseFileName } from "./completeness/node-folder.ts";
import { registeredTypes } from "./completeness/node-folders.ts";
import { whole, wholeCases } from "./completeness/whole-node.ts";

describe("rewriting the cases", () => {
  test("writes down what a call comes out as, and leaves the rest alone", () => {
    const wrong = wholeCases.cases.map((example) => ({ ...example, transcript: [], leaves: "failed" }));
    const text = rewritten(whole, JSON.stringify({ ...wholeCases, cases: wrong }));
    expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(wholeCases)));
  });

  test("leaves a case that cannot be played, and a file that cannot be read", () => {
    const cases = [{ ...wholeCases.cases[0], caller: "shouts" }];
    expect(JSON.parse(rewritten(whole, JSON.stringify({ cases })))).toEqual({ cases });
    expect(rewritten(whole, '{ "cases": 1 }')).toBe('{ "cases": 1 }');
  });

  test.each(registeredTypes())("changes nothing in $type.type, to the last space", ({ type, folder }) => {
    const text = folder.files[caseFileName(type)] ?? "";
    expect(rewritten(type, text)).toBe(text);
  });
});
