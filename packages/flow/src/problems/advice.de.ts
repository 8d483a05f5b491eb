import type { EntryWords } from "../translating/problems.ts";

/** What callers would complain about in a flow that works, in German. */
export const flowAdvice = {
  advice_many_options: {
    say: ({ node, options, most }) =>
      `${node} bietet ${options} Möglichkeiten an: Wenige Anrufer behalten mehr als ${most}, bis sie alle gehört haben.`,
    remedy: () =>
      "Fassen Sie, was zusammengehört, in einem eigenen Menü zusammen, und stellen Sie voran, wonach am meisten gefragt wird.",
  },
  advice_long_listening: {
    say: ({ node, seconds, each }) =>
      `${node} braucht etwa ${seconds} Sekunden, ${each} für jede Möglichkeit, bis die letzte bekannt ist.`,
    remedy: () => "Sagen Sie es in weniger Worten; was nicht alle brauchen, kann nach einer Auswahl kommen.",
  },
  advice_key_before_label: {
    say: ({ node, words }) => `${node} nennt eine Taste, bevor gesagt ist, wofür sie ist: „${words} …“.`,
    remedy: () =>
      "Drehen Sie es um: für den Verkauf die 1. Anrufer hören auf das, was sie wollen, und dann auf die Taste.",
  },
  advice_nobody_to_talk_to: {
    say: () => "Anrufer werden etwas gefragt, und keiner gelangt zu einer Person oder einer anderen Leitung.",
    remedy: () =>
      "Bieten Sie jemanden zum Sprechen an, wenigstens denen, die nichts drücken; eine Taste für alle Fragen genügt.",
  },
  advice_closed_in_silence: {
    say: ({ node, outlet }) =>
      `Bei Anrufern, die „${outlet}“ von ${node} nehmen, wird ohne ein Wort aufgelegt.`,
    remedy: () => "Sagen Sie, wann wieder jemand da ist, oder bieten Sie an, eine Nachricht zu hinterlassen.",
  },
  advice_value_unused: {
    say: ({ node, value }) => `${node} lässt Anrufer „${value}“ eingeben, und nichts verwendet es.`,
    remedy: () => "Lassen Sie die Frage weg, oder verwenden Sie, was eingegeben wurde.",
  },
} satisfies Readonly<Record<keyof typeof import("./advice.ts").flowAdvice, EntryWords>>;
