import type { NodeTranslation } from "@dialtree/flow/translating";

export const sendTones = {
  sentences: {
    "Press keys": "Tasten drücken",
    "Presses keys for a machine at the other end: a door opener, an alarm system, somebody else's menu.":
      "Drückt Tasten für ein Gerät am anderen Ende: einen Türöffner, eine Alarmanlage, ein fremdes Menü.",
    "Keys to press": "Zu drückende Tasten",
    "Digits, * and #. A comma waits for a second: 9,,1234#. Spaces and hyphens are for readers.":
      "Ziffern, * und #. Ein Komma wartet eine Sekunde: 9,,1234#. Leerzeichen und Bindestriche sind für Leser.",
    "Pause between two keys (seconds)": "Pause zwischen zwei Tasten (Sekunden)",
    "Longer if the machine at the other end misses some.":
      "Länger, wenn das Gerät am anderen Ende welche verpasst.",
    Pressed: "Gedrückt",
    "Could not be pressed": "Konnten nicht gedrückt werden",
  },
  problems: {
    send_tones_none: {
      say: () => "Es gibt keine Taste zu drücken.",
      remedy: () => "Schreiben Sie die Tasten, oder nehmen Sie den Schritt heraus.",
    },
    send_tones_unfit: {
      say: ({ sign }) => `„${sign}“ ist keine Taste eines Telefons.`,
      remedy: () => "Schreiben Sie Ziffern, *, # und Kommas für Pausen.",
    },
  },
} satisfies NodeTranslation;
