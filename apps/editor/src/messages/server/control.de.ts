import type { Sentences } from "@dialtree/flow/translating";

/** Why the server does not do what was asked of drafts, versions and what belongs to them, in German. */
export const control: Sentences = {
  // Drafts and documents.
  'There is no flow "{id}".': "Den Ablauf „{id}“ gibt es nicht.",
  "Choose a flow of the list, or create this one.":
    "Wählen Sie einen Ablauf aus der Liste, oder erstellen Sie diesen.",
  'There is a flow "{id}" already.': "Einen Ablauf „{id}“ gibt es schon.",
  "Give the new flow another id, or save a change of the one there is.":
    "Geben Sie dem neuen Ablauf eine andere ID, oder ändern Sie den vorhandenen.",
  'The flow "{id}" has been saved since: you changed revision {before}, and it is at {now}.':
    "Der Ablauf „{id}“ wurde seither gespeichert: Sie haben Stand {before} geändert, und er ist bei {now}.",
  "Put your change into the saved document, and save that with its revision. Nothing was overwritten.":
    "Bringen Sie Ihre Änderung in den gespeicherten Stand ein, und speichern Sie diesen. Es wurde nichts überschrieben.",
  // Removing a flow.
  'The flow "{id}" was removed by {who} on {day}.': "Der Ablauf „{id}“ wurde am {day} entfernt, von {who}.",
  "Bring it back: it is among the removed flows, with all that belongs to it.":
    "Holen Sie ihn zurück: Er steht bei den entfernten Abläufen, mit allem, was zu ihm gehört.",
  'The id "{id}" belongs to a flow that was removed.':
    "Die ID „{id}“ gehört zu einem Ablauf, der entfernt wurde.",
  "Bring that one back from the removed flows, or give the new flow another id.":
    "Holen Sie diesen aus den entfernten Abläufen zurück, oder geben Sie dem neuen Ablauf eine andere ID.",
  'The flow "{id}" is not among the removed ones any more.':
    "Der Ablauf „{id}“ ist nicht mehr unter den entfernten.",
  "It is in the list of flows: somebody has brought it back.":
    "Er steht in der Liste der Abläufe: Jemand hat ihn zurückgeholt.",
  'The flow "{id}" was not removed: 1 thing is in the way.':
    "Der Ablauf „{id}“ wurde nicht entfernt: Etwas ist im Weg.",
  'The flow "{id}" was not removed: {count} things are in the way.':
    "Der Ablauf „{id}“ wurde nicht entfernt: {count} Dinge sind im Weg.",
  "Mend each of them as it is said there, and remove the flow then. Callers go on getting what they had.":
    "Beheben Sie jedes, wie es dort steht, und entfernen Sie den Ablauf dann. Anrufer bekommen weiter, was sie hatten.",
  'The flow "{id}" was published, so only somebody who may publish can remove it.':
    "Der Ablauf „{id}“ wurde veröffentlicht, also kann ihn nur entfernen, wer veröffentlichen darf.",
  "Ask a publisher to remove it.": "Bitten Sie jemanden mit der Rolle „veröffentlichen“, ihn zu entfernen.",
  'The flow "{id}" has been saved since: you wanted to remove revision {before}, and it is at {now}.':
    "Der Ablauf „{id}“ wurde seither gespeichert: Sie wollten Stand {before} entfernen, und er ist bei {now}.",
  "Look at what was changed, and remove that revision. Nothing was removed.":
    "Sehen Sie sich an, was geändert wurde, und entfernen Sie diesen Stand. Es wurde nichts entfernt.",
  "It answers {called}.": "Er antwortet bei {called}.",
  'It answers {called}, in the environment "{environment}".':
    "Er antwortet bei {called}, in der Umgebung „{environment}“.",
  "Have another flow answer there, or nobody.":
    "Lassen Sie dort einen anderen Ablauf antworten, oder niemanden.",
  'The step {step} of "{flow}" leads to it.': "Der Schritt {step} von „{flow}“ führt zu ihm.",
  "Have that step lead elsewhere, or delete it.":
    "Lassen Sie diesen Schritt woandershin führen, oder löschen Sie ihn.",
  'A key that works everywhere in "{flow}" leads to it.':
    "Eine Taste, die überall in „{flow}“ gilt, führt zu ihm.",
  "Have that key lead elsewhere, in the settings of that flow.":
    "Lassen Sie diese Taste woandershin führen, in den Einstellungen jenes Ablaufs.",
  'Callers get to it through version {number} of "{flow}".':
    "Anrufer kommen zu ihm durch Version {number} von „{flow}“.",
  'Callers get to it through version {number} of "{flow}", in the environment "{environment}".':
    "Anrufer kommen zu ihm durch Version {number} von „{flow}“, in der Umgebung „{environment}“.",
  "Publish that flow once nothing in it leads here any more.":
    "Veröffentlichen Sie jenen Ablauf, sobald nichts in ihm mehr hierher führt.",
  "Publish that flow there once nothing in it leads here any more.":
    "Veröffentlichen Sie jenen Ablauf dort, sobald nichts in ihm mehr hierher führt.",
  "Some of its callers get version {number}.": "Einige seiner Anrufer bekommen Version {number}.",
  "End that under Versions.": "Beenden Sie das unter „Versionen“.",
  'Version {number} of "{flow}" is planned for {at} ({zone}).':
    "Version {number} von „{flow}“ ist für {at} ({zone}) geplant.",
  "Cancel that under Versions.": "Sagen Sie das unter „Versionen“ ab.",
  "This cannot be read as a flow.": "Das kann nicht als Ablauf gelesen werden.",
  "Correct what the problems name. Nothing was saved.":
    "Berichtigen Sie, was die Probleme nennen. Es wurde nichts gespeichert.",
  'The document is of the flow "{id}", and was sent for "{other}".':
    "Das Dokument gehört zum Ablauf „{id}“ und wurde für „{other}“ gesendet.",
  "Send it for its own flow; a flow keeps its id for ever.":
    "Senden Sie es für seinen eigenen Ablauf; ein Ablauf behält seine ID für immer.",
  "This does not say which revision was changed.": "Es ist nicht gesagt, welcher Stand geändert wurde.",
  "This earlier draft is not kept any more.": "Dieser frühere Entwurf ist nicht mehr aufgehoben.",
  "Look at the list anew: what nobody has given a name is kept for a while only.":
    "Sehen Sie die Liste neu an: Was niemand benannt hat, bleibt nur eine Weile.",
  '{count} drafts of the flow "{id}" are kept under a name already.':
    "{count} Entwürfe des Ablaufs „{id}“ sind schon unter einem Namen aufgehoben.",
  "Remove one that nobody needs any more.": "Entfernen Sie einen, den niemand mehr braucht.",
  "The draft here cannot be read.": "Der Entwurf hier kann nicht gelesen werden.",
  "And {count} more changes.": "Und {count} weitere Änderungen.",

  // Publishing, and going back.
  "A flow is always among those that are published with it.":
    "Ein Ablauf gehört immer zu denen, die mit ihm veröffentlicht werden.",
  'The flow "{id}" has been saved since: you looked at revision {before}, and it is at {now}.':
    "Der Ablauf „{id}“ wurde seither gespeichert: Sie haben Stand {before} angesehen, und er ist bei {now}.",
  "Look at what was changed, and publish that revision.":
    "Sehen Sie sich an, was geändert wurde, und veröffentlichen Sie diesen Stand.",
  'The flow "{id}" was not published, because of {errors}.':
    "Der Ablauf „{id}“ wurde nicht veröffentlicht, wegen {errors}.",
  "1 error": "eines Fehlers",
  "{count} errors": "{count} Fehlern",
  "Correct what the problems name, and publish again. Callers go on getting the version that they had.":
    "Berichtigen Sie, was die Probleme nennen, und veröffentlichen Sie wieder. Anrufer bekommen weiter die Version, die sie hatten.",
  'The flow "{id}" was not published: somebody has stopped it.':
    "Der Ablauf „{id}“ wurde nicht veröffentlicht: Jemand hat es abgebrochen.",
  "Publish it again whenever you like; what was spoken by then is kept.":
    "Veröffentlichen Sie wieder, wann Sie möchten; was bis dahin gesprochen war, ist aufgehoben.",
  'Version {number} of the flow "{id}" was not made live: {what} no longer there.':
    "Version {number} des Ablaufs „{id}“ wurde nicht live geschaltet: {what} nicht mehr da.",
  "{count} things that it needs are": "{count} Dinge, die sie braucht, sind",
  "something that it needs is": "etwas, das sie braucht, ist",
  "Bring back what the problems name, or open the version as a draft, mend it and publish that. Callers go on getting the version that they had.":
    "Bringen Sie zurück, was die Probleme nennen, oder öffnen Sie die Version als Entwurf, bessern Sie sie nach, und veröffentlichen Sie diese. Anrufer bekommen weiter die Version, die sie hatten.",
  "You have {what}, and here somebody else has to publish what one has changed.":
    "Sie haben den Entwurf zuletzt geändert, und hier muss jemand anderes veröffentlichen, was man geändert hat ({what}).",
  "Ask another publisher to look at what changes for callers, and to publish it. The draft is saved.":
    "Bitten Sie jemand anderen mit der Rolle „veröffentlichen“, sich anzusehen, was sich für Anrufer ändert, und es zu veröffentlichen. Der Entwurf ist gespeichert.",
  "There is no version {id}.": "Die Version {id} gibt es nicht.",
  "Choose a version of the flow's list.": "Wählen Sie eine Version aus der Liste des Ablaufs.",
  'The version {id} is one of the flow "{flow}", not of "{other}".':
    "Die Version {id} gehört zum Ablauf „{flow}“, nicht zu „{other}“.",
  "Choose a version of the flow's own list.": "Wählen Sie eine Version aus der Liste des Ablaufs selbst.",
  'Version {number} of the flow "{id}" was never published to "{environment}".':
    "Version {number} des Ablaufs „{id}“ wurde in „{environment}“ nie veröffentlicht.",
  "Publish that version there: then it is looked at what its names stand for in that environment.":
    "Veröffentlichen Sie diese Version dort: Dann wird nachgesehen, wer in jener Umgebung hinter ihren Namen steht.",
  'Only in "live" does a version {what}; this is for "{environment}".':
    "Nur in „live“ {what} eine Version; dies ist für „{environment}“.",
  "begin at a time that is set": "beginnt zu einer festgelegten Zeit",
  "go to a share of the callers": "geht an einen Teil der Anrufer",
  "Publish it there for everybody at once, or choose live.":
    "Veröffentlichen Sie sie dort sofort für alle, oder wählen Sie live.",
  "The version {id} cannot be used: {reason}.": "Die Version {id} kann nicht verwendet werden: {reason}.",
  "Publish the flow again, or restore the database from a backup. Until then the last version that is whole answers.":
    "Veröffentlichen Sie den Ablauf noch einmal, oder lassen Sie die Datenbank aus einer Sicherung wiederherstellen. Bis dahin antwortet die letzte unversehrte Version.",
  'No version of the flow "{id}" is live, so there is none that the other callers could get.':
    "Keine Version des Ablaufs „{id}“ ist live, also gibt es keine, die die anderen Anrufer bekommen könnten.",
  "Publish it for everybody.": "Veröffentlichen Sie sie für alle.",
  'Version {number} of the flow "{id}" is what everybody gets already.':
    "Version {number} des Ablaufs „{id}“ bekommen schon alle.",
  "Change the draft, or choose another version.":
    "Ändern Sie den Entwurf, oder wählen Sie eine andere Version.",
  'Some callers of the flow "{id}" get another version already.':
    "Ein Teil der Anrufer des Ablaufs „{id}“ bekommt schon eine andere Version.",
  "Let everybody have that one, or nobody; then begin anew.":
    "Geben Sie diese allen oder niemandem; beginnen Sie dann neu.",
  'All callers of the flow "{id}" get the same version.':
    "Alle Anrufer des Ablaufs „{id}“ bekommen dieselbe Version.",
  "Nothing has to be ended. Its versions say what became of an earlier rollout.":
    "Es ist nichts zu beenden. Die Versionen sagen, was aus einem früheren Versuch wurde.",
  "Another version went live for everybody.": "Eine andere Version ging für alle live.",
  "Calls that the fallback had to take": "Anrufe, die das Ausweichziel annehmen musste",

  // At a time.
  '"{at}" is no day and time.': "„{at}“ ist kein Tag mit Uhrzeit.",
  "Write them like 2026-11-23T02:30, without a zone.": "Schreiben Sie sie wie 2026-11-23T02:30, ohne Zone.",
  '"{zone}" is no time zone.': "„{zone}“ ist keine Zeitzone.",
  "Name it like Europe/Berlin, or UTC.": "Nennen Sie sie etwa Europe/Berlin, oder UTC.",
  "On that day no clock in {zone} shows {hour}:{minute}: it is put forward over it.":
    "An diesem Tag zeigt keine Uhr in {zone} {hour}:{minute}: Sie wird darüber hinweg vorgestellt.",
  "Choose a time an hour earlier or later.": "Wählen Sie eine Stunde früher oder später.",
  "{at} in {zone} is over.": "{at} in {zone} ist vorbei.",
  "Choose a time to come, or publish it now.":
    "Wählen Sie eine Zeit, die noch kommt, oder veröffentlichen Sie jetzt.",
  "{at} is more than a year ahead.": "{at} ist mehr als ein Jahr voraus.",
  "Choose a time within a year.": "Wählen Sie eine Zeit innerhalb eines Jahres.",
  '{count} versions of the flow "{id}" are planned already.':
    "{count} Versionen des Ablaufs „{id}“ sind schon geplant.",
  "Cancel one of them first.": "Sagen Sie zuerst eine davon ab.",
  "Somebody has cancelled it.": "Jemand hat es abgesagt.",
  "This is not planned any more.": "Das ist nicht mehr geplant.",
  "Look at the versions of the flow: they say what is live.":
    "Sehen Sie sich die Versionen des Ablaufs an: Sie sagen, was live ist.",

  // Scenarios.
  "Line {line}: {fault}": "Zeile {line}: {fault}",
  "Correct this line.": "Berichtigen Sie diese Zeile.",
  'The scenario "{name}" was not saved: {lines} cannot be read. {fault}':
    "Das Szenario „{name}“ wurde nicht gespeichert: {lines} nicht lesbar. {fault}",
  "{count} lines": "{count} Zeilen sind",
  "a line": "eine Zeile ist",
  "Correct the lines that are named, and save it again.":
    "Berichtigen Sie die genannten Zeilen, und speichern Sie noch einmal.",
  'There is a scenario "{name}" already.': "Ein Szenario „{name}“ gibt es schon.",
  'The scenario "{name}" has been saved or deleted since.':
    "Das Szenario „{name}“ wurde seither gespeichert oder gelöscht.",
  "Choose another name, or change the one there is.":
    "Wählen Sie einen anderen Namen, oder ändern Sie das vorhandene.",
  "Look at the list again, and make your change there. Nothing was overwritten.":
    "Sehen Sie die Liste neu an, und ändern Sie es dort. Es wurde nichts überschrieben.",
  'There is no scenario "{name}".': "Das Szenario „{name}“ gibt es nicht.",
  "Choose one of the flow's list.": "Wählen Sie eines aus der Liste des Ablaufs.",
  'The flow "{id}" has {count} scenarios, which is as many as a flow may have.':
    "Der Ablauf „{id}“ hat {count} Szenarien; mehr darf ein Ablauf nicht haben.",
  "Delete those that nobody needs any more, or split the flow.":
    "Löschen Sie, was niemand mehr braucht, oder teilen Sie den Ablauf.",
  "Its flow cannot be read.": "Sein Ablauf kann nicht gelesen werden.",
  "It was sealed with another DIALTREE_SECRET than this server has.":
    "Es wurde mit einem anderen DIALTREE_SECRET versiegelt, als dieser Server hat.",
  "It cannot be played.": "Es kann nicht durchgespielt werden.",
  "It was still being played after {seconds} seconds, when time was up.":
    "Nach {seconds} Sekunden lief es noch, und die Zeit war um.",
  "It needs more memory than scenarios may have.": "Es braucht mehr Speicher, als Szenarien haben dürfen.",
  "Time was up before its turn.": "Die Zeit war um, bevor es an der Reihe war.",

  // Prompts and recordings.
  'There is a prompt "{id}" already.': "Eine Ansage „{id}“ gibt es schon.",
  'The prompt "{id}" is used in the flow "{flow}".': "Die Ansage „{id}“ wird im Ablauf „{flow}“ verwendet.",
  'The prompt "{id}" is used in the flow "{flow}"{where}.':
    "Die Ansage „{id}“ wird im Ablauf „{flow}“{where} verwendet.",
  ", {step}": ", {step},",
  ", {step} and {count} more": ", {step}, und in {count} weiteren",
  " and {count} more": " und in {count} weiteren",
  "Take it out of the flows first. What is published keeps its sound in any case.":
    "Nehmen Sie sie zuerst aus den Abläufen. Was veröffentlicht ist, behält seinen Ton auf jeden Fall.",
  'The sound of "{id}" in {language} cannot be played: {fault}':
    "Der Ton von „{id}“ auf {language} kann nicht abgespielt werden: {fault}",
  "Save it as a WAV of 16 kHz, 16 bit, mono, and upload it again.":
    "Speichern Sie ihn als WAV mit 16 kHz, 16 Bit, mono, und laden Sie ihn noch einmal hoch.",
  'There is no prompt "{id}" in the library.': "Die Ansage „{id}“ gibt es in der Bibliothek nicht.",
  "Choose a prompt of the list, or create this one.":
    "Wählen Sie eine Ansage aus der Liste, oder erstellen Sie diese.",
  'The prompt "{id}" has no sound in {language}.': "Die Ansage „{id}“ hat auf {language} keinen Ton.",
  "Choose one of its languages, or upload a sound for this one.":
    "Wählen Sie eine ihrer Sprachen, oder laden Sie für diese einen Ton hoch.",
  'The prompt "{id}" has been changed since: you changed revision {before}, and it is at {now}.':
    "Die Ansage „{id}“ wurde seither geändert: Sie haben Stand {before} geändert, und sie ist bei {now}.",
  "Look at it again, and make your change of what is there now. Nothing was overwritten.":
    "Sehen Sie sie neu an, und ändern Sie, was jetzt da ist. Es wurde nichts überschrieben.",
  'The recording "{name}" cannot be played: {fault}':
    "Die Aufnahme „{name}“ kann nicht abgespielt werden: {fault}",
  'The flow "{flow}" has no recording "{name}".': "Der Ablauf „{flow}“ hat keine Aufnahme „{name}“.",
  "Choose one of its recordings, or upload this one.":
    "Wählen Sie eine seiner Aufnahmen, oder laden Sie diese hoch.",
  '"{name}" cannot be the name of a recording.': "„{name}“ kann kein Name einer Aufnahme sein.",
  "Use small letters, digits, dots and hyphens, and .wav at the end, such as welcome.de.wav.":
    "Verwenden Sie Kleinbuchstaben, Ziffern, Punkte und Bindestriche, und .wav am Ende, etwa willkommen.de.wav.",
  "There is no room for this sound: uploads take {used} of {most} MB already.":
    "Für diesen Ton ist kein Platz: Hochgeladenes belegt schon {used} von {most} MB.",
  "Whoever runs this server can allow more by DIALTREE_UPLOADS_MB, as far as its disk goes. What is there already goes on playing.":
    "Wer diesen Server betreibt, kann mit DIALTREE_UPLOADS_MB mehr erlauben, so weit die Platte reicht. Was schon da ist, spielt weiter.",
  "Another {one} is being uploaded, and no more are taken at once.":
    "Es wird gerade etwas anderes hochgeladen ({one}), und mehr wird nicht zugleich angenommen.",
  "Send it again in a few seconds, or one after the other.":
    "Senden Sie es in einigen Sekunden noch einmal, oder nacheinander.",

  // Calendars.
  'The calendar "{id}" cannot be read.': "Der Kalender „{id}“ kann nicht gelesen werden.",
  "Restore the control database, or remove the calendar and make it anew. Callers meanwhile take the exit for a calendar that is not there.":
    "Lassen Sie die Datenbank wiederherstellen, oder entfernen Sie den Kalender und erstellen ihn neu. Anrufer nehmen inzwischen den Ausgang für einen Kalender, den es nicht gibt.",
  "This is no calendar. {faults}": "Das ist kein Kalender. {faults}",
  "Mend what is named, and send it again.": "Verbessern Sie das Genannte, und senden Sie ihn noch einmal.",
  'The calendar says that it is "{id}", not "{other}".': "Der Kalender sagt, er sei „{id}“, nicht „{other}“.",
  "Send it to the address of its id.": "Senden Sie ihn an die Adresse seiner ID.",
  'There is no calendar "{id}".': "Den Kalender „{id}“ gibt es nicht.",
  "Choose a calendar of the list, or create this one.":
    "Wählen Sie einen Kalender aus der Liste, oder erstellen Sie diesen.",
  'There is a calendar "{id}" already.': "Einen Kalender „{id}“ gibt es schon.",
  "Give the new one another id, or change the one there is.":
    "Geben Sie dem neuen eine andere ID, oder ändern Sie den vorhandenen.",
  'The calendar "{id}" is used in the flow "{flow}".':
    "Der Kalender „{id}“ wird im Ablauf „{flow}“ verwendet.",
  'The calendar "{id}" is used in the flow "{flow}"{more}.':
    "Der Kalender „{id}“ wird im Ablauf „{flow}“{more} verwendet.",
  "Take it out of the flows first, and publish those that are.":
    "Nehmen Sie ihn zuerst aus den Abläufen, und veröffentlichen Sie diese.",
  "There are {count} calendars, and there can be no more.":
    "Es gibt {count} Kalender, und mehr können es nicht sein.",
  "Remove one that no flow uses.": "Entfernen Sie einen, den kein Ablauf verwendet.",
  'The calendar "{id}" has been saved since: you changed revision {before}, and it is at {now}.':
    "Der Kalender „{id}“ wurde seither gespeichert: Sie haben Stand {before} geändert, und er ist bei {now}.",
  "Put your change into the saved calendar, and save that with its revision. Nothing was overwritten.":
    "Bringen Sie Ihre Änderung in den gespeicherten Kalender ein, und speichern Sie diesen. Es wurde nichts überschrieben.",

  // Environments, numbers, where calls may go.
  'There is no environment "{id}".': "Die Umgebung „{id}“ gibt es nicht.",
  "Use one of {known}, or have an administrator add it under Environments.":
    "Verwenden Sie eine von {known}, oder lassen Sie sie von der Administration unter „Umgebungen“ hinzufügen.",
  'The environment "{id}" is still called: {numbers}.': "Die Umgebung „{id}“ wird noch angerufen: {numbers}.",
  "Release these numbers, or give them to another environment, and remove it then.":
    "Geben Sie diese Nummern frei, oder einer anderen Umgebung, und entfernen Sie sie dann.",
  "The environments and their names cannot be read.":
    "Die Umgebungen und ihre Namen können nicht gelesen werden.",
  "Restore the control database. Calls go on with the versions that are published; nothing new can be until then.":
    "Lassen Sie die Datenbank wiederherstellen. Anrufe gehen mit den veröffentlichten Versionen weiter; Neues ist bis dahin nicht möglich.",
  "The environments have been changed since: you changed revision {before}, and they are at {now}.":
    "Die Umgebungen wurden seither geändert: Sie haben Stand {before} geändert, und sie sind bei {now}.",
  "Look at what was changed, and make your change to that.":
    "Sehen Sie sich an, was geändert wurde, und ändern Sie das.",
  'Nothing answers for "{number}".': "Für „{number}“ antwortet nichts.",
  "Choose one of the assigned numbers.": "Wählen Sie eine der zugewiesenen Nummern.",
  '"{number}" is nothing that can be called.': "„{number}“ kann man nicht anrufen.",
  "Where calls may go cannot be read.": "Wohin Anrufe dürfen, kann nicht gelesen werden.",
  "Restore the control database. Meanwhile calls go to the own countries only, as before anybody had changed it.":
    "Lassen Sie die Datenbank wiederherstellen. Inzwischen gehen Anrufe nur in die eigenen Länder, wie bevor jemand etwas geändert hatte.",
  "Where calls may go has been changed since: you changed revision {before}, and it is at {now}.":
    "Wohin Anrufe dürfen, wurde seither geändert: Sie haben Stand {before} geändert, und es ist bei {now}.",

  // PINs and secrets.
  "A list has at most {most} accounts, and this one has {count}.":
    "Eine Liste hat höchstens {most} Konten, und diese hat {count}.",
  "Divide it into several lists.": "Teilen Sie sie in mehrere Listen.",
  "Entry {number} cannot be used: {fault}.": "Eintrag {number} kann nicht verwendet werden: {fault}.",
  "Correct it and send the whole list again; nothing was changed.":
    "Berichtigen Sie ihn, und senden Sie die ganze Liste noch einmal; es wurde nichts geändert.",
  'There is no list of PINs "{name}".': "Die PIN-Liste „{name}“ gibt es nicht.",
  "Choose one of the lists, or take one in under this name.":
    "Wählen Sie eine der Listen, oder übernehmen Sie eine unter diesem Namen.",
  'The list of PINs "{name}" was sealed under another secret of this installation.':
    "Die PIN-Liste „{name}“ wurde unter einem anderen Geheimnis dieser Installation versiegelt.",
  "Put that secret back, or remove the list and take it in anew.":
    "Setzen Sie jenes Geheimnis wieder ein, oder entfernen Sie die Liste und übernehmen sie neu.",
  'Somebody else has just made the list of PINs "{name}".':
    "Jemand anderes hat gerade die PIN-Liste „{name}“ erstellt.",
  "Take yours in again if it is the right one.":
    "Übernehmen Sie Ihre noch einmal, wenn sie die richtige ist.",
  "A secret is one line of plain letters, digits and signs, without spaces around it.":
    "Ein Geheimnis ist eine Zeile aus einfachen Buchstaben, Ziffern und Zeichen, ohne Leerzeichen darum herum.",
  "A secret is for at least one host.": "Ein Geheimnis ist für mindestens einen Host.",
  "The host {host} is not approved, so nothing can be sent there.":
    "Der Host {host} ist nicht freigegeben, also kann nichts dorthin gesendet werden.",
  "Have whoever looks after the installation add it to DIALTREE_HOSTS, or name one of those: GET /api/secrets lists them.":
    "Lassen Sie ihn von der Betreuung der Installation in DIALTREE_HOSTS aufnehmen, oder nennen Sie einen von dort.",
  'The secret "{name}" is used by: {flows}.': "Das Geheimnis „{name}“ wird verwendet von: {flows}.",
  "Take it out of these flows first, or put another value in its place.":
    "Nehmen Sie es zuerst aus diesen Abläufen, oder setzen Sie einen anderen Wert an seine Stelle.",
  'The secret "{name}" was sealed with another DIALTREE_SECRET than this server has.':
    "Das Geheimnis „{name}“ wurde mit einem anderen DIALTREE_SECRET versiegelt, als dieser Server hat.",
  "Give the server the secret of before, or put the value in once more: dialtree secrets put.":
    "Geben Sie dem Server das frühere Geheimnis, oder geben Sie den Wert noch einmal ein: dialtree secrets put.",
  "Correct it, and put it in again. Nothing was kept.":
    "Berichtigen Sie es, und geben Sie es noch einmal ein. Es wurde nichts aufbewahrt.",
  'There is no secret "{name}".': "Das Geheimnis „{name}“ gibt es nicht.",
  "Look at the names with dialtree secrets list.": "Die Namen zeigt dialtree secrets list.",
};
