import { readdirSync } from "node:fs";
import { join } from "node:path";
import { everyFragment, fragmentFile } from "@dialtree/flow/saying";
import { readWav } from "@dialtree/speech";
import { recordedFragment } from "@dialtree/speech/io";
import { describe, expect, test } from "vitest";

const recordings = join(import.meta.dirname, "../../recordings");

describe.each(["de", "fr", "es"])("the recordings in %s", (language) => {
  const texts = everyFragment(language);

  test("there is one for each fragment, that Graph plays and whose words are not cut off, and none too many", async () => {
    expect(readdirSync(join(recordings, language)).sort()).toEqual(texts.map(fragmentFile).sort());
    const lengths = await Promise.all(
      texts.map(async (text) => {
        const info = readWav(
          (await recordedFragment(text, `${language}-${language.toUpperCase()}`)) ?? new Uint8Array(),
        );
        return { text, seconds: "fault" in info ? info.fault : info.seconds };
      }),
    );
    expect(lengths.filter(({ seconds }) => !(Number(seconds) > 0.12 && Number(seconds) < 2.6))).toEqual([]);
  });
});

test("nothing is looked for that is no fragment of the language", async () => {
  const asked = [
    ["Welcome.", "de-DE"],
    ["eins", "fr"],
    ["one", "en"],
    ["../de/eins", "de"],
    ["eins", "../de"],
  ] as const;
  for (const [text, language] of asked) expect(await recordedFragment(text, language)).toBeUndefined();
});
