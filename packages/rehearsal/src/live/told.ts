import type { Party } from "@dialtree/flow";
import type { Entry } from "../transcript/index.ts";
import type { LiveNews } from "./news.ts";
import { entryOf } from "./transcript.ts";

/**
 * The transcript of a call as its server tells it, with nobody at the telephone: what is said stands where it was asked for,
 * and lasts no time that anybody knows.
 */
export function toldTranscript(
  news: readonly LiveNews[],
  { caller, called, flow }: { readonly caller: Party; readonly called: Party; readonly flow: string },
): readonly Entry[] {
  const began = news[0]?.at ?? 0;
  const beginning = news.find(({ kind }) => kind === "began");
  const language = beginning?.kind === "began" ? beginning.language : "und";
  const call: Entry = { at: 0, kind: "call", caller, called, flow, language, began, ours: true };
  return [
    call,
    ...news.flatMap((item): readonly Entry[] => {
      const at = item.at - began;
      const entry = entryOf(item, at);
      if (!entry) return [];
      if (entry.kind !== "command" || entry.command.type !== "play") return [entry];
      const { id, prompts } = entry.command;
      return [
        entry,
        ...prompts.map(
          (prompt): Entry => ({ at, kind: "hears", prompt, length: 0, interrupted: false, play: id }),
        ),
      ];
    }),
  ];
}
