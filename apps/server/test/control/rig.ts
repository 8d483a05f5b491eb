import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { nodeTypes } from "@dialtree/nodes";
import { onTestFinished } from "vitest";
import { type Control, type ControlOptions, openControl } from "../../src/control/control.ts";
import { ControlError } from "../../src/control/control-error.ts";
import type { Refused } from "../../src/control/published/published.ts";
import { type FakeAudio, fakeAudio } from "./fake-audio.ts";

/** A folder that goes with the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "dialtree-control-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export interface Rig {
  readonly control: Control;
  readonly audio: FakeAudio;
  readonly file: string;
  readonly refused: Refused[];
  /** Closes control, changes the file (or not), and opens it again. */
  again(between?: (file: string) => void): Promise<Rig>;
}

export async function openRig(
  options: Partial<ControlOptions> & { readonly audio?: FakeAudio } = {},
): Promise<Rig> {
  const { audio = fakeAudio(), file = join(temporaryFolder(), "control.db"), ...others } = options;
  const refused: Refused[] = [];
  let time = Date.UTC(2026, 0, 5, 9);
  const control = await openControl({
    file,
    nodeTypes,
    audio,
    now: () => time++,
    onRefused: (refusal) => refused.push(refusal),
    ...others,
  });
  onTestFinished(() => control.close());
  return {
    control,
    audio,
    file,
    refused,
    async again(between = () => {}) {
      await control.close();
      between(file);
      return openRig({ ...others, audio, file });
    },
  };
}

/** The ControlError that some work ends with; fails the test when it does not. */
export async function refusal(work: Promise<unknown>): Promise<ControlError> {
  const outcome = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (outcome instanceof ControlError) return outcome;
  throw outcome ?? new Error("It was not refused.");
}
