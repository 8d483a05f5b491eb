import { germanControls } from "@dialtree/controls/german";
import { german as common } from "./en.de.ts";
import type { Translation } from "./translation.ts";

const parts = import.meta.glob<Readonly<Record<string, string>>>("../**/words.de.ts", {
  eager: true,
  import: "german",
});

const say = (english: string) => english;

/**
 * All that the editor says, in German. It is fetched by those alone who read it, and takes nothing along but types: what it
 * shared with pages would become a file of its own, which everybody waits for.
 */
export const german: Translation = {
  language: "de",
  sentences: Object.assign({}, common, ...Object.values(parts)),
  controls: { ...germanControls, said: say, problems: {} },
  typesOf: (written) => written,
  say,
};
