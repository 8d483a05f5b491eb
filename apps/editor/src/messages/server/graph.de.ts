import type { Sentences } from "@dialtree/flow/translating";

/**
 * What is said of the operations of Microsoft Graph, in German. Permissions, members and values are called as Microsoft calls
 * them. Each piece between semicolons is a sentence of its own.
 */
export const graphFacts: Sentences = {
  // Permissions.
  none: "keine",
  "{one} or {other}": "{one} oder {other}",
  "{permission} (looked at when the call is created)": "{permission} (geprüft, wenn der Anruf entsteht)",
  "one person, a phone: {permission}": "eine Person, ein Telefon: {permission}",
  "a group: {permission}": "eine Gruppe: {permission}",
  "a meeting: {permission}": "eine Besprechung: {permission}",
  "a meeting, as guest: {permission}": "eine Besprechung, als Gast: {permission}",
  "media of its own, besides: {permission}": "bei eigenen Medien außerdem: {permission}",
  "a call to the bot: {permission}": "ein Anruf beim Bot: {permission}",
  "a group call: {permission}": "ein Gruppenanruf: {permission}",

  // What comes back, and when it is over.
  "{status}, call": "{status}, Anruf",
  "{status}, nothing": "{status}, nichts",
  "{status}, operation": "{status}, Vorgang",
  "{status}, list of operations": "{status}, Liste von Vorgängen",
  "{status}, list of participants": "{status}, Liste von Teilnehmern",
  "{status}, participant": "{status}, Teilnehmer",
  "{status}, meeting": "{status}, Besprechung",
  "{status}, list of meetings": "{status}, Liste von Besprechungen",
  "{status}, presence": "{status}, Anwesenheit",
  "{status}, list of presences": "{status}, Liste von Anwesenheiten",
  "{status}, list of users": "{status}, Liste von Benutzern",
  "{status}, user": "{status}, Benutzer",
  "{status}, call record": "{status}, Anrufdatensatz",
  "{status}, list of sessions": "{status}, Liste von Sitzungen",
  "{status}, subscription": "{status}, Abonnement",
  "{status}, list of subscriptions": "{status}, Liste von Abonnements",
  connected: "verbunden",
  "the reply": "die Antwort",
  ended: "beendet",
  "the roster": "die Teilnehmerliste",
  "its operation": "das Ende des Vorgangs",

  // Limits.
  "{member}: {least} to {most} entries": "{member}: {least} bis {most} Einträge",
  "{member}: {least} or more": "{member}: {least} oder mehr",
  "{member}: up to {most} characters": "{member}: bis zu {most} Zeichen",
  "{member}: {least} to {most}": "{member}: {least} bis {most}",
  "no longer offered: {instead}": "nicht mehr angeboten: {instead}",
  "`muteParticipant` for each of `listParticipants`, which `muteAll` does":
    "`muteParticipant` für jeden aus `listParticipants`, was `muteAll` tut",
  "muteParticipant for each of listParticipants, which `muteAll` does":
    "muteParticipant für jeden aus listParticipants, was `muteAll` tut",
  "group calls only": "nur Gruppenanrufe",
  "only while Graph handles media": "nur solange Graph sich um die Medien kümmert",
  "only where an app handles media": "nur wo eine App sich um die Medien kümmert",
  "a phone: from a resource account with a number, and its tenant":
    "ein Telefon: von einem Ressourcenkonto mit Nummer und aus dessen Mandanten",
  "a group: users only": "eine Gruppe: nur Benutzer",
  "it has no chat and no recording": "sie hat weder Chat noch Aufzeichnung",
  "either targets or a meeting": "entweder targets oder eine Besprechung",
  "for one meeting its chat can grant Calls.JoinGroupCalls.Chat instead":
    "für eine einzelne Besprechung kann stattdessen ihr Chat Calls.JoinGroupCalls.Chat erteilen",
  "within 15 s of the notification": "innerhalb von 15 s nach der Benachrichtigung",
  "5 s for recording by policy": "5 s bei Aufzeichnung nach Richtlinie",
  "without callbackUri the registered one is used": "ohne callbackUri gilt die registrierte Adresse",
  "before it is answered": "bevor er angenommen ist",
  "without timeout 55 s for one target, 60 s for several":
    "ohne timeout 55 s bei einem Ziel, 60 s bei mehreren",
  "to a phone only when a resource account with a number was called":
    "an ein Telefon nur, wenn ein Ressourcenkonto mit Nummer angerufen wurde",
  "both sides are users of one tenant": "beide Seiten sind Benutzer desselben Mandanten",
  "to a phone only from a resource account with a number":
    "an ein Telefon nur von einem Ressourcenkonto mit Nummer",
  "a failure gives the call back: established, with an error of 400 or more":
    "misslingt es, kommt der Anruf zurück: established, mit einem Fehler ab 400",
  "once in 45 minutes at least, every 15 is advised": "mindestens einmal in 45 Minuten, empfohlen alle 15",
  "else the call ends with 408#8537": "sonst endet der Anruf mit 408#8537",
  "nothing may be recorded before this has succeeded":
    "bevor dies gelungen ist, darf nichts aufgezeichnet werden",
  "queued behind what plays already": "eingereiht hinter dem, was schon läuft",
  "WAV: mono, 16 bit, 16 kHz, PCM": "WAV: mono, 16 Bit, 16 kHz, PCM",
  "Graph keeps it under its resourceId": "Graph bewahrt es unter seiner resourceId auf",
  "`downloadRecording` gets it with the token of its notification, soon: it goes with the call":
    "`downloadRecording` holt sie mit dem Token ihrer Benachrichtigung, und zwar bald: Sie verschwindet mit dem Anruf",
  "it must not be kept beyond its purpose": "sie darf nicht länger aufbewahrt werden als nötig",
  "once for a call, until it ends": "einmal für einen Anruf, bis er endet",
  "keys must not be kept": "Tasten dürfen nicht aufbewahrt werden",
  "keys go on being reported": "Tasten werden weiter gemeldet",
  "nobody twice": "niemand doppelt",
  "several at once need a call with a chat": "mehrere zugleich brauchen einen Anruf mit Chat",
  "with replacesCallId the other call ends when they have come over":
    "mit replacesCallId endet der andere Anruf, sobald sie herübergekommen sind",
  "for group calls": "für Gruppenanrufe",
  "a call of two becomes one, and the bot needs permissions for that":
    "ein Anruf zu zweit wird einer, und der Bot braucht Berechtigungen dafür",
  "the tenant must allow it: Set-CsApplicationMeetingConfiguration -AllowRemoveParticipantAppIds":
    "der Mandant muss es erlauben: Set-CsApplicationMeetingConfiguration -AllowRemoveParticipantAppIds",
  "no notification says that an active participant was removed":
    "keine Benachrichtigung sagt, dass ein aktiver Teilnehmer entfernt wurde",
  "one participant of a call at a time": "immer nur ein Teilnehmer eines Anrufs",
  "the tenant grants the app a Teams application access policy for the organizer":
    "der Mandant erteilt der App eine Teams-Anwendungszugriffsrichtlinie für den Organisator",
  "changes take up to 30 minutes": "Änderungen brauchen bis zu 30 Minuten",
  "{count} requests in {seconds} s for an app and tenant":
    "{count} Anfragen in {seconds} s für eine App und einen Mandanten",
  "for 5 minutes where no duration is given": "für 5 Minuten, wo keine Dauer angegeben ist",
  "only certain pairs": "nur bestimmte Paare",
  "User.ReadBasic.All shows names and addresses only": "User.ReadBasic.All zeigt nur Namen und Adressen",
  "minutes after the call, at most an hour": "einige Minuten nach dem Anruf, höchstens eine Stunde",
  "a record of more than a million bytes is not read: list its sessions instead":
    "ein Datensatz von mehr als einer Million Bytes wird nicht gelesen: Listen Sie stattdessen seine Sitzungen auf",
  "lasts 4230 minutes at most": "gilt höchstens 4230 Minuten",
  "Graph first asks the address for its validationToken, which must come back within 10 s":
    "Graph fragt die Adresse zuerst nach ihrem validationToken, das innerhalb von 10 s zurückkommen muss",
  "changes are answered with 202 within 3 s": "Änderungen werden innerhalb von 3 s mit 202 beantwortet",

  // What is not written in Microsoft's pages.
  "targets together with a meeting are refused here; the page shows no such request":
    "targets zusammen mit einer Besprechung werden hier abgelehnt; die Seite zeigt keine solche Anfrage",
  "404 is taken for a call that has ended": "404 gilt als beendeter Anruf",
  "a second answer fails because the first one worked":
    "eine zweite Annahme misslingt, weil die erste gelungen ist",
  "routingPolicies are in an example but in no type of v1.0":
    "routingPolicies stehen in einem Beispiel, aber in keinem Typ von v1.0",
  "clientContext is in examples but not in the type": "clientContext steht in Beispielen, aber nicht im Typ",
  "it has no page; permissions as for the call": "es hat keine Seite; Berechtigungen wie beim Anruf",
  "whether those that are over are among them": "ob die abgeschlossenen dabei sind",
  "a key does not end it: that takes cancelMediaProcessing":
    "eine Taste beendet es nicht: Dazu braucht es cancelMediaProcessing",
  "stop tones are keys as printed; the page shows #, 1 and *":
    "stopTones sind Tasten, wie sie aufgedruckt sind; die Seite zeigt #, 1 und *",
  "a recording is a WAV of 16 kHz, 16 bit, mono: the page says octet-stream, and its length fits":
    "eine Aufnahme ist ein WAV mit 16 kHz, 16 Bit, mono: Die Seite sagt octet-stream, und die Länge passt",
  "whoever hangs up while speaking leaves no recording: seen by others since 2020 (issue 376 of the comms samples)":
    "wer beim Sprechen auflegt, hinterlässt keine Aufnahme: von anderen seit 2020 beobachtet (Issue 376 der Comms-Beispiele)",
  "400#8510 when nobody spoke, 200#8514 for a stop tone: as documented for Azure Call Automation":
    "400#8510, wenn niemand sprach, 200#8514 bei einer Endtaste: wie bei Azure Call Automation beschrieben",
  "whether the key that ends it is told as a tone too is written nowhere; both are understood":
    "ob die beendende Taste auch als Ton gemeldet wird, steht nirgends; beides wird verstanden",
  "at most 100 keys and a minute between two of them: the page names no limits":
    "höchstens 100 Tasten und eine Minute zwischen zweien: Die Seite nennt keine Grenzen",
  "the page says group calls only, the list of phone scenarios shows calls of two as well":
    "die Seite sagt „nur Gruppenanrufe“, die Liste der Telefonszenarien zeigt auch Anrufe zu zweit",
  "v1.0 has no such action any more; permissions as when it had":
    "v1.0 hat diese Aktion nicht mehr; Berechtigungen wie zuvor",
  "404 is taken for somebody who has left": "404 gilt als jemand, der gegangen ist",
  "404 is taken for a meeting that is gone": "404 gilt als Besprechung, die es nicht mehr gibt",
  "DoNotDisturb with Presenting is only on newer pages":
    "DoNotDisturb mit Presenting steht nur auf neueren Seiten",
  "permissions are those of what is subscribed to": "Berechtigungen sind die dessen, was abonniert wird",
  "404 is taken for one that has ended": "404 gilt als beendetes Abonnement",

  // Members of inputs.
  "where the call's further notifications go": "wohin die weiteren Benachrichtigungen des Anrufs gehen",
  "who is called": "wer angerufen wird",
  "who it is: user, applicationInstance, phone, guest or another kind of identity":
    "wer es ist: user, applicationInstance, phone, guest oder eine andere Art von Identität",
  "the number, with its country's code": "die Nummer mit Landesvorwahl",
  "serviceHostedMediaConfig: Graph plays and hears": "serviceHostedMediaConfig: Graph spielt ab und hört",
  "a WAV file: mono, 16 bit, 16 kHz, PCM; fetched by Graph, which shows no credentials":
    "eine WAV-Datei: mono, 16 Bit, 16 kHz, PCM; Graph holt sie ohne Anmeldung",
  "under which Graph keeps it: new audio, new id": "worunter Graph es aufbewahrt: neuer Ton, neue ID",
  "from the media stack of the app that handles the call's media":
    "aus dem Medienprogramm der App, die sich um die Medien des Anrufs kümmert",
  "the meeting to join: by its organizer and chat, by a token, or by its meeting id":
    "die Besprechung: nach Organisator und Chat, nach einem Token oder nach ihrer Besprechungs-ID",
  "from the invitation to a group call": "aus der Einladung zu einem Gruppenanruf",
  "the meeting id of an invitation": "die Besprechungs-ID einer Einladung",
  "the tenant the call lives in": "der Mandant, in dem der Anruf lebt",
  "the id of the call": "die ID des Anrufs",
  "for recording by policy: participants that this bot records at most":
    "bei Aufzeichnung nach Richtlinie: wie viele Teilnehmer dieser Bot höchstens aufzeichnet",
  "who rings instead; several ring at once": "bei wem es stattdessen klingelt; bei mehreren zugleich",
  "seconds that they ring": "wie viele Sekunden es klingelt",
  "who is handed over, in a group call": "wer übergeben wird, in einem Gruppenanruf",
  "the transferee's id in the roster": "dessen ID in der Teilnehmerliste",
  "comes back in the operation: the command's id": "kommt im Vorgang zurück: die ID des Befehls",
  "the operation's id": "die ID des Vorgangs",
  "what is played, in this order": "was abgespielt wird, in dieser Reihenfolge",
  "a mediaPrompt": "ein mediaPrompt",
  "what is asked": "was gefragt wird",
  "whether it cuts off what plays": "ob es abbricht, was gerade läuft",
  "how long the answer may take to begin; 5 where left out":
    "wie lange es bis zum Beginn der Antwort dauern darf; ohne Angabe 5",
  "the silence that ends it; 5 where left out": "die Stille, die sie beendet; ohne Angabe 5",
  "its greatest length; 5 where left out": "ihre größte Länge; ohne Angabe 5",
  "keys that end it, as they are printed": "Tasten, die sie beenden, wie sie aufgedruckt sind",
  "keys to press, in this order": "zu drückende Tasten, in dieser Reihenfolge",
  "milliseconds between two keys": "Millisekunden zwischen zwei Tasten",
  "the participant's id in the call's roster": "die ID des Teilnehmers in der Teilnehmerliste",
  "who is called into the call": "wer in den Anruf gerufen wird",
  "who is muted; everybody where left out": "wer stummgeschaltet wird; ohne Angabe alle",
  "the user's object id or sign-in name": "die Objekt-ID oder der Anmeldename des Benutzers",
  "your own name for the meeting": "Ihr eigener Name für die Besprechung",
  "the meeting's id": "die ID der Besprechung",
  "the join address, as it is": "die Beitrittsadresse, unverändert",
  "the video teleconference id": "die Videokonferenz-ID",
  "object ids of users": "Objekt-IDs von Benutzern",
  "the app's own id": "die ID der App selbst",
  "members to give": "Angaben, die geliefert werden sollen",
  "users at a time": "Benutzer auf einmal",
  "where the page before ended": "wo die vorige Seite endete",
  "how words begin that are looked for": "wie die gesuchten Wörter beginnen",
  "where to look; in the display name unless told": "wo gesucht wird; ohne Angabe im Anzeigenamen",
  "the callChainId of a call that has ended": "die callChainId eines beendeten Anrufs",
  "created, or created,updated": "created, oder created,updated",
  "where changes are told": "wohin Änderungen gemeldet werden",
  "communications/callRecords": "communications/callRecords",
  "when it ends by itself": "wann es von selbst endet",
  "a secret that comes back with each change": "ein Geheimnis, das mit jeder Änderung zurückkommt",
  "the subscription's id": "die ID des Abonnements",
};
