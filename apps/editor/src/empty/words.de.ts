import type { Translated } from "../messages/translation.ts";
import type { own } from "./words.ts";

export const german = {
  "empty.who": "Sie dürfen hier nachsehen. Den ersten Eintrag legt jemand mit der Rolle {role} an.",
  "empty.all": "Alle zeigen",
} satisfies Translated<typeof own>;
