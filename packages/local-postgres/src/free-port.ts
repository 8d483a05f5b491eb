import { randomInt } from "node:crypto";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:net";

const lowest = 10_240;
const triesAtMost = 200;

/** A port of the loopback interface that nobody listens on just now. */
export function freePort(): Promise<number> {
  return freePorts(1);
}

/**
 * The first of so many ports in a row that nobody listens on just now. None of those that the kernel hands out by itself: between
 * this moment and the one that they are listened on, it would give them to the next program that asks for any port, or
 * connects to somewhere.
 * @throws Error when there are none.
 */
export async function freePorts(count: number): Promise<number> {
  const end = handedOutFrom() - count;
  for (let tries = 0; lowest < end && tries < triesAtMost; tries += 1) {
    const first = randomInt(lowest, end);
    const free = await Promise.all(Array.from({ length: count }, (_, index) => isFree(first + index)));
    if (free.every(Boolean)) return first;
  }
  throw new Error(
    `No ${count === 1 ? "port is" : `${count} ports in a row are`} free from ${lowest} to ${end + count}.`,
  );
}

/** Where the range begins that ports are handed out from. Outside Linux that is not lower than what is usual there. */
function handedOutFrom(): number {
  try {
    return Number(/^\d+/.exec(readFileSync("/proc/sys/net/ipv4/ip_local_port_range", "utf8"))?.[0]);
  } catch {
    return 32_768;
  }
}

async function isFree(port: number): Promise<boolean> {
  const probe = createServer();
  try {
    await once(probe.listen(port, "127.0.0.1"), "listening");
  } catch {
    return false;
  }
  probe.close();
  await once(probe, "close");
  return true;
}
