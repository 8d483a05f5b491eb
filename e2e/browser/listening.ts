// What comes out of the loudspeaker of a page.

import type { Page } from "@playwright/test";

/** A sound that was played to its end. */
export interface Played {
  readonly url: string;
  readonly durationMs: number;
  readonly playedMs: number;
}

/** Notes every sound from now on, on every page that is loaded. */
export async function listen(page: Page): Promise<{ readonly played: readonly Played[] }> {
  const played: Played[] = [];
  await page.exposeFunction("soundEnded", (one: Played) => void played.push(one));
  await page.addInitScript(() => {
    const tell = (globalThis as unknown as { soundEnded(played: object): void }).soundEnded;
    // Sounds do not bubble, but they can be caught on their way down.
    document.addEventListener(
      "ended",
      ({ target }) => {
        if (!(target instanceof HTMLAudioElement)) return;
        const { currentSrc, duration, currentTime } = target;
        tell({ url: currentSrc, durationMs: duration * 1_000, playedMs: currentTime * 1_000 });
      },
      true,
    );
  });
  return { played };
}

/** A WAV of 16 kHz, 16 bit, mono: how long it is, and how loud at its loudest, of 32,767. */
export function measured(wav: Buffer): { readonly durationMs: number; readonly loudest: number } {
  const at = wav.indexOf("data");
  const size = wav.readUInt32LE(at + 4);
  let loudest = 0;
  for (let sample = at + 8; sample + 2 <= at + 8 + size; sample += 2) {
    loudest = Math.max(loudest, Math.abs(wav.readInt16LE(sample)));
  }
  return { durationMs: size / 32, loudest };
}
