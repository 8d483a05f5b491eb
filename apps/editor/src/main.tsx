import "./jitless.ts";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app.tsx";
import { speak, wantedLanguage } from "./messages/language.ts";
import { firstColours } from "./theme/theme.tsx";

const root = document.getElementById("root");
if (root) void start(root);

/** The language first. Pages are fetched after it, so that what they are made of can have its words from the beginning. */
async function start(root: HTMLElement): Promise<void> {
  const language = wantedLanguage();
  document.documentElement.lang = language;
  const [colours] = await Promise.all([firstColours(), language === "de" ? speakGerman() : undefined]);
  createRoot(root).render(
    <StrictMode>
      <App colours={colours} />
    </StrictMode>,
  );
}

async function speakGerman(): Promise<void> {
  speak((await import("./messages/german.ts")).german);
}
