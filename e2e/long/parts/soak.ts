// Half of the load that saturates, for many minutes: what the servers hold must not grow.

import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { startCallers } from "../callers.ts";
import { chanceFrom } from "../chance.ts";
import { type Line, startOneServer, startServers } from "../line.ts";
import type { Part, Run } from "../part.ts";
import { median, type Sample, steadiness } from "../steadiness.ts";
import { underLoad } from "../under-load.ts";
import { tapWire } from "../wiretap.ts";

const steps = [20, 40, 80, 160, 320];
const stepMs = 25_000;
/** Beyond that in the middle of all calls, whoever calls notices that nobody keeps up. */
const saturatedMs = 1_000;
const silenceMs = 5_000;
const fewestSamples = 7;

type Start = (env: Readonly<Record<string, string>>) => Promise<Line>;

const soak =
  (what: string, start: Start): Run =>
  async (part) => {
    const folder = mkdtempSync(join(tmpdir(), "dialtree-soak-"));
    const probe = new URL("../preload/probe.ts", import.meta.url);
    const line = await start({ NODE_OPTIONS: `--import=${probe}`, LONG_PROBE: folder });
    try {
      const most = await saturating(line, part);
      const callers = Math.max(2, Math.floor(most / 2));
      part.say(`${most} callers are still served in time; ${callers} for ${part.soakMinutes} minutes`);
      const began = Date.now();
      const finding = await underLoad({
        line,
        part: { ...part, callers },
        seconds: part.soakMinutes * 60,
        required: { fault: `soak of ${what}, ${part.soakMinutes} minutes`, silenceMs },
        trouble: async (over) => {
          while (!over.aborted) await wait(30_000, undefined, { signal: over }).catch(() => undefined);
          return { done: `${callers} callers at once, of ${most} that are served in time` };
        },
      });
      part.found(finding);
      for (const [nth, samples] of samplesIn(folder).entries())
        report(
          part,
          `${what}, server ${nth + 1}`,
          samples.filter(({ at }) => at >= began && at <= began + part.soakMinutes * 60_000),
        );
    } finally {
      await line.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  };

export const soakSqlite = soak("one server on SQLite", (env) => startOneServer({ env }));
export const soakServers = soak("three servers on PostgreSQL", (env) => startServers(3, { env }));

/** How many callers are served before they have to wait, the last of the steps at which that holds. */
async function saturating(line: Line, part: Part): Promise<number> {
  let most = 0;
  for (const count of steps) {
    const tap = await tapWire(line.simulatorUrl);
    const callers = startCallers({ line, tap, count, chance: chanceFrom(part.seed + count) });
    await wait(stepMs);
    await callers.stop();
    const silence = median([...tap.stories.values()].map(({ silenceMs }) => silenceMs));
    tap.close();
    part.say(`${count} callers: in the middle a caller's longest silence is ${silence} ms`);
    if (silence > saturatedMs) break;
    most = count;
  }
  return most;
}

/** Of each server, in the order of their process ids. */
function samplesIn(folder: string): readonly (readonly Sample[])[] {
  return (
    readdirSync(folder)
      .toSorted((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10))
      .map((name) =>
        readFileSync(join(folder, name), "utf8")
          .trim()
          .split("\n")
          .map((line) => JSON.parse(line) as Sample),
      )
      // A server that was started anew to look into its store has hardly any.
      .filter((samples) => samples.length >= fewestSamples)
  );
}

function report(part: Part, what: string, samples: readonly Sample[]): void {
  const of = (name: "rss" | "heap" | "files") => samples.flatMap((sample) => sample[name] ?? []);
  const measured: readonly (readonly [string, readonly number[], string, number])[] = [
    ["resident memory", of("rss"), "MiB", 2 ** 20],
    ["heap, all garbage collected", of("heap"), "MiB", 2 ** 20],
    ["open files", of("files"), "", 1],
  ];
  for (const [name, values, unit, scale] of measured) {
    const { middle, last, flat } = steadiness(values);
    const shown = (value: number) => `${(value / scale).toFixed(scale === 1 ? 0 : 1)} ${unit}`.trim();
    part.found({
      fault: `${what}: ${name}`,
      required: "the last third at most 10 % above the middle third (medians)",
      seen: `${shown(middle)} in the middle third, ${shown(last)} in the last (${values.length} values)`,
      met: flat,
    });
  }
  const delay = samples.map(({ delayP99Ms }) => delayP99Ms);
  const { middle, last } = steadiness(delay);
  part.say(`${what}: event-loop delay p99 ${middle.toFixed(0)} ms, then ${last.toFixed(0)} ms`);
}
