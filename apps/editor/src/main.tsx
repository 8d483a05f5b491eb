import "./jitless.ts";
import { speak, wantedLanguage } from "./messages/language.ts";

const root = document.getElementById("root");
if (root) void start(root);

/** The language first: what is said stands in constants of the app as well, and is read when they are made. */
async function start(root: HTMLElement): Promise<void> {
  const language = wantedLanguage();
  document.documentElement.lang = language;
  if (language === "de") speak((await import("./messages/german.ts")).german);
  const { draw } = await import("./app.tsx");
  await draw(root);
}
