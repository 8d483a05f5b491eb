import type { Translated } from "../messages/translation.ts";
import type { own } from "./words.ts";

export const german = {
  "numbers.title": "Nummern, die hierher führen",
  "numbers.none": "Diesen Ablauf kann noch niemand anrufen",
  "numbers.none.about":
    "Wer eine Nummer wählt, hört den Ablauf, zu dem sie führt. Geben Sie diesem die Nummer, die Ihre Administration in Teams dafür eingerichtet hat.",
  "numbers.number": "Nummer",
  "numbers.number.hint":
    "Mit Pluszeichen und Landesvorwahl, etwa +15550100; oder die Objekt-ID eines Ressourcenkontos.",
  "numbers.add": "Hierher führen",
  "numbers.move": "Hierher verlegen",
  "numbers.elsewhere":
    "{number} führt derzeit zu {flow}. Nach dem Verlegen kommen die Anrufer stattdessen hierher.",
  "numbers.assigned": "{number} führt jetzt hierher.",
  "numbers.released": "{number} führt jetzt nirgendwohin: Anrufer bekommen keine Antwort.",
  "numbers.remove": "{number} wegnehmen",
  "numbers.undo": "Zurückgeben",
} satisfies Translated<typeof own>;
