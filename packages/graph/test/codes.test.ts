import { endReason, failureReason } from "@dialtree/graph";
import { describe, expect, test } from "vitest";

describe("the same subcode means different things under different codes", () => {
  test.each([
    [{ code: 200, subcode: 7000 }, "local"],
    [{ code: 0, subcode: 7000 }, "local"],
    [{ subcode: 7000 }, "local"],
    [{ code: 500, subcode: 7000 }, "lost"],
    [{ code: 200, subcode: 8537 }, undefined],
    [{ code: 408, subcode: 8537 }, "lost"],
    [{ code: 480, subcode: 10199 }, "rejected"],
    [{ code: 200, subcode: 5001 }, undefined],
    [{}, undefined],
    [{ code: 404, subcode: 1 }, "lost"],
  ])("of an end: %j", (info, reason) => expect(endReason(info)).toBe(reason));

  test.each([
    [{ code: 400, subcode: 8508 }, "cancelled"],
    [{ code: 500, subcode: 7700 }, "error"],
    [{ code: 486, subcode: 7000 }, "busy"],
    [{ code: 603, subcode: 8508 }, "declined"],
    [{ code: 408 }, "no-answer"],
    [{ code: 480 }, "unreachable"],
    [{ code: 403 }, "refused"],
    [{ code: 599, subcode: 1 }, "error"],
    [{}, "error"],
  ])("of a failure: %j", (info, reason) => expect(failureReason(info)).toBe(reason));
});
