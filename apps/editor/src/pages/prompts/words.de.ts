import type { Translated } from "../../messages/translation.ts";
import type { own } from "./words.ts";

export const german = {
  "prompts.about":
    "Einmal aufgenommen, von jedem Ablauf abgespielt. Was veröffentlicht ist, behält den Ton, mit dem es veröffentlicht wurde.",
  "prompts.new": "Neue Ansage",
  "prompts.upload": "Töne hochladen",
  "prompts.none": "Es gibt noch keine Ansagen",
  "prompts.none.about":
    "Eine Ansage ist etwas, das Anrufer in mehreren Abläufen hören, etwa eine Begrüßung oder die Wartemusik: einmal aufgenommen, und abgespielt, wo ein Schritt sie nennt. Nehmen Sie die erste hier auf, oder laden Sie hoch, was ein Studio für Sie erstellt hat.",
  "prompts.search": "Ansage suchen",
  "prompts.notFound": "So heißt keine Ansage.",
  "prompts.name": "Wie soll sie heißen?",
  "prompts.name.example": "Öffnungszeiten",
  "prompts.saved": "{title} ist gespeichert.",
  "prompts.rename": "{title} umbenennen",
  "prompts.remove": "{title} entfernen",
  "prompts.removed": "{title} ist entfernt.",
  "prompts.seconds": "{seconds} s",
  "prompts.unrecorded": "noch nicht aufgenommen",
  "prompts.play": "{title} auf {language} abspielen",
  "prompts.stop": "{title} auf {language} anhalten",
  "prompts.replace": "Neuer Ton für {title} auf {language}",
  "prompts.removeSound": "Den Ton von {title} auf {language} entfernen",
  "prompts.soundRemoved": "{title} hat auf {language} keinen Ton mehr.",
  "prompts.addSound": "Ton hinzufügen",
  "prompts.uses": "Wo sie verwendet wird",
  "prompts.use": "in {name}, {language}",
  "prompts.fallback": "das Ausweichziel",
  "prompts.playedBy": "Version {number} von {flow} spielt sie so ab, wie sie veröffentlicht wurde.",
  "prompts.version": "Version {number} von {flow}",
  "prompts.keptBy": "Bis sie wieder veröffentlicht werden, behalten diese den alten Ton: {versions}.",
  "prompts.soundless":
    "Sie hat noch keinen Ton: Ein Schritt, der sie abspielt, kann nicht veröffentlicht werden. Nehmen Sie einen auf, oder laden Sie ihn hoch.",
} satisfies Translated<typeof own>;
