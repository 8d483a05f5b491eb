import { describe, expect, test } from "vitest";
import { demands, incomplete } from "./completeness/incomplete.ts";
import { folderNames, registeredTypes, registrySource, rewriteCases } from "./completeness/node-folders.ts";
import { registryGaps } from "./completeness/registration.ts";

// REWRITE_CASES=1 npm test -- every-node
if (process.env.REWRITE_CASES) rewriteCases();

test("every folder of a node type is registered, and every registered type has a folder", () => {
  expect(registryGaps(registrySource, folderNames)).toEqual([]);
});

describe.each(registeredTypes())("$type.type", ({ type, folder }) => {
  test.each(demands)("$says", (demand) => {
    const missing = incomplete(type, folder, [demand]);
    expect(missing, missing.join("\n")).toEqual([]);
  });
});
