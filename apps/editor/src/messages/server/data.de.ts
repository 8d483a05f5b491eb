import type { Sentences } from "@dialtree/flow/translating";

/** What is kept for how long, what can be erased, and what the audit log says, in German. */
export const data: Sentences = {
  "journals of calls that are over": "Protokolle beendeter Anrufe",
  "so many days after the last line of the call; looked for every hour":
    "so viele Tage nach der letzten Zeile des Anrufs; stündlich geprüft",
  "calls under way, with who calls and what they keyed, sealed":
    "laufende Anrufe, mit Anrufer und Eingegebenem, versiegelt",
  "when the call ends, with the commit that ends it": "wenn der Anruf endet, zugleich damit",
  "that a call is over": "dass ein Anruf beendet ist",
  "24 hours after its end; looked for every hour": "24 Stunden nach seinem Ende; stündlich geprüft",
  "messages of callers": "Nachrichten von Anrufern",
  "when they are handed on, or after keepDays and giveUpHours of their mailbox":
    "wenn sie weitergegeben sind, oder nach keepDays und giveUpHours ihrer Mailbox",
  "counts of wrong PINs": "Zählungen falscher PINs",
  "after the longest window that a list may have, with the next attempt":
    "nach dem längsten Zeitraum, den eine Liste haben darf, mit dem nächsten Versuch",
  "calls that were placed, with a masked number": "gemachte Anrufe, mit verdeckter Nummer",
  "looked for every hour": "stündlich geprüft",
  "calls to phone numbers, under names": "Anrufe an Rufnummern, unter Namen",
  "after one hour; looked for every hour": "nach einer Stunde; stündlich geprüft",
  "who is signed in": "wer angemeldet ist",
  "when they sign out, or their session ends": "wenn man sich abmeldet, oder die Sitzung endet",
  "drafts of flows, calendars, prompts": "Entwürfe von Abläufen, Kalender, Ansagen",
  "until somebody changes them": "bis jemand sie ändert",
  "removed flows, with their drafts, recordings and scenarios":
    "entfernte Abläufe, mit ihren Entwürfen, Aufnahmen und Szenarien",
  "so that each can be brought back": "damit sich jeder zurückholen lässt",
  "published versions, with their sounds": "veröffentlichte Versionen, mit ihren Tönen",
  "so that each call ends with its version": "damit jeder Anruf mit seiner Version endet",
  "the audit log": "das Prüfprotokoll",
  "never changes, and nothing of callers is in it": "ändert sich nie, und nichts von Anrufern steht darin",

  "Authors have written it: change it in the editor.":
    "Autoren haben es geschrieben: Ändern Sie es im Editor.",
  "It is part of a published version, which never changes: publish one without it. What was published stays for calls that began with it.":
    "Es gehört zu einer veröffentlichten Version, die sich nie ändert: Veröffentlichen Sie eine ohne. Das Veröffentlichte bleibt für Anrufe, die damit begonnen haben.",
  "Only the beginning and the last two digits are kept, so nobody can tell whose they are; they go after 7 days.":
    "Nur der Anfang und die letzten zwei Ziffern bleiben, also kann niemand sagen, wessen sie sind; nach 7 Tagen werden sie gelöscht.",
  "Remove it under Versions of its flow.": "Entfernen Sie es unter „Versionen“ seines Ablaufs.",
  "An administrator has written it: change it under Environments.":
    "Die Administration hat es geschrieben: Ändern Sie es unter „Umgebungen“.",
  "An administrator has written it: change it where it says where calls may go.":
    "Die Administration hat es geschrieben: Ändern Sie es unter „Wohin Anrufe dürfen“.",
  "It is a number of this installation.": "Es ist eine Nummer dieser Installation.",
  "The log never changes. Nothing of callers is written there; what was found is a number that was assigned to a flow, or in a list or a text that somebody has changed.":
    "Das Protokoll ändert sich nie. Von Anrufern steht nichts darin; gefunden wurde eine Nummer, die einem Ablauf zugewiesen wurde, oder in einer Liste oder einem Text steht, den jemand geändert hat.",
  "They belong to the installation: take their role away in Entra ID.":
    "Sie gehören zur Installation: Nehmen Sie ihnen die Rolle in Entra ID weg.",
  "A call needs to know who calls. Its row goes when it ends: erase again then.":
    "Ein laufender Anruf muss wissen, wer anruft. Sein Eintrag wird gelöscht, wenn er endet: Löschen Sie dann noch einmal.",

  "the names that environments stand for": "die Namen, für die Umgebungen stehen",
  "the list of where calls may go": "die Liste, wohin Anrufe dürfen",
  "entries of the audit log": "Einträge des Prüfprotokolls",
  "people who may sign in": "Personen, die sich anmelden dürfen",
  "Backups have what there was when they were made: make a new one, and delete those of before.":
    "Sicherungen enthalten, was es gab, als sie gemacht wurden: Machen Sie eine neue, und löschen Sie die früheren.",
  "Messages that were handed on are where they were sent to.":
    "Weitergegebene Nachrichten sind dort, wohin sie gesendet wurden.",
  "Microsoft keeps records of calls by its own rules.":
    "Microsoft bewahrt Daten von Anrufen nach eigenen Regeln auf.",
  messages: "Nachrichten",
  "calls that were placed to a number with the same beginning and end":
    "Anrufe an eine Nummer mit demselben Anfang und Ende",
  "calls to phone numbers in the last hour": "Anrufe an Rufnummern in der letzten Stunde",
  "scenarios of flows": "Szenarien von Abläufen",
  "drafts of flows": "Entwürfe von Abläufen",
  "documents of published versions": "Dokumente veröffentlichter Versionen",
  "published versions": "veröffentlichte Versionen",
  "earlier drafts": "frühere Entwürfe",
  prompts: "Ansagen",
  calendars: "Kalender",
  "numbers that flows answer": "Nummern, bei denen Abläufe antworten",

  "The row that says where the log ends is gone.": "Der Eintrag, der sagt, wo das Protokoll endet, ist weg.",
  "The log ends with entry {last}, and entry {head} has been written.":
    "Das Protokoll endet mit Eintrag {last}, und geschrieben wurde Eintrag {head}.",
  "The row that says where the log ends names another hash than its entry has.":
    "Der Eintrag, der sagt, wo das Protokoll endet, nennt einen anderen Hash, als dort steht.",
  "Entry {number} is gone.": "Eintrag {number} ist weg.",
  "Entries {first} to {last} are gone.": "Die Einträge {first} bis {last} sind weg.",
  "Entry {number} is not what was written, or the one before it is not.":
    "Eintrag {number} ist nicht, was geschrieben wurde, oder der davor ist es nicht.",

  "who has a flow open in the editor": "wer einen Ablauf im Editor offen hat",
  "when they close it, or 40 seconds after their browser was last heard of":
    "wenn sie ihn schließen, oder 40 Sekunden nach dem letzten Lebenszeichen ihres Browsers",

  "created the flow": "erstellte den Ablauf",
  "removed the flow": "entfernte den Ablauf",
  "brought back the flow": "holte den Ablauf zurück",
  "took in from an archive the flow": "übernahm aus einem Archiv den Ablauf",
  "changed the draft of the flow": "änderte den Entwurf des Ablaufs",
  "put a recording into the flow": "fügte eine Aufnahme hinzu: Ablauf",
  "took a recording out of the flow": "entfernte eine Aufnahme aus dem Ablauf",
  "put a scenario into the flow": "fügte ein Szenario hinzu: Ablauf",
  "took a scenario out of the flow": "entfernte ein Szenario aus dem Ablauf",
  "published a version of the flow": "veröffentlichte eine Version des Ablaufs",
  "brought back a version of the flow": "schaltete eine Version wieder live: Ablauf",
  "let some callers have a version of the flow": "gab einem Teil der Anrufer eine Version des Ablaufs",
  "changed the share of callers who get a version of the flow":
    "änderte den Anteil der Anrufer für eine Version: Ablauf",
  "let all callers have a version of the flow that some had":
    "gab allen Anrufern eine Version, die ein Teil schon hatte: Ablauf",
  "took back a version of the flow that some callers had":
    "nahm eine Version zurück, die ein Teil der Anrufer hatte: Ablauf",
  "took back, by its guard, a version of the flow that some callers had":
    "nahm durch den Wächter eine Version zurück, die ein Teil der Anrufer hatte: Ablauf",
  "planned when a version of the flow goes live": "plante, wann eine Version live geht: Ablauf",
  "cancelled a planned version of the flow": "sagte eine geplante Version ab: Ablauf",
  "put live a planned version of the flow": "schaltete eine geplante Version live: Ablauf",
  "did not put live a planned version of the flow": "schaltete eine geplante Version nicht live: Ablauf",
  "kept the draft of the flow under a name": "hob den Entwurf unter einem Namen auf: Ablauf",
  "removed a kept draft of the flow": "entfernte einen aufgehobenen Entwurf des Ablaufs",
  "brought back recordings of an earlier draft of the flow":
    "holte Aufnahmen eines früheren Entwurfs zurück: Ablauf",
  "assigned the number": "wies eine Nummer zu:",
  "released the number": "gab eine Nummer frei:",
  "made the prompt": "erstellte die Ansage",
  "changed the prompt": "änderte die Ansage",
  "removed the prompt": "entfernte die Ansage",
  "put a sound into the prompt": "fügte einen Ton hinzu: Ansage",
  "took a sound out of the prompt": "entfernte einen Ton aus der Ansage",
  "made the calendar": "erstellte den Kalender",
  "changed the calendar": "änderte den Kalender",
  "removed the calendar": "entfernte den Kalender",
  "switched on the emergency of the calendar": "schaltete den Notfall ein: Kalender",
  "ended the emergency of the calendar": "beendete den Notfall: Kalender",
  "put in the secret": "gab ein Geheimnis ein:",
  "removed the secret": "entfernte das Geheimnis",
  "changed where calls may go": "änderte, wohin Anrufe dürfen",
  "changed who names are, or which environments there are":
    "änderte, wer hinter Namen steht, oder welche Umgebungen es gibt",
  "put in the list of PINs": "übernahm die PIN-Liste",
  "removed the list of PINs": "entfernte die PIN-Liste",
  "unlocked somebody on the list of PINs": "hob eine Sperre auf: PIN-Liste",
  "had a call placed by the flow": "ließ den Ablauf anrufen:",
  "sent a request of the Graph console": "sendete eine Anfrage an Graph",
  "tried a lookup on the host": "probierte ein Nachschlagen beim Host",
  "fetched a message of the mailbox": "holte eine Nachricht aus der Mailbox",
  "removed a message of the mailbox": "entfernte eine Nachricht aus der Mailbox",
  "restored the backup of": "stellte eine Sicherung wieder her:",
  "erased what was kept of the caller": "löschte, was von einem Anrufer aufbewahrt war:",
  "changed how long is kept what belongs to": "änderte die Aufbewahrungsdauer von",
  "signed in": "meldete sich an",
  "signed out": "meldete sich ab",
  "made the access token": "erstellte das Zugriffstoken",
  "revoked the access token": "widerrief das Zugriffstoken",
};
