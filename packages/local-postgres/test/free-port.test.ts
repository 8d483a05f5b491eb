import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { freePort, freePorts } from "../src/index.ts";

async function listenOn(port: number): Promise<void> {
  const server = createServer().listen(port, "127.0.0.1");
  onTestFinished(() => void server.close());
  await once(server, "listening");
}

test("ports in a row can all be listened on", async () => {
  const first = await freePorts(4);
  for (const offset of [0, 1, 2, 3]) await listenOn(first + offset);
});

test("nobody else is given what was found, however many ask for any port or connect to somewhere", async ({
  skip,
}) => {
  const range = "/proc/sys/net/ipv4/ip_local_port_range";
  skip(!existsSync(range), "this system does not say which ports it hands out");
  const from = Number.parseInt(readFileSync(range, "utf8"), 10);
  for (let times = 0; times < 50; times += 1) expect(await freePort()).toBeLessThan(from);
});

test("more than there can be are refused", async () => {
  await expect(freePorts(60_000)).rejects.toThrow("No 60000 ports in a row are free");
});
