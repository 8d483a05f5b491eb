// A restore into files that ends at any moment: what is found then, by the next start or the next restore, is the installation
// of before or the restored one.

import fs, { cpSync, existsSync, readdirSync } from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { backUp } from "../../src/backups/backup.ts";
import { finishRestore } from "../../src/backups/places/swapping.ts";
import { restore, verify } from "../../src/backups/restore.ts";
import { temporaryFolder } from "../control/rig.ts";
import { contentsOf, fill, inFiles, now } from "./installation.ts";

// What gives things their names, and takes them away: between two of these nothing can be seen to change.
const steps = ["renameSync", "rmSync", "rmdirSync"] as const;
const usual = Object.fromEntries(steps.map((name) => [name, fs[name]]));

/** From now on the n-th step that changes a folder does not happen, nor any later one: as when the process is killed. */
function dieAt(nth: number): () => number {
  let done = 0;
  for (const name of steps)
    Object.assign(fs, {
      [name]: (...given: unknown[]) => {
        done += 1;
        if (done >= nth) throw new Error("killed");
        return (usual[name] as (...given: unknown[]) => unknown)(...given);
      },
    });
  syncBuiltinESMExports();
  return () => done;
}

function live(): void {
  Object.assign(fs, usual);
  syncBuiltinESMExports();
}

afterEach(live);

test("is the old one or the restored one, and the restored one for good once it was", async () => {
  const place = inFiles();
  await fill(place);
  const source = await place.source();
  const file = join(temporaryFolder(), "backup.tar.gz");
  await backUp({ source, file, secret: null, now, tell: () => {} });
  await source.close();
  const verified = await verify(file);
  const restored = JSON.stringify(await contentsOf(place));

  const template = inFiles();
  await fill(template, "hotel");
  const old = JSON.stringify(await contentsOf(template));
  const seen: string[] = [];
  for (let nth = 1; ; nth += 1) {
    const other = inFiles();
    cpSync(template.folder, other.folder, { recursive: true });
    const done = dieAt(nth);
    const outcome = await (async () => {
      const target = await other.target(verified.head, true);
      await restore({ ...verified, file, target, withCalls: true, tell: () => {} });
      return "restored" as const;
    })().catch((error: Error) => error.message);
    live();
    // The next start, which may be cut short itself.
    const again = dieAt(2);
    try {
      finishRestore(other.folder);
    } catch (error) {
      expect((error as Error).message).toBe("killed");
    }
    expect(again()).toBeLessThanOrEqual(3);
    live();
    finishRestore(other.folder);
    expect(existsSync(join(other.folder, "restoring"))).toBe(false);
    const found = JSON.stringify(await contentsOf(other));
    expect([nth, [old, restored].includes(found)]).toEqual([nth, true]);
    seen.push(found === old ? "old" : "restored");
    if (found === restored)
      expect(readdirSync(other.folder).filter((name) => name.startsWith("before"))).toHaveLength(1);
    // Nothing stands in the way of another one.
    if (nth % 10 === 0) {
      const target = await other.target(verified.head, true);
      await restore({ ...verified, file, target, withCalls: true, tell: () => {} });
      expect(JSON.stringify(await contentsOf(other))).toBe(restored);
    }
    if (outcome === "restored") {
      expect(done()).toBeLessThan(nth);
      break;
    }
  }
  // Some of each, and never the old one again.
  expect(seen.join(" ")).toMatch(/^(old )+(restored ?)+$/);
  expect(seen.filter((one) => one === "restored").length).toBeGreaterThan(5);
});
