import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { fixtures, jsonLines } from "./run.ts";

const main = join(import.meta.dirname, "../src/main.ts");

function dialtree(args: readonly string[], input = "") {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], {
    cwd: fixtures,
    input,
    encoding: "utf8",
    timeout: 20_000,
  });
  return { status, stdout, stderr };
}

test("the program prints to stdout what was asked for and nothing else, and exits as documented", () => {
  const { status, stdout, stderr } = dialtree(["call", "office", "--keys", "2", "--json"]);
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(jsonLines(stdout).at(-1)).toMatchObject({ type: "ends", reason: "transferred" });
  expect(dialtree(["check", "broken"])).toMatchObject({ status: 1, stderr: "" });
  expect(dialtree(["call", "broken"])).toMatchObject({ status: 1, stdout: "" });
  expect(dialtree(["frobnicate"])).toMatchObject({ status: 2, stdout: "" });
});

test("play ends by itself after the call, with keys from a pipe", () => {
  const { status, stdout, stderr } = dialtree(["play", "office", "--speed", "100"], "2\n");
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(stdout).toMatch(/presses {4}2\n[\s\S]*ends {7}transferred\n$/);
});

test("operations of Graph are listed and explained without any settings, and not sent without them", () => {
  expect(dialtree(["graph"])).toMatchObject({ status: 0, stderr: "" });
  expect(dialtree(["graph", "getCall", "--help"]).stdout).toContain("GET /communications/calls/{call}");
  const { status, stdout, stderr } = dialtree(["graph", "listUsers"]);
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  expect(stderr).toContain("DIALTREE_APP_ID is missing.");
});
