import type { Sentences } from "@dialtree/flow/translating";

/** What the console of Microsoft Graph says: what operations do, what became of requests and what Graph tells, in German. */
export const graphAnswers: Sentences = {
  "Calls a person, a phone or a group, or joins a meeting.":
    "Ruft eine Person, ein Telefon oder eine Gruppe an, oder tritt einer Besprechung bei.",
  "Tells how a call is.": "Sagt, wie es um einen Anruf steht.",
  "Hangs up; in a group call it only leaves.": "Legt auf; einen Gruppenanruf verlässt es nur.",
  "Picks up a call that rings here, or joins the group call it is an invitation to.":
    "Nimmt einen Anruf an, der hier klingelt, oder tritt dem Gruppenanruf bei, zu dem er einlädt.",
  "Turns a call away that rings here.": "Weist einen Anruf ab, der hier klingelt.",
  "Sends a call elsewhere that rings here.": "Leitet einen Anruf um, der hier klingelt.",
  "Hands an answered call over: blindly, or to the party of another call (replacesCallId).":
    "Verbindet einen angenommenen Anruf weiter: ohne Rückfrage, oder zur Gegenseite eines anderen Anrufs (replacesCallId).",
  "Tells Graph that a call is still wanted.": "Sagt Graph, dass ein Anruf noch gebraucht wird.",
  "Mutes the bot itself.": "Schaltet den Bot selbst stumm.",
  "Lets the bot be heard again.": "Macht den Bot wieder hörbar.",
  "Begins or ends sharing a screen, in calls whose media an app handles.":
    "Beginnt oder beendet das Teilen eines Bildschirms, in Anrufen, um deren Medien sich eine App kümmert.",
  "Shows everybody in a call whether the bot records it, for recording by policy.":
    "Zeigt allen in einem Anruf, ob der Bot ihn aufzeichnet, bei Aufzeichnung nach Richtlinie.",
  "Tells how an operation of a call is.": "Sagt, wie es um einen Vorgang eines Anrufs steht.",
  "Tells how the operations of a call are.": "Sagt, wie es um die Vorgänge eines Anrufs steht.",
  "Plays prompts one after the other.": "Spielt Ansagen nacheinander ab.",
  "Records a short answer; where it lies is told by the operation's end.":
    "Nimmt eine kurze Antwort auf; wo sie liegt, sagt das Ende des Vorgangs.",
  "Has the keys reported that are pressed in a call.":
    "Lässt die Tasten melden, die in einem Anruf gedrückt werden.",
  "Stops what is played or recorded, and everything queued behind it.":
    "Beendet, was abgespielt oder aufgenommen wird, und alles, was dahinter eingereiht ist.",
  "Presses keys, for the menu of somebody else.": "Drückt Tasten, für das Menü von jemand anderem.",
  "Lists who is in a call.": "Listet auf, wer in einem Anruf ist.",
  "Tells how somebody in a call is: muted, in the lobby, on which media.":
    "Sagt, wie jemand in einem Anruf ist: stumm, im Wartebereich, mit welchen Medien.",
  "Calls people into a call, or moves one over from another call (replacesCallId).":
    "Ruft Personen in einen Anruf, oder holt jemanden aus einem anderen herüber (replacesCallId).",
  "Mutes somebody. Only they can unmute themselves.":
    "Schaltet jemanden stumm. Wieder hörbar machen kann sich nur die Person selbst.",
  "Mutes everybody, one after the other.": "Schaltet alle nacheinander stumm.",
  "Removes somebody from a call, or takes an invitation back.":
    "Entfernt jemanden aus einem Anruf, oder nimmt eine Einladung zurück.",
  "Puts somebody on hold, with music.": "Hält jemanden, mit Musik.",
  "Takes somebody back from hold.": "Holt jemanden aus dem Halten zurück.",
  "Creates a meeting in a user's name. It is in no calendar.":
    "Erstellt eine Besprechung im Namen eines Benutzers. Sie steht in keinem Kalender.",
  "Creates a meeting, or gives the one that was created with the same externalId.":
    "Erstellt eine Besprechung, oder liefert die, die mit derselben externalId erstellt wurde.",
  "Gives a meeting by its id.": "Liefert eine Besprechung nach ihrer ID.",
  "Gives a user's meeting by the address one joins it with.":
    "Liefert die Besprechung eines Benutzers nach ihrer Beitrittsadresse.",
  "Gives a meeting by the id under which conference devices join it.":
    "Liefert eine Besprechung nach der ID, unter der Konferenzgeräte ihr beitreten.",
  "Changes a meeting.": "Ändert eine Besprechung.",
  "Deletes a meeting.": "Löscht eine Besprechung.",
  "Tells whether a user is available.": "Sagt, ob ein Benutzer verfügbar ist.",
  "Tells which of many users are available.": "Sagt, welche von vielen Benutzern verfügbar sind.",
  "Shows a user as available or busy, for this app's part.":
    "Zeigt einen Benutzer als verfügbar oder beschäftigt, soweit es diese App betrifft.",
  "Takes back what this app has shown of a user.":
    "Nimmt zurück, was diese App von einem Benutzer gezeigt hat.",
  "Lists the users of the tenant.": "Listet die Benutzer des Mandanten auf.",
  "Finds users by words of their display names, addresses or sign-in names.":
    "Findet Benutzer nach Wörtern ihrer Anzeigenamen, Adressen oder Anmeldenamen.",
  "Gives a user.": "Liefert einen Benutzer.",
  "Gives the record of a call: who, when, how.": "Liefert den Datensatz eines Anrufs: wer, wann, wie.",
  "Lists the sessions of a call's record, one for each pair of parties.":
    "Listet die Sitzungen eines Anrufdatensatzes auf, eine für je zwei Seiten.",
  "Has changes told: of call records, for instance.":
    "Lässt Änderungen melden: zum Beispiel von Anrufdatensätzen.",
  "Has changes told for longer.": "Lässt Änderungen länger melden.",
  "Has changes told no longer.": "Lässt Änderungen nicht mehr melden.",
  "Lists the app's subscriptions.": "Listet die Abonnements der App auf.",

  // What became of a request.
  "Done.": "Erledigt.",
  "The call was over already, which is what was wanted.": "Der Anruf war schon zu Ende, und das war gewollt.",
  "Graph has taken it on.": "Graph hat es angenommen.",
  "Graph has taken it on. A notice tells how it ends.":
    "Graph hat es angenommen. Eine Meldung sagt, wie es ausgeht.",
  "Graph has taken it on. A notice tells when the call is connected.":
    "Graph hat es angenommen. Eine Meldung sagt, wann der Anruf verbunden ist.",
  "Graph has taken it on. A notice tells when the call has ended.":
    "Graph hat es angenommen. Eine Meldung sagt, wann der Anruf beendet ist.",
  "Graph has taken it on. A notice tells what has changed in the call.":
    "Graph hat es angenommen. Eine Meldung sagt, was sich im Anruf geändert hat.",
  "Nobody knows whether it happened.": "Niemand weiß, ob es geschehen ist.",
  "It took too long, and was given up before it was sent.":
    "Es dauerte zu lange und wurde aufgegeben, bevor es gesendet war.",
  "There is no token to send it with ({detail}).": "Es gibt kein Token, um es zu senden ({detail}).",
  "Graph was not reached ({detail}).": "Graph war nicht zu erreichen ({detail}).",
  "Graph does not allow it: {why}.": "Graph erlaubt es nicht: {why}.",
  "Graph does not allow it ({detail}).": "Graph erlaubt es nicht ({detail}).",
  "Graph did not do it: {why}.": "Graph hat es nicht getan: {why}.",
  "Graph did not do it ({detail}).": "Graph hat es nicht getan ({detail}).",
  "calling is not enabled in the bot's registration":
    "in der Registrierung des Bots sind Anrufe nicht eingeschaltet",
  "an administrator has not consented to the calling permissions":
    "die Administration hat den Berechtigungen für Anrufe nicht zugestimmt",
  "the token is of another tenant than the call": "das Token gehört zu einem anderen Mandanten als der Anruf",
  "there is no such call (any more)": "diesen Anruf gibt es nicht (mehr)",
  "The reply is longer than is read here. Ask for less of it.":
    "Die Antwort ist länger, als hier gelesen wird. Fragen Sie nach weniger davon.",
  "Look with getCall or getOperation before you send it again: it would happen twice.":
    "Sehen Sie mit getCall oder getOperation nach, bevor Sie es noch einmal senden: Es würde zweimal geschehen.",
  "Send it again: that does no harm.": "Senden Sie es noch einmal: Das schadet nicht.",
  "The call is over; there is nothing to do on it.":
    "Der Anruf ist zu Ende; es gibt daran nichts mehr zu tun.",
  "Check DIALTREE_APP_ID, DIALTREE_APP_SECRET and DIALTREE_TENANTS, and that Entra (DIALTREE_ENTRA_URL) can be reached.":
    "Prüfen Sie DIALTREE_APP_ID, DIALTREE_APP_SECRET und DIALTREE_TENANTS, und ob Entra (DIALTREE_ENTRA_URL) zu erreichen ist.",
  "Grant the app this in Entra, and have an administrator consent: {permission}.":
    "Erteilen Sie der App dies in Entra, und lassen Sie die Administration zustimmen: {permission}.",
  "Check the ids.": "Prüfen Sie die IDs.",
  "Graph is asked too much at the moment. Send it again later.":
    "Graph wird gerade zu viel gefragt. Senden Sie es später noch einmal.",
  "Check the network and DIALTREE_GRAPH_URL.": "Prüfen Sie das Netz und DIALTREE_GRAPH_URL.",
  "Compare the input with what the operation takes.":
    "Vergleichen Sie die Eingabe mit dem, was die Operation annimmt.",

  // What Graph tells.
  "Graph told something that has no meaning here ({what}).":
    "Graph meldete etwas, das hier keine Bedeutung hat ({what}).",
  "A call rings. Nothing answers it at the console's address.":
    "Ein Anruf klingelt. An der Adresse der Konsole nimmt ihn nichts an.",
  "The call is connected, and sound flows.": "Der Anruf ist verbunden, und es ist etwas zu hören.",
  "The call is a group call.": "Der Anruf ist ein Gruppenanruf.",
  "A key was pressed.": "Eine Taste wurde gedrückt.",
  "The call is being set up.": "Der Anruf wird aufgebaut.",
  "The call is connected; no sound flows yet.": "Der Anruf ist verbunden; zu hören ist noch nichts.",
  "The call is on hold.": "Der Anruf wird gehalten.",
  "The call is being transferred.": "Der Anruf wird weiterverbunden.",
  "The transfer was accepted.": "Das Weiterverbinden wurde angenommen.",
  "The call is being sent elsewhere.": "Der Anruf wird umgeleitet.",
  "The call is about to end.": "Der Anruf endet gleich.",
  "{sentence} Its chat is {chat}.": "{sentence} Sein Chat ist {chat}.",
  "Sharing of content has begun.": "Das Teilen von Inhalten hat begonnen.",
  "Sharing of content has changed.": "Das Teilen von Inhalten hat sich geändert.",
  "Sharing of content has ended.": "Das Teilen von Inhalten ist beendet.",
  "The operation is under way.": "Der Vorgang läuft.",
  "The operation is done.": "Der Vorgang ist erledigt.",
  "The operation has failed.": "Der Vorgang ist misslungen.",
  "The operation has failed: {why}.": "Der Vorgang ist misslungen: {why}.",
  "The operation has ended; Graph does not say how.": "Der Vorgang ist beendet; Graph sagt nicht, wie.",
  "The recording is under way.": "Die Aufnahme läuft.",
  "The recording is done.": "Die Aufnahme ist fertig.",
  "The recording has failed.": "Die Aufnahme ist misslungen.",
  "The recording has failed: {why}.": "Die Aufnahme ist misslungen: {why}.",
  "The recording has ended; Graph does not say how.": "Die Aufnahme ist beendet; Graph sagt nicht, wie.",
  "An answer was recorded; the recording can be fetched.":
    "Eine Antwort wurde aufgenommen; die Aufnahme kann abgeholt werden.",
  "{operation} is under way.": "{operation} läuft.",
  "{operation} is done.": "{operation} ist erledigt.",
  "{operation} has failed.": "{operation} ist misslungen.",
  "{operation} has failed: {why}.": "{operation} ist misslungen: {why}.",
  "{operation} has ended; Graph does not say how.": "{operation} ist beendet; Graph sagt nicht, wie.",
  "The call has ended.": "Der Anruf ist beendet.",
  "The call has ended: {why}.": "Der Anruf ist beendet: {why}.",
  "{sentence} The call is back.": "{sentence} Der Anruf ist zurück.",
  "The transfer has failed.": "Das Weiterverbinden ist misslungen.",
  "The transfer has failed: {why}.": "Das Weiterverbinden ist misslungen: {why}.",
  "Nobody is in the call.": "Niemand ist im Anruf.",
  "In the call: {names} and {count} more.": "Im Anruf: {names} und {count} weitere.",
  "In the call: {names}.": "Im Anruf: {names}.",
  refused: "abgelehnt",
  unreachable: "nicht erreichbar",
  "no answer": "keine Antwort",
  busy: "besetzt",
  declined: "abgelehnt",
  cancelled: "abgebrochen",
  "another participant ended it": "ein anderer Teilnehmer hat ihn beendet",
  "the other party ended it": "die Gegenseite hat ihn beendet",
  "removed by someone else": "von jemand anderem entfernt",
  "the conversation has ended": "die Unterhaltung ist beendet",
  "all others have left": "alle anderen sind gegangen",
  "who started it has left": "wer ihn begonnen hat, ist gegangen",
  "one participant remained": "nur ein Teilnehmer blieb",
  "nobody was left": "niemand blieb übrig",
  "nobody joined": "niemand kam dazu",
  "no host came": "niemand kam, der ihn leitet",
  "only hidden participants were left": "nur verborgene Teilnehmer blieben übrig",
  "the breakout room closed": "der Gruppenraum wurde geschlossen",
  removed: "entfernt",
  "waited too long in the lobby": "zu lange im Wartebereich gewartet",
  "ended by the bot": "vom Bot beendet",
  "the transfer is complete": "das Weiterverbinden ist abgeschlossen",
  "the other party left": "die Gegenseite ist gegangen",
  "the phone hung up": "das Telefon hat aufgelegt",
  "the answer was not confirmed": "die Annahme wurde nicht bestätigt",
  "no keepAlive came in time": "kein keepAlive kam rechtzeitig",
  "the callee could not be reached": "die angerufene Person war nicht zu erreichen",
  "no sign of the callee": "kein Zeichen von der angerufenen Person",
  "the media connection failed": "die Medienverbindung ist misslungen",
  "the callee is signed in nowhere": "die angerufene Person ist nirgends angemeldet",
  "the callee is unreachable": "die angerufene Person ist nicht erreichbar",
  "no route to the callee": "kein Weg zur angerufenen Person",
  "the callee takes no private calls": "die angerufene Person nimmt keine privaten Anrufe an",
  "the bot's media connection failed": "die Medienverbindung des Bots ist misslungen",
  "a fault at Microsoft": "ein Fehler bei Microsoft",
  "nobody picked up": "niemand hat abgehoben",
  "a blind transfer failed": "ein Weiterverbinden ohne Rückfrage ist misslungen",
  "a consultative transfer failed": "ein Weiterverbinden mit Rückfrage ist misslungen",
  "nobody spoke": "niemand hat gesprochen",
  "the prompt could not be played": "die Ansage konnte nicht abgespielt werden",
  "the audio has a wrong format": "der Ton hat ein falsches Format",
  "the audio could not be fetched": "der Ton konnte nicht geholt werden",

  // What is wrong with an input.
  "{name} was not sent: no call to {number}. {why}":
    "{name} wurde nicht gesendet: kein Anruf an {number}. {why}",
  "{name} must be a whole number.": "{name} muss eine ganze Zahl sein.",
  "Give a whole number from {least} to {most}.": "Geben Sie eine ganze Zahl von {least} bis {most} an.",
  "{name} is {value}, below {least}.": "{name} ist {value}, unter {least}.",
  "{name} is {value}, above {most}.": "{name} ist {value}, über {most}.",
  "{name} must be true or false.": "{name} muss true oder false sein.",
  "Write true or false.": "Schreiben Sie true oder false.",
  "{name} must be text.": "{name} muss ein Text sein.",
  "Write it as a text, in quotation marks.": "Schreiben Sie es als Text, in Anführungszeichen.",
  "{name} has {count} characters.": "{name} hat {count} Zeichen.",
  "Give at least {least}.": "Geben Sie mindestens {least} an.",
  "Give at most {most}.": "Geben Sie höchstens {most} an.",
  "{name} names another type.": "{name} nennt einen anderen Typ.",
  "Write {type}.": "Schreiben Sie {type}.",
  "{name} has a value that is not known.": "{name} hat einen unbekannten Wert.",
  "Choose one of {choices}.": "Wählen Sie einen von {choices}.",
  "{name} must be {format}.": "{name} muss {format} sein.",
  "Correct it.": "Berichtigen Sie es.",
  "a GUID such as 550fae72-d251-43ec-868c-373732c2704f": "eine GUID wie 550fae72-d251-43ec-868c-373732c2704f",
  "the id of a call, letters, digits and dashes":
    "die ID eines Anrufs aus Buchstaben, Ziffern und Bindestrichen",
  "an id without slashes, spaces or question marks":
    "eine ID ohne Schrägstriche, Leerzeichen und Fragezeichen",
  "a user's object id or sign-in name such as reception@example.com":
    "die Objekt-ID eines Benutzers oder ein Anmeldename wie reception@example.com",
  "an https address": "eine https-Adresse",
  "a number such as +15550100": "eine Nummer wie +15550100",
  "a meeting id: digits, with or without spaces": "eine Besprechungs-ID: Ziffern mit oder ohne Leerzeichen",
  "a moment such as 2026-11-21T12:00:00Z": "ein Zeitpunkt wie 2026-11-21T12:00:00Z",
  "a duration from PT5M to PT4H": "eine Dauer von PT5M bis PT4H",
  "{name} must be a list.": "{name} muss eine Liste sein.",
  "Write it in square brackets.": "Schreiben Sie es in eckigen Klammern.",
  "{name} has {count} entries.": "{name} hat {count} Einträge.",
  "{name} must be an object.": "{name} muss ein Objekt sein.",
  "Write it in curly brackets.": "Schreiben Sie es in geschweiften Klammern.",
  "{name} is missing.": "{name} fehlt.",
  "Give it.": "Geben Sie es an.",
  "Give it: {what}.": "Geben Sie es an: {what}.",
  '{name} has no member "{member}".': "{name} hat kein „{member}“.",
  "Leave it out. Known are {known}.": "Lassen Sie es weg. Bekannt sind {known}.",
  'Write "@odata.type" as one of {types}.': "Schreiben Sie „@odata.type“ als einen von {types}.",
  "{name} does not say which type it is.": "{name} sagt nicht, von welchem Typ es ist.",
  "In a call of two it is the other side that is handed over.":
    "In einem Anruf zu zweit wird die Gegenseite übergeben.",
  "Leave transferee out.": "Lassen Sie transferee weg.",
  "A call cannot take its own place.": "Ein Anruf kann nicht an seine eigene Stelle treten.",
  "Give the id of the bot's other call, the one with the target.":
    "Geben Sie die ID des anderen Anrufs des Bots an: dessen mit dem Ziel.",
  "The meeting ends before it begins.": "Die Besprechung endet, bevor sie beginnt.",
  "Give an endDateTime behind startDateTime.": "Geben Sie ein endDateTime nach startDateTime an.",
  "Only one person at a time can come over from another call.":
    "Aus einem anderen Anruf kann immer nur eine Person herüberkommen.",
  "Invite whoever has a replacesCallId alone.": "Laden Sie allein ein, wer eine replacesCallId hat.",
  "{activity} does not go with {availability}.": "{activity} passt nicht zu {availability}.",
  "Pairs are {pairs}.": "Paare sind {pairs}.",
  "An identity is {kinds} at once.": "Eine Identität ist {kinds} zugleich.",
  "Keep the one that is to be reached.": "Behalten Sie die, die erreicht werden soll.",
  "The same identity is named twice.": "Dieselbe Identität ist zweimal genannt.",
  "Name everybody once.": "Nennen Sie alle nur einmal.",
  "In a group call somebody has to be named who is handed over.":
    "In einem Gruppenanruf muss jemand genannt sein, der übergeben wird.",
  "Give transferee with identity and participantId, both from the roster.":
    "Geben Sie transferee mit identity und participantId an, beides aus der Teilnehmerliste.",
  "Nobody is called, and no meeting is joined.":
    "Niemand wird angerufen, und keiner Besprechung wird beigetreten.",
  "Give targets or meetingInfo.": "Geben Sie targets oder meetingInfo an.",
  "A meeting is joined, which calls nobody.": "Einer Besprechung wird beigetreten; das ruft niemanden an.",
  "Join first, then invite; or leave meetingInfo out.":
    "Treten Sie erst bei, und laden Sie dann ein; oder lassen Sie meetingInfo weg.",
  "A group call starts without phones.": "Ein Gruppenanruf beginnt ohne Telefone.",
  "Start it with users, then invite the phone.":
    "Beginnen Sie ihn mit Benutzern, und laden Sie dann das Telefon ein.",
  "A phone is called from a resource account with a number.":
    "Ein Telefon wird von einem Ressourcenkonto mit Nummer angerufen.",
  "Give source.identity.applicationInstance, the account's object id.":
    "Geben Sie source.identity.applicationInstance an, die Objekt-ID des Kontos.",
  "A phone is called from a tenant.": "Ein Telefon wird aus einem Mandanten angerufen.",
  "Give tenantId, that of the resource account.": "Geben Sie tenantId an, die des Ressourcenkontos.",
  "A guest can only join meetings.": "Ein Gast kann nur Besprechungen beitreten.",
  "Leave source out, or give meetingInfo.": "Lassen Sie source weg, oder geben Sie meetingInfo an.",
  "A meeting by its organizer needs its chat as well.":
    "Eine Besprechung nach ihrem Organisator braucht auch ihren Chat.",
  "Give chatInfo.threadId; both are in the meeting's join address.":
    "Geben Sie chatInfo.threadId an; beide stehen in der Beitrittsadresse der Besprechung.",
  "Say what to look for.": "Sagen Sie, wonach gesucht wird.",
  "This server's own address is none that Graph would tell anything.":
    "Die eigene Adresse dieses Servers ist keine, an die Graph etwas meldet.",
  "Set DIALTREE_PUBLIC_URL to an https address, or give a callbackUri.":
    "Setzen Sie DIALTREE_PUBLIC_URL auf eine https-Adresse, oder geben Sie eine callbackUri an.",
  "Only changes of communications are read here.": "Hier werden nur Änderungen von communications gelesen.",
  "Give a resource such as communications/callRecords.":
    "Geben Sie eine Ressource wie communications/callRecords an.",
};
