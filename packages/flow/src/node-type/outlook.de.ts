import type { Sentences } from "../translating/sentences.ts";

/** Who calls, whom they can be brought to, and why not, in German; the reasons name Microsoft's pages as they are called. */
export const outlook: Sentences = {
  "people who call the bot in Teams": "Personen, die den Bot in Teams anrufen,",
  "people who call from Teams": "Personen, die aus Teams anrufen,",
  "people of other organisations who call from Teams":
    "Personen anderer Organisationen, die aus Teams anrufen,",
  "people who call from a phone": "Personen, die mit einem Telefon anrufen,",
  "a person": "eine Person",
  "a call queue or auto attendant": "eine Anrufwarteschleife oder automatische Telefonzentrale",
  "a voicemail box": "eine Voicemail",
  "a phone number": "eine Rufnummer",

  "the voicemail of {name}": "die Voicemail von {name}",
  "{name} (by name)": "{name} (nach Namen)",

  "Graph cannot call {target} for {caller} ({source}).":
    "Graph kann für {caller} nicht {target} anrufen ({source}).",
  "Graph cannot invite {caller} to {target} ({source}).":
    "Graph kann zu {caller} nicht {target} einladen ({source}).",
  "Graph cannot redirect {caller} to {target} ({source}).":
    "Graph kann {caller} nicht an {target} umleiten ({source}).",
  "Graph cannot transfer {caller} to {target} ({source}).":
    "Graph kann {caller} nicht an {target} weiterverbinden ({source}).",

  "call-transfer: transferee and target are Teams users of one tenant":
    "call-transfer: beide sind Teams-Benutzer desselben Mandanten",
  "call-answer, table of PSTN cases": "call-answer, Tabelle der PSTN-Fälle",
  "call-answer: after a call to the bot itself nothing leads to the PSTN":
    "call-answer: nach einem Anruf beim Bot selbst führt nichts ins Telefonnetz",
  "call-transfer: transfers across tenants are not supported":
    "call-transfer: über Mandanten hinweg wird nicht weiterverbunden",
  "a resource account is addressed like a user; no page shows it":
    "ein Ressourcenkonto wird wie ein Benutzer adressiert; keine Seite zeigt es",
  "participantInfo.endpointType voicemail; no page shows this operation with it":
    "participantInfo.endpointType voicemail; keine Seite zeigt diese Operation damit",
  "call-redirect, examples 1 and 2": "call-redirect, Beispiele 1 und 2",
  "call-redirect, example 3": "call-redirect, Beispiel 3",
  "call-transfer: to the PSTN from an application instance with a number":
    "call-transfer: ins Telefonnetz von einer Anwendungsinstanz mit Nummer",
  "participant-invite, group calls only": "participant-invite, nur Gruppenanrufe",
  "application-post-calls, a call to one person": "application-post-calls, ein Anruf bei einer Person",
  "application-post-calls, a call to a phone from an application instance":
    "application-post-calls, ein Anruf bei einem Telefon von einer Anwendungsinstanz",
  "application-post-calls: a phone is called from an application instance only":
    "application-post-calls: ein Telefon wird nur von einer Anwendungsinstanz angerufen",
  "application-post-calls shows people and phones; a queue takes calls that are sent on to it":
    "application-post-calls zeigt Personen und Telefone; eine Warteschleife nimmt Anrufe an, die an sie geleitet werden",
  "a voicemail box takes calls that were sent on; nobody would pick up":
    "eine Voicemail nimmt weitergeleitete Anrufe an; niemand würde abheben",
  "participant-invite names no limit by tenant": "participant-invite nennt keine Grenze nach Mandant",
  "a voicemail box cannot be a participant": "eine Voicemail kann nicht teilnehmen",
  "call-redirect names no limit by tenant": "call-redirect nennt keine Grenze nach Mandant",
  "call-redirect names no limit by caller; the PSTN table shows only PSTN targets":
    "call-redirect nennt keine Grenze nach Anrufer; die PSTN-Tabelle zeigt nur PSTN-Ziele",
  "call-transfer speaks of Teams users only; numbers of auto attendants are answered this way":
    "call-transfer spricht nur von Teams-Benutzern; Nummern automatischer Telefonzentralen werden so angenommen",
};
