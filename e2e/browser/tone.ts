// A machine of tests has no microphone: a tone takes its place. What records, decodes and keeps it is the browser's own.

import type { Page } from "@playwright/test";

/** A page that somebody speaks into. */
export interface Microphone {
  /** Resolves once the page has listened for more than a second. */
  heard(): Promise<unknown>;
}

/** Before the page is loaded. */
export async function toneAsMicrophone(page: Page): Promise<Microphone> {
  await page.addInitScript(() => {
    navigator.mediaDevices.getUserMedia = async () => {
      const context = new AudioContext();
      const tone = context.createOscillator();
      const out = context.createMediaStreamDestination();
      tone.connect(out);
      tone.start();
      Object.assign(globalThis, { toneContext: context });
      return out.stream;
    };
  });
  return {
    heard: () =>
      page.waitForFunction(
        () => (globalThis as unknown as { toneContext: AudioContext }).toneContext.currentTime > 1,
      ),
  };
}
