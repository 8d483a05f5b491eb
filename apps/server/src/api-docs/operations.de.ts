/** What each operation of the API does, in German, by its id. */
export const operations: Readonly<Record<string, string>> = {
  listFlows: "Alle Abläufe, ohne ihre Dokumente",
  lookAtRemoval: "Was dem Entfernen des Ablaufs im Weg steht",
  removeFlow:
    "Entfernt eine Revision eines Ablaufs, zu dem kein Anruf kommt; alles, was dazugehört, bleibt erhalten. Was je veröffentlicht war, braucht auch die Rolle „publish“",
  listRemovedFlows: "Abläufe, die entfernt wurden und sich zurückholen lassen",
  bringBackFlow:
    "Holt einen entfernten Ablauf als Entwurf zurück; neue Anrufe bekommen ihn, sobald er veröffentlicht ist",
  findTexts: "Wo Anrufer eines Entwurfs bestimmte Wörter hören, in allen Abläufen",
  createFlow: "Ein neuer Ablauf; das Dokument nennt seine ID",
  getFlow: "Der Entwurf eines Ablaufs; sein ETag beginnt mit dem Stand",
  saveFlow: "Speichert, was aus einem Stand des Entwurfs gemacht wurde",
  listProblems: "Was am Entwurf nicht stimmt, und an Abläufen, die mit ihm veröffentlicht würden",
  publishFlow: "Macht eine Version aus dem Entwurf, die neue Anrufe von da an bekommen",
  followPublishing: "Veröffentlicht und sagt, wie weit es ist; wer nicht mehr zuhört, bricht es ab",
  listVersions: "Die Versionen eines Ablaufs, die neueste zuerst",
  getVersion: "Eine Version mit ihrem Manifest und den Dokumenten, aus denen sie gemacht ist",
  activateVersion: "Gibt neuen Anrufen eine früher veröffentlichte Version; laufende Anrufe behalten ihre",
  restoreDraft: "Macht den Entwurf zu dem, was diese Version war; Veröffentlichtes bleibt",
  listScenarios: "Die Szenarien eines Ablaufs, nach Namen",
  putScenario: "Speichert, was aus einem Stand eines Szenarios gemacht wurde; ohne If-Match ein neues",
  removeScenario: "Löscht ein Szenario eines Ablaufs",
  preflightFlow: "Alles, was vor dem Veröffentlichen zu sehen ist; die Szenarien werden durchgespielt",
  getRollout: "Die Version, die ein Teil der neuen Anrufe bekommt, und was aus den Anrufen beider wurde",
  setRolloutShare:
    "Gibt sie mehr oder weniger der neuen Anrufe; wer sie schon hatte, behält sie, wenn es mehr werden",
  finishRollout: "Gibt sie allen neuen Anrufen",
  endRollout: "Gibt sie keinem neuen Anruf mehr; laufende behalten sie",
  listSchedules: "Versionen eines Ablaufs, die später live gehen, und was aus den letzten geplanten wurde",
  cancelSchedule: "Lässt eine geplante Version nicht live gehen; sie bleibt eine Version",
  listKeptDrafts:
    "Frühere Entwürfe eines Ablaufs, der neueste zuerst: die mit Namen, und was kürzlich überschrieben wurde",
  keepDraft: "Hebt den Entwurf, wie er ist, unter einem Namen auf",
  getKeptDraft: "Ein früherer Entwurf eines Ablaufs mit seinem Dokument",
  forgetKeptDraft: "Entfernt einen aufgehobenen Entwurf",
  restoreKeptDraft: "Macht den Entwurf wieder zu dem, was er war; Veröffentlichtes bleibt",
  beHere:
    "Sagt für 40 Sekunden, dass ein Tab einen Ablauf offen hat, und fragt, wer sonst, und wer zuletzt gespeichert hat",
  leaveFlow: "Sagt, dass ein Tab einen Ablauf nicht mehr offen hat",
  getRecording: "Eine Aufnahme des Entwurfs, als WAV",
  removeRecording: "Nimmt eine Aufnahme aus dem Entwurf; Veröffentlichtes behält sie",
  putRecording: "Bewahrt eine Aufnahme für den Entwurf auf, statt einer desselben Namens",
  listPrompts: "Die Bibliothek der Ansagen, die jeder Ablauf verwenden kann",
  createPrompt: "Eine neue Ansage der Bibliothek, noch ohne Ton",
  getPrompt: "Eine Ansage und wo sie verwendet wird; ihr ETag beginnt mit dem Stand",
  savePrompt: "Benennt eine Ansage um und ändert ihre Wörter; Abläufe verwenden sie weiter",
  removePrompt:
    "Nimmt eine Ansage aus der Bibliothek, die kein Entwurf verwendet; Veröffentlichtes behält den Ton",
  getPromptSound: "Wie eine Ansage in einer Sprache klingt, als WAV",
  removePromptSound: "Nimmt den Ton einer Sprache aus einer Ansage; Veröffentlichtes behält ihn",
  putPromptSound:
    "Bewahrt einen Ton statt des vorhandenen auf; die Antwort sagt, welche Versionen den alten behalten",
  listNumbers: "Was angerufen werden kann, und welcher Ablauf antwortet",
  assignNumber: "Lässt einen Ablauf antworten, wenn dies angerufen wird",
  releaseNumber: "Nichts von hier antwortet mehr, wenn dies angerufen wird",
  listPinLists: "Die PIN-Listen, ohne Konten und PINs",
  putPinList: "Übernimmt eine PIN-Liste statt dessen, was sie hatte; niemand kann sie wieder lesen",
  removePinList: "Vergisst eine PIN-Liste, und was für sie gezählt wurde",
  comparePinList: "Was Konten statt aller einer Liste ändern würden, ohne eine PIN; es wird nichts geändert",
  getPinListUses: "Die Abläufe, die eine PIN-Liste nennen, ob es sie gibt oder nicht",
  unlockPin:
    "Lässt ein Konto oder einen Anrufer es gleich wieder versuchen; oder nimmt einer ganzen Liste die Sperre",
  listSecrets:
    "Die Hosts, die Abläufe fragen dürfen, und die dafür aufbewahrten Geheimnisse, ohne ihre Werte",
  putSecret:
    "Bewahrt ein Geheimnis für einige Hosts auf, statt eines desselben Namens; niemand kann es wieder lesen",
  removeSecret: "Vergisst ein Geheimnis, das kein Ablauf nennt",
  listDestinations:
    "Namen, die in jeder Umgebung für andere stehen, dann, wohin Abläufe Anrufe senden, nach Namen",
  getDestinationPolicy: "Zu welchen Rufnummern Anrufe dürfen, und wie oft; ihr ETag beginnt mit dem Stand",
  saveDestinationPolicy:
    "Speichert, was aus einem Stand gemacht wurde; es gilt sofort, auch für laufende Anrufe",
  judgeNumber:
    "Ob ein Anruf zu einer Nummer gesendet würde, und was das entscheidet; nichts wird angerufen oder gezählt",
  listCalendars: "Alle Kalender: Öffnungszeiten und Feiertage, die Abläufe gemeinsam haben",
  createCalendar: "Ein neuer Kalender; er nennt seine ID",
  getCalendar: "Ein Kalender; sein ETag beginnt mit dem Stand",
  saveCalendar:
    "Speichert, was aus einem Stand gemacht wurde; es gilt sofort für Anrufe. Der Notfall bleibt, wie er ist",
  removeCalendar: "Entfernt einen Kalender, nach dem sich kein Ablauf richtet",
  listCalendarUses: "Die veröffentlichten Abläufe und Nummern, über deren Anrufer er entscheidet",
  switchEmergency: "Schaltet den Notfall ein oder aus, für alle Abläufe, die sich nach dem Kalender richten",
  readCalendarFile: "Die Tage einer iCalendar-Datei, und was davon wegbleibt; nichts wird aufbewahrt",
  listAudit: "Wer was tat, das Neueste zuerst",
  exportAudit:
    "Das ganze Protokoll, das Älteste zuerst, je Eintrag eine Zeile JSON, aus der sein Hash gemacht ist",
  verifyAudit:
    "Ob das Protokoll ist, was geschrieben wurde: Jeder Eintrag passt zum vorigen, und keiner fehlt",
  exportFlow:
    "Der Entwurf eines Ablaufs mit denen, zu denen er führt, und allem, was sie abspielen, als eine Datei",
  exportFlows: "Die Entwürfe mehrerer Abläufe als eine Datei; ohne Angabe alle",
  lookIntoArchive: "Was ein Archiv enthält, und was seine Übernahme ändern würde; nichts wird aufbewahrt",
  listTemplates: "Abläufe, die mit dialtree kommen, für den Anfang",
  useTemplate: "Ein neuer Entwurf aus einer Vorlage, mit ihren Aufnahmen und Szenarien",
  getEnvironments: "Die Umgebungen, und wofür Namen in jeder stehen; der ETag ist der Stand",
  saveEnvironments:
    "Speichert, was aus einem Stand gemacht wurde; es gilt für alles, was von da an veröffentlicht wird",
  listProblemsThere: "Was am Entwurf nicht stimmte, würde er in dieser Umgebung veröffentlicht",
  listProblemsOfVersionThere:
    "Was an einer Version nicht stimmte, würde sie in dieser Umgebung veröffentlicht",
  publishVersion:
    "Veröffentlicht, woraus eine Version gemacht war, mit den jetzigen Namen dieser Umgebung; der Entwurf bleibt",
  getOpenApi: "Diese Beschreibung",
  getDocs: "Diese Beschreibung als Seite",
  tryOperation:
    "Führt zu einem GET mit diesen Parametern; für die Seite, deren Formulare keinen Pfad schreiben können",
  getSession: "Wer angemeldet ist, und was diese Person darf",
  endSession:
    "Meldet ab, hier sofort; die Antwort ist, wohin es geht, um auch bei Microsoft abgemeldet zu werden",
  listAccessTokens: "Zugriffstoken: die eigenen, und für die Administration die von allen",
  makeAccessToken:
    "Erstellt ein Zugriffstoken mit einigen der eigenen Rollen; es wird nur dieses eine Mal gezeigt",
  revokeAccessToken:
    "Lässt ein Zugriffstoken nichts mehr öffnen: ein eigenes, oder für die Administration irgendeines",
  getLine: "Was gewählt werden kann, und was antwortet",
  listCalls: "Anrufe der letzten Stunden, der neueste zuletzt",
  followCall: "Was in einem Anruf geschieht, während es geschieht; endet mit dem Anruf",
  placeCall: "Ruft an, worauf ein Ablauf antwortet",
  hearCall: "Was am Telefon eines Anrufs zu hören ist, während es geschieht; endet mit dem Anruf",
  getHeardPrompt: "Eine Ansage, die am Telefon zu hören war, als WAV",
  pressKeys: "Drückt Tasten des Telefons",
  speakAtPhone:
    "Jemand ist eine Weile am Telefon zu hören: ein gleichmäßiger Ton, den eine Aufnahme für eine Stimme hält",
  hangUp: "Legt das Telefon auf",
  placeOutgoingCall: "Lässt einen Ablauf jemanden anrufen",
  listOutgoingCalls: "Anrufe, die Abläufe in den letzten Tagen gemacht haben, der neueste zuerst",
  getOutgoingCall: "Was aus einem Anruf wurde, den ein Ablauf gemacht hat",
  getEstate: "Nummern, Abläufe und alles, wohin Anrufer durch sie kommen, veröffentlicht und als Entwürfe",
  getEstateUses: "Wo etwas verwendet wird, und welche Anrufer es beträfe, wenn es wegfiele",
  lookUpDestinations:
    "Sieht im Verzeichnis der Organisation nach, ob alle noch da sind, zu denen Abläufe Anrufe senden, einige auf einmal",
  speak: "Ein Text, wie Anrufer ihn hören würden, als WAV; nichts davon wird aufbewahrt",
  listVoices: "Die Stimmen, die es gibt, und die Sprachen, die sie sprechen",
  listMailboxes: "Die Mailboxen, die Abläufe nennen können",
  listMessages: "Nachrichten, die auf ihre Mailbox warten oder aufbewahrt sind, die neueste zuerst",
  getMailboxUses: "Die Abläufe, die eine Mailbox nennen, ob es sie gibt oder nicht",
  getMessageRecording: "Was gesagt wurde, als WAV; nur von Nachrichten, die aufbewahrt werden dürfen",
  removeMessage: "Entfernt eine wartende oder aufbewahrte Nachricht; niemand kann sie mehr hören",
  tryLookup:
    "Führt die Anfrage eines Schritts einmal aus, mit Werten zum Ausprobieren; nichts davon wird aufbewahrt",
  searchPeople:
    "Personen und Konten des Verzeichnisses nach dem Anfang eines Namens oder einer Mailadresse, höchstens 20",
  getPerson: "Jemand aus dem Verzeichnis nach der Objekt-ID; null für niemanden",
  showRetention: "Was wie lange aufbewahrt wird",
  setRetention: "Setzt, wie viele Tage etwas aufbewahrt wird; Älteres geht mit dem nächsten Aufräumen",
  eraseCaller:
    "Löscht, was von jemandem aufbewahrt ist, der angerufen hat, und sagt, was nicht gelöscht ist und warum",
  examineConnection:
    "Sieht nach, ob zwischen diesem Server und Microsoft alles ist, wie es sein soll; dauert einige Sekunden",
  listGraphOperations: "Jede Operation von Microsoft Graph, die hier bekannt ist",
  askGraph: "Führt eine Operation von Microsoft Graph aus und sagt, was daraus wurde",
  followGraphNotices: "Was Graph zu hier Gefragtem meldet, während es kommt; das Bisherige zuerst",
  takeInArchive: "Übernimmt die Abläufe eines Archivs als Entwürfe: alles Gewählte, oder nichts",
  lookIntoBackup:
    "Was das Zurückholen einer Sicherung ändern würde, während Server Anrufe annehmen; nichts wird aufbewahrt",
  restoreBackup:
    "Holt Abläufe, Versionen, Nummern und Einstellungen einer Sicherung zurück, während Server Anrufe annehmen: alles, oder nichts",
};
