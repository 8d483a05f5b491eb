import type { Translated } from "../../messages/translation.ts";
import type { own } from "./words.ts";

export const german = {
  "account.about": "Wer Sie hier sind, was Sie dürfen, und was Programme in Ihrem Namen dürfen.",
  "account.local.about":
    "Diese Installation hat keine Anmeldung: Wer diesen Rechner erreicht, darf alles, und das Prüfprotokoll kann nicht sagen, wer es war. Setzen Sie DIALTREE_SIGN_IN_APP_ID und DIALTREE_SIGN_IN_SECRET, damit man sich mit Microsoft anmeldet.",
  "account.as": "Sie sind angemeldet als {name} ({username}), längstens bis {when}.",
  "account.roles": "Ihre Rollen: {roles}.",
  "account.signOut": "Abmelden",
  "account.secondPerson":
    "Wer einen Entwurf zuletzt geändert hat, veröffentlicht ihn nicht selbst; das tut jemand anderes.",
  "role.view": "ansehen",
  "role.author": "gestalten",
  "role.publish": "veröffentlichen",
  "role.operate": "betreiben",
  "role.prompts-and-hours": "Ansagen und Zeiten",
  "role.audit": "prüfen",
  "role.administer": "verwalten",
  "tokens.title": "Zugriffstoken",
  "tokens.about":
    "Ein Programm, das ein solches Token vorweist, tut in Ihrem Namen, was dessen Rollen erlauben, solange Sie diese selbst haben. Die Befehlszeile liest es aus DIALTREE_TOKEN.",
  "tokens.api": "Was Programme abfragen können: die API",
  "tokens.make": "Zugriffstoken erstellen",
  "tokens.none": "Es gibt keine Zugriffstoken",
  "tokens.none.about":
    "Damit tut ein Programm ohne Browser, was Sie hier dürfen: jeden Freitag einen Ablauf von Test nach Live bringen, oder nachsehen, wie viele angerufen haben. Sie wählen, was es darf und wie lange.",
  "tokens.name": "Wofür ist es?",
  "tokens.name.example": "Veröffentlichen aus unserem Repository",
  "tokens.roles": "Was es darf",
  "tokens.days": "Wie viele Tage es gilt",
  "tokens.what": "Wofür",
  "tokens.whose": "Von wem",
  "tokens.may": "Darf",
  "tokens.ends": "Endet",
  "tokens.used": "Zuletzt benutzt",
  "tokens.never": "Nie",
  "tokens.revoke": "Widerrufen",
  "tokens.revoke.which": "{name} widerrufen",
  "tokens.revoke.about":
    "Was es benutzt, wird von da an abgewiesen. Das lässt sich nicht rückgängig machen; ein neues kann erstellt werden.",
  "tokens.revoked": "{name} ist widerrufen.",
  "tokens.made": "Das Zugriffstoken",
  "tokens.made.about":
    "Kopieren Sie es jetzt: Es wird nur dieses eine Mal gezeigt, und niemand kann es wieder lesen.",
  "tokens.copy": "Kopieren",
  "tokens.copied": "Kopiert.",
} satisfies Translated<typeof own>;
