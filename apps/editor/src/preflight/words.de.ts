import type { Translated } from "../messages/translation.ts";
import type { own } from "./words.ts";

export const german = {
  "preflight.title": "Vor dem Veröffentlichen",
  "preflight.busy": "Alles wird geprüft, und die Szenarien werden durchgespielt",
  "preflight.ready": "Nichts hindert die Veröffentlichung",
  "preflight.unready": "{count|Sache hindert|Sachen hindern} die Veröffentlichung",
  "preflight.failed": "{count} fehlgeschlagen",
  "preflight.warning": "{count|Warnung|Warnungen}",
  "preflight.unchecked": "{count} nicht geprüft",
  "preflight.ok": "{count} in Ordnung",
  "preflight.nothing": "nichts",
  "preflight.show": "Schritt zeigen",
  "preflight.expected": "− erwartet, + was jetzt kommt",
  "preflight.despite": "Veröffentlichen, obwohl {count|Szenario fehlschlägt|Szenarien fehlschlagen}",
  "preflight.despite.hint": "Anrufer bekommen dies, obwohl die Szenarien es anders sagen.",
  "preflight.despite.why": "Warum ist das richtig?",
  "preflight.despite.why.hint": "Es wird bei der Version aufbewahrt.",
  "preflight.despite.wanted": "Sagen Sie, warum, oder bringen Sie zuerst die Szenarien in Ordnung.",
  "preflight.despite.untouched":
    "{count|Szenario schlägt|Szenarien schlagen} fehl: Setzen Sie hier ein Häkchen, um trotzdem zu veröffentlichen.",
  "preflight.kept": "Vor der Veröffentlichung: {sections}.",
  "preflight.kept.section": "{title}: {counts}",
  "preflight.kept.despite":
    "Veröffentlicht, obwohl {count|Szenario fehlschlug|Szenarien fehlschlugen} ({names}): {reason}",
} satisfies Translated<typeof own>;
