import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { PlanError, planFor, shortPath } from "./plan.ts";
import { statusLine } from "./status-line.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function terminal(isTTY = true, env = {}) {
  const written: string[] = [];
  const out = { isTTY, columns: 30, write: (text: string) => written.push(text) };
  const status = statusLine(out as unknown as NodeJS.WriteStream, env);
  return { status, written };
}

test("a terminal is told what takes longer than half a second, on one line that is wiped away", () => {
  const { status, written } = terminal();
  status.show("starting the simulator…");
  vi.advanceTimersByTime(499);
  expect(written).toEqual([]);
  vi.advanceTimersByTime(1);
  status.show("starting the server, publishing flows…");
  status.clear();
  expect(written).toEqual([
    "\r\u001B[Kstarting the simulator…",
    "\r\u001B[Kstarting the server, publish",
    "\r\u001B[K",
  ]);
});

test("what is done sooner is not told, and neither is anything where nobody looks", () => {
  for (const { status, written } of [terminal(), terminal(false), terminal(true, { TERM: "dumb" })]) {
    status.show("starting…");
    if (vi.getTimerCount() > 0) vi.advanceTimersByTime(400);
    status.clear();
    vi.advanceTimersByTime(10_000);
    expect(written).toEqual([]);
  }
});

test("the two programs know of each other", () => {
  const { programs, url } = planFor({
    DIALTREE_PORT: "3100",
    SIMULATOR_HTTP_PORT: "8181",
    SIMULATOR_DATA: "sim",
  });
  const { server, simulator } = programs;
  expect(url).toEqual({ server: "http://localhost:3100", simulator: "http://localhost:8181" });
  expect(simulator.env.SIMULATOR_WEBHOOK).toBe("http://localhost:3100/api/calls");
  expect(server.env.DIALTREE_SIMULATOR).toBe("http://localhost:8181");
  expect(server.env.DIALTREE_GRAPH_URL).toBe("https://localhost:8443/v1.0");
  expect(server.env.DIALTREE_TRUST).toBe("sim/simulator-cert.pem");
  expect(server.env.DIALTREE_APP_SECRET).toBe(simulator.env.SIMULATOR_APP_SECRET);
  expect(server.env.DIALTREE_TENANTS).toBe(simulator.env.SIMULATOR_TENANT);
});

test("what people set goes before what is filled in, on both sides of what both have to know", () => {
  const { server, simulator } = planFor({
    DIALTREE_APP_SECRET: "mine",
    SIMULATOR_TENANT: "0d0e0f00-1111-4222-8333-444455556666",
    DIALTREE_NUMBERS: "bot=hotel",
    SIMULATOR_WEBHOOK: "http://localhost:9/hook",
    DIALTREE_SEED: " ",
    HOME: "/home/somebody",
  }).programs;
  expect(server.env).toMatchObject({
    DIALTREE_APP_SECRET: "mine",
    DIALTREE_TENANTS: "0d0e0f00-1111-4222-8333-444455556666",
    DIALTREE_NUMBERS: "bot=hotel",
    DIALTREE_SEED: "flows",
    HOME: "/home/somebody",
  });
  expect(simulator.env).toMatchObject({
    SIMULATOR_APP_SECRET: "mine",
    SIMULATOR_WEBHOOK: "http://localhost:9/hook",
  });
});

test("ports that cannot be used are all named", () => {
  const wrong = { DIALTREE_PORT: "0", SIMULATOR_HTTP_PORT: "70000", SIMULATOR_HTTPS_PORT: "8443" };
  expect(() => planFor(wrong)).toThrow(PlanError);
  expect(() => planFor(wrong)).toThrow(/^DIALTREE_PORT="0" .*\.\nSIMULATOR_HTTP_PORT="70000" .*\.$/);
  expect(() => planFor({ DIALTREE_PORT: "8081" })).toThrow(
    "DIALTREE_PORT and SIMULATOR_HTTP_PORT are both 8081: each needs a port of its own.",
  );
});

test("a path is shown as it would be typed", () => {
  expect(shortPath("/home/me/dialtree", "/home/me/dialtree/.dialtree/server")).toBe(".dialtree/server");
  expect(shortPath("/home/me/dialtree", "/tmp/server.log")).toBe("/tmp/server.log");
});
