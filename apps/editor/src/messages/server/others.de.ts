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

  // Voices.
  "The list of voices is slow to come. Ask again in a moment.":
    "Die Liste der Stimmen kommt langsam. Versuchen Sie es gleich noch einmal.",
  "The voice has its hands full.": "Die Stimme hat alle Hände voll zu tun.",
  "Try again in a moment.": "Versuchen Sie es gleich noch einmal.",
  "Brought in at the first start": "Beim ersten Start mitgebracht",
};
