import type { Translated } from "../../messages/translation.ts";
import type { own } from "./words.ts";

export const german = {
  "doctor.about":
    "Was dieser Server von Microsoft braucht, und ob es da ist. Nachsehen ändert nichts, und niemand wird angerufen.",
  "doctor.again": "Noch einmal nachsehen",
  "doctor.looked":
    "Nachgesehen {when}: {failed} fehlgeschlagen, {warnings|Warnung|Warnungen}, {fine} in Ordnung.",
  "doctor.all": "Auch zeigen, was in Ordnung ist",
  "doctor.none": "Alles, was von hier aus zu sehen ist, ist, wie es sein soll.",
  "doctor.ok": "In Ordnung",
  "doctor.warning": "Warnung",
  "doctor.failed": "Fehlgeschlagen",
  "doctor.remedies": "Was Abhilfe schafft",
  "doctor.copy": "Kopieren",
  "doctor.copy.what": "Befehl kopieren: {command}",
  "doctor.copied": "Kopiert.",
  "doctor.copied.not":
    "Der Browser hat das Kopieren nicht erlaubt. Markieren Sie den Text, und kopieren Sie ihn von Hand.",
  "doctor.where": "Oder von Hand: {where}",
  "doctor.permissions": "Was dialtree bei Microsoft Graph tun dürfen möchte",
  "doctor.permission": "Berechtigung",
  "doctor.why": "Sie",
  "doctor.steps": "Schritte",
  "doctor.needed": "Gebraucht",
  "doctor.needed.line": "von jeder Leitung",
  "doctor.needed.feature": "von manchen",
  "doctor.granted": "Erteilt",
  "doctor.granted.yes": "ja",
  "doctor.granted.no": "nein",
  "doctor.granted.unknown": "unbekannt",
  "doctor.source": "Microsoft über {name}",
  "doctor.test": "Ein Testanruf",
  "doctor.test.how":
    "Ob ein Anruf wirklich durchkommt, zeigt nur ein Anruf. Dieser Befehl macht einen, wo es einen Simulator gibt, und wartet mit --live darauf, dass Sie wählen:",
} satisfies Translated<typeof own>;
