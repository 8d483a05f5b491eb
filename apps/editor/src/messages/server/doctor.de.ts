import type { Sentences } from "@dialtree/flow/translating";

/** What is looked at of the connection to Microsoft, in German. Pages of portals are called as Microsoft calls them in English. */
export const doctor: Sentences = {
  // Accounts and numbers.
  "Resource accounts and numbers": "Ressourcenkonten und Nummern",
  "Resource accounts": "Ressourcenkonten",
  "Graph could not be asked: {failure}.": "Graph konnte nicht gefragt werden: {failure}.",
  "Graph does not show them to the app: the permission User.Read.All is missing.":
    "Graph zeigt sie der App nicht: Die Berechtigung User.Read.All fehlt.",
  "Grant it, or compare with what Teams PowerShell lists.":
    "Erteilen Sie sie, oder vergleichen Sie mit dem, was Teams PowerShell aufführt.",
  "Graph answered {status}, and not with accounts.": "Graph antwortete {status}, und nicht mit Konten.",
  "Whoever calls the bot itself; there is no account behind it.":
    "Wer den Bot selbst anruft; dahinter steht kein Konto.",
  "The resource account {account} is in the directory.":
    "Das Ressourcenkonto {account} steht im Verzeichnis.",
  "No number leads to a flow: nobody's call is answered.":
    "Keine Nummer führt zu einem Ablauf: Niemandes Anruf wird angenommen.",
  "Let a number lead to a flow: Numbers in the editor.":
    "Lassen Sie eine Nummer zu einem Ablauf führen: „Nummern“ im Editor.",
  "{count} are in the directory; {numbers} numbers and accounts lead to flows.":
    "{count} stehen im Verzeichnis; {numbers} Nummern und Konten führen zu Abläufen.",
  "Calls out as {id}": "Ruft an als {id}",
  "It is {account}.": "Es ist {account}.",
  "Accounts that lead nowhere": "Konten, die nirgendwohin führen",
  "No flow answers at {accounts}. They may belong to call queues, attendants or other bots.":
    "Bei {accounts} antwortet kein Ablauf. Sie können zu Warteschleifen, Telefonzentralen oder anderen Bots gehören.",
  "If they are meant for this app, let them lead to a flow: Numbers in the editor.":
    "Wenn sie für diese App gedacht sind, lassen Sie sie zu einem Ablauf führen: „Nummern“ im Editor.",
  "What Graph does not tell": "Was Graph nicht sagt",
  "To which app an account belongs, and which number Teams routes to it. Teams PowerShell does: Get-CsOnlineApplicationInstance, Get-CsPhoneNumberAssignment -CapabilitiesContain VoiceApplicationAssignment.":
    "Zu welcher App ein Konto gehört, und welche Nummer Teams zu ihm leitet. Teams PowerShell sagt es: Get-CsOnlineApplicationInstance, Get-CsPhoneNumberAssignment -CapabilitiesContain VoiceApplicationAssignment.",
  "The directory shows it at the resource account {account}.":
    "Das Verzeichnis zeigt sie beim Ressourcenkonto {account}.",
  "No resource account shows this number in the directory. Teams may route it all the same: only its own list is binding.":
    "Kein Ressourcenkonto zeigt diese Nummer im Verzeichnis. Teams kann sie trotzdem leiten: Verbindlich ist nur seine eigene Liste.",
  "Look to whom it is assigned; an account of the app {app} is what calls reach this server by.":
    "Sehen Sie nach, wem sie zugewiesen ist; über ein Konto der App {app} erreichen Anrufe diesen Server.",
  "If to nobody, assign it.": "Wenn niemandem, weisen Sie sie zu.",
  "No resource account {id} is in the directory.": "Das Ressourcenkonto {id} steht nicht im Verzeichnis.",
  "Make it, and let Teams know; or correct the id.":
    "Erstellen Sie es, und teilen Sie es Teams mit; oder berichtigen Sie die ID.",

  // Clock.
  Clock: "Uhr",
  "Clock of this machine": "Uhr dieses Rechners",
  "Have the machine's time set by the network.": "Lassen Sie die Zeit des Rechners vom Netz stellen.",
  "Entra ID could not be asked for the time: {failure}.":
    "Entra ID konnte nicht nach der Zeit gefragt werden: {failure}.",
  "Entra ID does not say what time it is.": "Entra ID sagt nicht, wie spät es ist.",
  "It is {seconds} s ahead of Microsoft's.": "Sie geht gegenüber der von Microsoft {seconds} s vor.",
  "It is {seconds} s behind Microsoft's.": "Sie geht gegenüber der von Microsoft {seconds} s nach.",

  // Secrets and certificates.
  "Secrets and certificates of the app": "Geheimnisse und Zertifikate der App",
  "Expiry of the app's secret": "Ablauf des Geheimnisses der App",
  "Graph does not show it to the app: the permission Application.Read.All is missing.":
    "Graph zeigt es der App nicht: Die Berechtigung Application.Read.All fehlt.",
  "Grant it, or put the day on which the secret expires into a calendar that somebody reads.":
    "Erteilen Sie sie, oder tragen Sie den Tag, an dem das Geheimnis abläuft, in einen Kalender ein, den jemand liest.",
  "The app is registered in another tenant, and Graph shows registrations to their own tenant only.":
    "Die App ist in einem anderen Mandanten registriert, und Graph zeigt Registrierungen nur ihrem eigenen Mandanten.",
  "Look there when it expires.": "Sehen Sie dort nach, wann es abläuft.",
  "Graph answered {status}, and not with the registration.":
    "Graph antwortete {status}, und nicht mit der Registrierung.",
  "Make a new one beside it, put it into DIALTREE_APP_SECRET, and start the server again. The old one works until it is removed.":
    "Erstellen Sie daneben ein neues, setzen Sie es in DIALTREE_APP_SECRET ein, und starten Sie den Server neu. Das alte gilt, bis es entfernt wird.",
  "The registration lists no secret: the one that is used here was removed, or is not of it.":
    "Die Registrierung führt kein Geheimnis auf: Das hier verwendete wurde entfernt, oder gehört nicht zu ihr.",
  "Credentials that are left over": "Übrig gebliebene Anmeldedaten",
  "None has expired.": "Keine sind abgelaufen.",
  "{count} of the registration have expired and are not used here.":
    "{count} der Registrierung sind abgelaufen und werden hier nicht verwendet.",
  "It ended on {date}.": "Abgelaufen am {date}.",
  "It ends {left}, on {date}.": "Läuft {left} ab, am {date}.",
  today: "heute",
  tomorrow: "morgen",
  "in {days} days": "in {days} Tagen",

  // Keys of notifications.
  "Keys of Microsoft's notifications": "Schlüssel der Benachrichtigungen von Microsoft",
  "Keys of notifications": "Schlüssel der Benachrichtigungen",
  "Check that this machine reaches the address: DNS, proxy and firewall, and DIALTREE_KEYS_URL, which is best left unset.":
    "Prüfen Sie, ob dieser Rechner die Adresse erreicht: DNS, Proxy und Firewall, und DIALTREE_KEYS_URL, das am besten nicht gesetzt ist.",
  "{count} are published at {host}.": "{count} sind bei {host} veröffentlicht.",
  "They can be had, and this server has not fetched them yet. Look again in a minute.":
    "Sie sind zu haben, und dieser Server hat sie noch nicht geholt. Sehen Sie in einer Minute noch einmal nach.",
  "There are none, and they cannot be fetched: {why}.":
    "Es gibt keine, und sie können nicht geholt werden: {why}.",
  "They cannot be fetched: {why}. Those of before still do for a day.":
    "Sie können nicht geholt werden: {why}. Die früheren gelten noch einen Tag.",
  "They cannot be fetched{since}: {why}. Those of before still do for a day.":
    "Sie können{since} nicht geholt werden: {why}. Die früheren gelten noch einen Tag.",
  ", since {when}": " seit {when}",

  // Permissions.
  "Permissions and consent": "Berechtigungen und Zustimmung",
  "Without a token nobody knows them.": "Ohne Token kennt sie niemand.",
  "The token carries no permission at all: nobody has consented to any.":
    "Das Token trägt keine einzige Berechtigung: Niemand hat einer zugestimmt.",
  "Have an administrator consent, after the permissions below are asked for.":
    "Lassen Sie die Administration zustimmen, nachdem die Berechtigungen unten angefordert sind.",
  "An administrator has consented to {count} permissions.":
    "Die Administration hat {count} Berechtigungen zugestimmt.",
  "Permissions beyond need": "Berechtigungen über den Bedarf hinaus",
  "Permissions beyond need in {tenant}": "Berechtigungen über den Bedarf hinaus in {tenant}",
  "There are none.": "Es gibt keine.",
  "Nothing here asks for {names}.": "Hier verlangt nichts nach {names}.",
  "Take them away, unless another program uses the same app: whoever gets hold of its secret has them too.":
    "Nehmen Sie sie weg, sofern nicht ein anderes Programm dieselbe App verwendet: Wer an ihr Geheimnis kommt, hat sie auch.",
  "Permission {name}": "Berechtigung {name}",
  "Missing, and no line works without: it {why}.": "Fehlt, und ohne sie geht keine Leitung: Sie {why}.",
  "Missing: it {why}.": "Fehlt: Sie {why}.",
  "Ask for it, and have an administrator consent.":
    "Fordern Sie sie an, und lassen Sie die Administration zustimmen.",
  "If that is wanted, ask for it, and have an administrator consent.":
    "Wenn das gewünscht ist, fordern Sie sie an, und lassen Sie die Administration zustimmen.",
  "Missing: it {why}. The steps {steps} need it.": "Fehlt: Sie {why}. Die Schritte {steps} brauchen sie.",
  "Granted; it {why}.": "Erteilt; sie {why}.",
  "plays prompts, transfers and redirects callers, hangs up, and calls people":
    "spielt Ansagen ab, verbindet Anrufer weiter und leitet sie um, legt auf und ruft Leute an",
  "hears the keys that callers press, and records what they say":
    "hört die Tasten, die Anrufer drücken, und nimmt auf, was sie sagen",
  "takes invitations into group calls, stays in a call of two that becomes more, joins meetings, puts people on hold":
    "nimmt Einladungen in Gruppenanrufe an, bleibt in einem Anruf zu zweit, aus dem mehr wird, tritt Besprechungen bei und hält Personen",
  "invites somebody more into a call, and calls several people at once":
    "lädt noch jemanden in einen Anruf ein und ruft mehrere Personen zugleich an",
  "tells whether somebody is available in Teams": "sagt, ob jemand in Teams verfügbar ist",
  "finds people by their names in the editor, and resource accounts for this page":
    "findet Personen im Editor nach Namen, und Ressourcenkonten für diese Seite",
  "tells beforehand when the app's secret expires": "sagt im Voraus, wann das Geheimnis der App abläuft",

  // Signing in.
  "Signing in as the app": "Anmeldung als App",
  "Token of the tenant {tenant}": "Token des Mandanten {tenant}",
  "Entra ID at {url} gives one.": "Entra ID bei {url} gibt eines.",
  "Entra ID gives none: {why}.": "Entra ID gibt keines: {why}.",
  "Make a new secret, and put its value (not its id) into DIALTREE_APP_SECRET.":
    "Erstellen Sie ein neues Geheimnis, und setzen Sie seinen Wert (nicht seine ID) in DIALTREE_APP_SECRET ein.",
  "The secret has expired. Make a new one, and put its value into DIALTREE_APP_SECRET.":
    "Das Geheimnis ist abgelaufen. Erstellen Sie ein neues, und setzen Sie seinen Wert in DIALTREE_APP_SECRET ein.",
  "The tenant has no such app. Correct DIALTREE_APP_ID, or the tenant's id in DIALTREE_TENANTS.":
    "Der Mandant hat diese App nicht. Berichtigen Sie DIALTREE_APP_ID, oder die ID des Mandanten in DIALTREE_TENANTS.",
  "The app is registered, and the tenant has not taken it on. Have an administrator of the tenant do so.":
    "Die App ist registriert, und der Mandant hat sie nicht übernommen. Lassen Sie das eine Administration des Mandanten tun.",
  "There is no tenant {tenant}. Correct DIALTREE_TENANTS.":
    "Den Mandanten {tenant} gibt es nicht. Berichtigen Sie DIALTREE_TENANTS.",
  "Check that this machine reaches Entra ID: DNS, proxy and firewall, and DIALTREE_ENTRA_URL, which is best left unset.":
    "Prüfen Sie, ob dieser Rechner Entra ID erreicht: DNS, Proxy und Firewall, und DIALTREE_ENTRA_URL, das am besten nicht gesetzt ist.",
  "Look the code up at https://login.microsoftonline.com/error":
    "Schlagen Sie den Code nach unter https://login.microsoftonline.com/error",

  // The way to this server.
  "The way from Microsoft to this server": "Der Weg von Microsoft zu diesem Server",
  "{url}/api/calls is what Microsoft is to be told.": "{url}/api/calls ist Microsoft mitzuteilen.",
  "{url}/api/calls, without TLS: the simulator on this machine needs none.":
    "{url}/api/calls, ohne TLS: Der Simulator auf diesem Rechner braucht keines.",
  "Address of the webhook": "Adresse des Webhooks",
  "Give the server a name of its own with a certificate that everybody trusts, and set DIALTREE_PUBLIC_URL to it. Then put it into the bot's calling webhook.":
    "Geben Sie dem Server einen eigenen Namen mit einem Zertifikat, dem alle vertrauen, und setzen Sie DIALTREE_PUBLIC_URL darauf. Tragen Sie ihn dann in den Anruf-Webhook des Bots ein.",
  "{url} has no TLS, and Microsoft tells https addresses only.":
    "{url} hat kein TLS, und Microsoft benachrichtigt nur https-Adressen.",
  "{host} has no address: {failure}.": "{host} hat keine Adresse: {failure}.",
  "Enter the name into DNS, or correct DIALTREE_PUBLIC_URL.":
    "Tragen Sie den Namen ins DNS ein, oder berichtigen Sie DIALTREE_PUBLIC_URL.",
  "{host} is this machine, as is the simulator.": "{host} ist dieser Rechner, ebenso wie der Simulator.",
  "{host} is {listed}: addresses of an inner network, which Microsoft cannot reach.":
    "{host} ist {listed}: Adressen eines inneren Netzes, die Microsoft nicht erreichen kann.",
  "{host} is {listed}; {inner} cannot be reached from outside.":
    "{host} ist {listed}; {inner} ist von außen nicht zu erreichen.",
  "Take the inner addresses out of the public DNS.":
    "Nehmen Sie die inneren Adressen aus dem öffentlichen DNS.",
  "{host} is {listed}, as this machine sees it; others may see another.":
    "{host} ist {listed}, wie dieser Rechner es sieht; andere sehen vielleicht etwas anderes.",
  "Certificate of the webhook": "Zertifikat des Webhooks",
  "Have the certificate renewed where TLS ends: at the reverse proxy, or at its provider.":
    "Lassen Sie das Zertifikat dort erneuern, wo TLS endet: beim Reverse-Proxy, oder bei dessen Anbieter.",
  "No TLS could be had at {host}: {failure}.": "Bei {host} war kein TLS zu bekommen: {failure}.",
  "Start what ends TLS there, and open its port to the internet.":
    "Starten Sie, was dort TLS abschließt, und öffnen Sie seinen Port zum Internet.",
  "It is not trusted: {why}. Microsoft's servers will not trust it either.":
    "Ihm wird nicht vertraut: {why}. Auch die Server von Microsoft werden ihm nicht vertrauen.",
  "Install one of a public authority, with all intermediate certificates.":
    "Installieren Sie eines von einer öffentlichen Stelle, mit allen Zwischenzertifikaten.",
  "The public address leads here": "Die öffentliche Adresse führt hierher",
  "Have the reverse proxy send /api/calls, /prompts and /recordings of that address to this server.":
    "Lassen Sie den Reverse-Proxy /api/calls, /prompts und /recordings jener Adresse an diesen Server senden.",
  "Nothing answers at {url}: {failure}.": "Bei {url} antwortet nichts: {failure}.",
  "Something else answers at {url}.": "Bei {url} antwortet etwas anderes.",
  "Something else answers at {url}, with {status}.": "Bei {url} antwortet etwas anderes, mit {status}.",
  "A question that only this installation can answer came back through it. It was asked from this machine: whether a firewall lets Microsoft's servers through shows only with a call.":
    "Eine Frage, die nur diese Installation beantworten kann, kam durch sie zurück. Gefragt wurde von diesem Rechner aus: Ob eine Firewall die Server von Microsoft durchlässt, zeigt nur ein Anruf.",
  "This could not be looked at: {error}.": "Das konnte nicht geprüft werden: {error}.",
  "Look again. If it stays so, look into the server's log.":
    "Sehen Sie noch einmal nach. Wenn es so bleibt, sehen Sie ins Protokoll des Servers.",
};
