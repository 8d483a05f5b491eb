import pino from "pino";
import { expect, test } from "vitest";
import { heldBack } from "../src/operating/log.ts";

test("lines are held back; a warning is written at once, with all that came before it", () => {
  const written: string[] = [];
  const log = pino(
    { base: null, timestamp: false },
    heldBack((text) => written.push(text)),
  );
  log.info("one");
  log.info("two");
  expect(written).toEqual([]);
  log.warn("three");
  log.info("four");
  expect(written).toEqual([
    '{"level":30,"msg":"one"}\n{"level":30,"msg":"two"}\n{"level":40,"msg":"three"}\n',
  ]);
});
