import type { Sentences } from "@dialtree/flow/translating";

/** Why other things are not done that pages ask the server for, in German. */
export const others: Sentences = {
  // Signing in, roles and access tokens.
  "There is no access token {id}.": "Das Zugriffstoken {id} gibt es nicht.",
  "It has ended or was revoked already, or it is somebody else's.":
    "Es ist schon abgelaufen oder widerrufen, oder es gehört jemand anderem.",
  "An access token needs at least one role.": "Ein Zugriffstoken braucht mindestens eine Rolle.",
  "You cannot give what you do not have: {roles}.": "Sie können nicht geben, was Sie nicht haben: {roles}.",
  "An access token lives for {least} to {most} days.": "Ein Zugriffstoken gilt {least} bis {most} Tage.",
  "Choose otherwise, and make it again. Nothing was made.":
    "Wählen Sie anders, und erstellen Sie es noch einmal. Es wurde nichts erstellt.",
  "Microsoft cannot be asked whether you may still do this.":
    "Microsoft kann nicht gefragt werden, ob Sie dies noch dürfen.",
  "Try again in a moment. Access tokens work meanwhile; calls are answered as ever.":
    "Versuchen Sie es gleich noch einmal. Anrufe werden angenommen wie immer.",
  "Nobody may do this.": "Das darf niemand.",
  "Tell whoever looks after dialtree.": "Wenden Sie sich an die Betreuung von dialtree.",
  "Nobody is signed in, or the session has ended.": "Niemand ist angemeldet, oder die Sitzung ist beendet.",
  "Sign in; programs show an access token: Authorization: Bearer dialtree_….": "Melden Sie sich an.",
  "This needs the role {needed}, and {name} has {has}.":
    "Dies braucht die Rolle {needed}, und {name} hat {has}.",
  "Ask whoever gives out roles: in Entra ID, under Enterprise applications, Users and groups of dialtree.":
    "Fragen Sie, wer die Rollen vergibt: in Entra ID, unter „Unternehmensanwendungen“, „Benutzer und Gruppen“ von dialtree.",
  "Something went wrong here. The log has it under {id}.":
    "Hier ist etwas schiefgegangen. Im Protokoll steht es unter {id}.",

  // Calls that flows place.
  'No published flow is called "{flow}".': "Kein veröffentlichter Ablauf heißt „{flow}“.",
  "Publish it, then ask again.": "Veröffentlichen Sie ihn, und versuchen Sie es dann noch einmal.",
  '"{flow}" waits for calls and places none.': "„{flow}“ wartet auf Anrufe und macht selbst keine.",
  "Choose a flow that begins with Outgoing call.":
    "Wählen Sie einen Ablauf, der mit „Ausgehender Anruf“ beginnt.",
  '"{flow}" does not call phone numbers.': "„{flow}“ ruft keine Rufnummern an.",
  '"{flow}" does not call people in Teams.': "„{flow}“ ruft niemanden in Teams an.",
  "Say so in its Outgoing call step and publish it, or choose somebody else.":
    "Sagen Sie es in seinem Schritt „Ausgehender Anruf“, und veröffentlichen Sie ihn, oder wählen Sie jemand anderen.",
  "The flow cannot take these values.": "Der Ablauf kann diese Werte nicht annehmen.",
  "Correct them as it is said for each.": "Berichtigen Sie sie, wie es bei jedem steht.",
  "No call to {number}. {why}": "Kein Anruf an {number}. {why}",
  "Phones are called by a resource account with a number, and this server knows none.":
    "Telefone ruft ein Ressourcenkonto mit Nummer an, und dieser Server kennt keines.",
  "Set DIALTREE_CALLS_FROM to the object id of the account.":
    "Setzen Sie DIALTREE_CALLS_FROM auf die Objekt-ID des Kontos.",
  "The account {account} may not call from here.": "Das Konto {account} darf von hier aus nicht anrufen.",
  'The flow has no variable "{name}".': "Der Ablauf hat keinen Wert „{name}“.",
  "Its variables are: {known}.": "Seine Werte sind: {known}.",
  "Ask again with the same request: nobody is called twice.":
    "Versuchen Sie es noch einmal: Niemand wird zweimal angerufen.",

  // The directory.
  "The directory cannot be asked: this server has not been told how to sign in to Microsoft Graph.":
    "Das Verzeichnis kann nicht gefragt werden: Dem Server wurde nicht gesagt, wie er sich bei Microsoft Graph anmeldet.",
  "Have whoever looks after the installation set DIALTREE_APP_ID, DIALTREE_APP_SECRET and DIALTREE_TENANTS. Until then, type the object id.":
    "Lassen Sie DIALTREE_APP_ID, DIALTREE_APP_SECRET und DIALTREE_TENANTS von der Betreuung der Installation setzen. Bis dahin tippen Sie die Objekt-ID.",
  "This cannot be looked for.": "Danach kann nicht gesucht werden.",
  "Type a part of a name or of a mail address.": "Tippen Sie einen Teil eines Namens oder einer Mailadresse.",
  "The directory does not let this app look anybody up.":
    "Das Verzeichnis lässt diese App niemanden nachschlagen.",
  "Have an administrator grant the app the permission User.Read.All (or User.ReadBasic.All) of Microsoft Graph, and consent to it. Until then, type the object id.":
    "Lassen Sie die Administration der App die Berechtigung User.Read.All (oder User.ReadBasic.All) von Microsoft Graph erteilen und ihr zustimmen. Bis dahin tippen Sie die Objekt-ID.",
  "The directory did not answer.": "Das Verzeichnis hat nicht geantwortet.",
  "Try again in a moment, or type the object id.":
    "Versuchen Sie es gleich noch einmal, oder tippen Sie die Objekt-ID.",

  // Trying a lookup.
  "Give each value something to try it with: none may be empty in the address, or have a line end in a header.":
    "Geben Sie jedem Wert etwas zum Ausprobieren: Keiner darf in der Adresse leer sein, oder in einer Kopfzeile ein Zeilenende haben.",
  "Have an administrator keep it for this host, on the page Connections.":
    "Lassen Sie es von der Administration für diesen Host aufbewahren, auf der Seite „Verbindungen nach außen“.",
  "Have whoever looks after the installation add the host to DIALTREE_HOSTS.":
    "Lassen Sie den Host von der Betreuung der Installation in DIALTREE_HOSTS aufnehmen.",
  "Its name leads into a network that is not allowed. Whoever looks after the installation can allow it in DIALTREE_HOSTS.":
    "Sein Name führt in ein Netz, das nicht erlaubt ist. Die Betreuung der Installation kann es in DIALTREE_HOSTS erlauben.",
  "It failed several times in a row. Try again in ten seconds.":
    "Es ist mehrmals hintereinander misslungen. Versuchen Sie es in zehn Sekunden noch einmal.",
  "Look whether the host is right, and whether it is up.":
    "Sehen Sie nach, ob der Host stimmt, und ob er läuft.",
  "Wait longer in this step, or ask whoever runs it to answer sooner.":
    "Warten Sie in diesem Schritt länger, oder bitten Sie die Betreiber, schneller zu antworten.",
  "Try again; if it stays, ask whoever runs it.":
    "Versuchen Sie es noch einmal; wenn es so bleibt, fragen Sie die Betreiber.",
  "Ask for less: an answer has 256,000 bytes at most.":
    "Fragen Sie nach weniger: Eine Antwort hat höchstens 256.000 Bytes.",
  "Look whether the step sends the secret that is needed there.":
    "Sehen Sie nach, ob der Schritt das Geheimnis sendet, das dort nötig ist.",
  "Redirects are not followed: write the address that it leads to.":
    "Weiterleitungen wird nicht gefolgt: Schreiben Sie die Adresse, zu der sie führt.",
  "Look at the address and at what is sent along.":
    "Sehen Sie sich die Adresse an, und was mitgesendet wird.",
  "Something is wrong there. Try again, or ask whoever runs it.":
    "Dort stimmt etwas nicht. Versuchen Sie es noch einmal, oder fragen Sie die Betreiber.",
  "Look at what the answer is, and at what the step takes it for.":
    "Sehen Sie sich an, was die Antwort ist, und was der Schritt darin sieht.",

  // The simulated phone.
  "This server has no simulated phone.": "Dieser Server hat kein simuliertes Telefon.",
  "Call one of its numbers with a real one, or start the simulator and set DIALTREE_SIMULATOR.":
    "Rufen Sie eine seiner Nummern mit einem echten an, oder lassen Sie den Simulator starten und DIALTREE_SIMULATOR setzen.",
  "The simulated telephone network does not know {number}.":
    "Das simulierte Telefonnetz kennt {number} nicht.",
  "Let a phone number lead to the flow, such as +15550105: the simulated network gets every one of them.":
    "Lassen Sie eine Rufnummer wie +15550105 zu dem Ablauf führen: Das simulierte Netz bekommt jede davon.",
  "Nobody has heard such a prompt at this phone.": "An diesem Telefon war keine solche Ansage zu hören.",
  "Prompts are named in the events of a call.": "Ansagen werden in den Ereignissen eines Anrufs genannt.",
  '"{flow}" has not been published: nothing would answer.':
    "„{flow}“ ist nicht veröffentlicht: Niemand würde antworten.",
  "Publish it, then call again.": "Veröffentlichen Sie ihn, und rufen Sie dann noch einmal an.",
  'No number leads to "{flow}".': "Keine Nummer führt zu „{flow}“.",
  "Let a number lead to it, then call again.":
    "Lassen Sie eine Nummer dorthin führen, und rufen Sie dann noch einmal an.",
  'The phone knows no call "{call}".': "Das Telefon kennt keinen Anruf „{call}“.",
  "Place another call.": "Rufen Sie noch einmal an.",
  'There is no call "{call}", or it is over.': "Den Anruf „{call}“ gibt es nicht, oder er ist zu Ende.",
  "The simulated phone does not answer: {why}.": "Das simulierte Telefon antwortet nicht: {why}.",
  "Start the simulator, or set DIALTREE_SIMULATOR, which says {address}.":
    "Lassen Sie den Simulator starten, oder DIALTREE_SIMULATOR setzen, worin {address} steht.",
  "Check that the simulator is of the same version as this server.":
    "Prüfen Sie, ob der Simulator dieselbe Version hat wie dieser Server.",

  // What is asked too often, or by nobody who may.
  "More than {count} requests came at once, or more than {rate} in a second.":
    "Es kamen mehr als {count} Anfragen auf einmal, oder mehr als {rate} in einer Sekunde.",
  "Wait as long as Retry-After says, and ask more slowly.":
    "Warten Sie einen Moment, und fragen Sie langsamer.",
  "This was asked for {count} times in {seconds} seconds; more is not let through.":
    "Das wurde {count}-mal in {seconds} Sekunden verlangt; mehr wird nicht durchgelassen.",
  "Wait a moment, and try again.": "Warten Sie einen Moment, und versuchen Sie es noch einmal.",
  "The access token is none of this server, has ended or was revoked, or was made before people signed in here.":
    "Das Zugriffstoken ist nicht von diesem Server, ist abgelaufen oder widerrufen, oder stammt aus der Zeit, bevor man sich hier anmeldete.",
  "Make another one in the editor under Access tokens, and put it into DIALTREE_TOKEN.":
    "Erstellen Sie im Editor unter „Zugriffstoken“ ein anderes, und setzen Sie es in DIALTREE_TOKEN.",
  "Pages of other sites may not change anything here.": "Seiten anderer Websites dürfen hier nichts ändern.",
  "Do it in the editor, or with an access token.": "Tun Sie es im Editor oder mit einem Zugriffstoken.",
  "Too many requests came that nobody may make: with an access token or a session that is none, or without the role for it.":
    "Es kamen zu viele Anfragen, die niemand stellen darf: mit einem ungültigen Zugriffstoken oder einer ungültigen Sitzung, oder ohne die Rolle dafür.",
  "Wait as long as Retry-After says. Look whether the access token has ended, and ask for nothing that you may not.":
    "Warten Sie einen Moment. Sehen Sie nach, ob das Zugriffstoken abgelaufen ist, und fragen Sie nur, was Sie dürfen.",
  "An access token cannot make another one.": "Ein Zugriffstoken kann kein anderes erstellen.",
  "Sign in with a browser, and make it there.":
    "Melden Sie sich mit einem Browser an, und erstellen Sie es dort.",

  // Mailboxes, outgoing calls, templates, what is used where.
  "There is no such message here.": "Eine solche Nachricht gibt es hier nicht.",
  "It was handed on, its time is over, or somebody has removed it. The list says which are kept.":
    "Sie wurde weitergegeben, ihre Zeit ist um, oder jemand hat sie entfernt. Die Liste sagt, welche aufbewahrt sind.",
  "There is no mailbox {name}.": "Die Mailbox {name} gibt es nicht.",
  "The file that DIALTREE_MAILBOXES names says which there are.":
    "Welche es gibt, steht in der Datei, die DIALTREE_MAILBOXES nennt.",
  '"{flow}" does not call {whom}.': "„{flow}“ ruft nicht an: {whom}.",
  "Use one of {accounts}, or add it to DIALTREE_CALLS_FROM.":
    "Verwenden Sie eines von {accounts}, oder lassen Sie es in DIALTREE_CALLS_FROM aufnehmen.",
  "Add it to DIALTREE_CALLS_FROM.": "Lassen Sie es in DIALTREE_CALLS_FROM aufnehmen.",
  '"{key}" stands for another call that was asked for before.':
    "„{key}“ steht für einen anderen, früher verlangten Anruf.",
  "Give each call a name of its own, and the same only to the same one.":
    "Geben Sie jedem Anruf einen eigenen Namen, und denselben nur demselben.",
  "{count} calls were placed in the last {time}, which is the most there may be.":
    "Es wurden schon {count} Anrufe gemacht, so viele wie möglich (Zeitraum: {time}).",
  "Ask again in {time}, or raise DIALTREE_CALLS_PER_{what}.":
    "Versuchen Sie es später wieder ({time}), oder lassen Sie DIALTREE_CALLS_PER_{what} erhöhen.",
  'No flow has placed a call "{key}" in the last days.':
    "In den letzten Tagen hat kein Ablauf einen Anruf „{key}“ gemacht.",
  "Those of the last seven days are listed at /api/outgoing-calls.":
    "Die der letzten sieben Tage stehen unter /api/outgoing-calls.",
  'There is no template "{id}".': "Die Vorlage „{id}“ gibt es nicht.",
  "Choose one of the list, or begin with an empty flow.":
    "Wählen Sie eine aus der Liste, oder beginnen Sie mit einem leeren Ablauf.",
  'Nothing of the kind {kind} is called "{id}".': "Nichts der Art {kind} heißt „{id}“.",
  "Choose one of those that GET /api/estate lists.": "Wählen Sie etwas, das GET /api/estate auflistet.",

  // The console of Microsoft Graph.
  "The input is nested more than {most} deep.": "Die Eingabe ist tiefer als {most} Ebenen verschachtelt.",
  "Compare it with the example.": "Vergleichen Sie sie mit dem Beispiel.",
  'Graph has no operation "{name}" here.': "Eine Operation „{name}“ hat Graph hier nicht.",
  "Choose one of {known}.": "Wählen Sie eine von {known}.",
  "This server has not been told how to sign in to Graph.":
    "Diesem Server wurde nicht gesagt, wie er sich bei Graph anmeldet.",
  "Set {settings}, and start it again.": "Lassen Sie {settings} setzen und den Server neu starten.",
  "The tenant {tenant} is not one of this server's.": "Der Mandant {tenant} ist keiner dieses Servers.",
  "Choose one of {known}, or add it to DIALTREE_TENANTS.":
    "Wählen Sie einen von {known}, oder lassen Sie ihn in DIALTREE_TENANTS aufnehmen.",
  "{name} was not sent: something is wrong with its input.":
    "{name} wurde nicht gesendet: An der Eingabe stimmt etwas nicht.",
  "{name} was not sent: {count} things are wrong with its input.":
    "{name} wurde nicht gesendet: An der Eingabe stimmen {count} Sachen nicht.",
  "Correct the input.": "Berichtigen Sie die Eingabe.",
  "The request does not have the expected shape: {found}.":
    "Die Anfrage hat nicht die erwartete Form: {found}.",

  // Voices.
  "The list of voices is slow to come. Ask again in a moment.":
    "Die Liste der Stimmen kommt langsam. Versuchen Sie es gleich noch einmal.",
  "The voice has its hands full.": "Die Stimme hat alle Hände voll zu tun.",
  "Try again in a moment.": "Versuchen Sie es gleich noch einmal.",
  "Brought in at the first start": "Beim ersten Start mitgebracht",
};
