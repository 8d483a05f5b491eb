// Makes the recordings of values and phrases that come with dialtree: node scripts/fragments.ts [language…]
// Needs espeak-ng and sox. What is there already, a human voice perhaps, stays; remove a file to have it made again.

import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { everyFragment, fragmentFile } from "@dialtree/flow/saying";

const wordsPerMinute = 195;
const chosen = process.argv.slice(2);
for (const language of chosen.length > 0 ? chosen : ["de", "fr", "es"]) {
  const folder = join(import.meta.dirname, "../packages/speech/recordings", language);
  mkdirSync(folder, { recursive: true });
  const drafts = mkdtempSync(join(tmpdir(), "fragments-"));
  for (const text of everyFragment(language)) {
    const file = join(folder, fragmentFile(text));
    if (existsSync(file)) continue;
    const draft = join(drafts, "spoken.wav");
    run("espeak-ng", ["-v", language, "-s", String(wordsPerMinute), "-w", draft, text]);
    // Silence at both ends goes: fragments are played one after the other. A higher threshold turns "quatre" into "qua".
    const withoutSilence = [
      "silence",
      "1",
      "0.01",
      "0.3%",
      "reverse",
      "silence",
      "1",
      "0.01",
      "0.3%",
      "reverse",
    ];
    run("sox", [
      "-D",
      draft,
      "-r",
      "16000",
      "-b",
      "16",
      "-c",
      "1",
      file,
      ...withoutSilence,
      "pad",
      "0.01",
      "0.02",
    ]);
  }
  rmSync(drafts, { recursive: true });
}

function run(program: string, given: readonly string[]): void {
  const { status, stderr, error } = spawnSync(program, given, { encoding: "utf8" });
  if (status !== 0) throw new Error(`${program} ${given.join(" ")}: ${error?.message ?? stderr}`);
}
