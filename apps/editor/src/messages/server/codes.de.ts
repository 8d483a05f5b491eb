/** What the server refuses with, in German, by its code: for what it says of a single case that nobody has translated. */
export const codes: Readonly<Record<string, { readonly sentence: string; readonly remedy: string }>> = {
  host_unknown: {
    sentence: "Unter diesem Namen wird der Server nicht erreicht.",
    remedy: "Verwenden Sie seinen eigenen Namen, den DIALTREE_PUBLIC_URL nennt.",
  },
  origin_foreign: {
    sentence: "Seiten anderer Websites dürfen hier nichts ändern.",
    remedy: "Tun Sie es im Editor dieses Servers.",
  },
  not_found: {
    sentence: "Unter dieser Adresse ist nichts.",
    remedy: "Prüfen Sie die Adresse.",
  },
  route_unknown: {
    sentence: "Diese Operation hat die API nicht.",
    remedy: "Laden Sie die Seite neu; wenn es so bleibt, wenden Sie sich an Ihre Administration.",
  },
  request_invalid: {
    sentence: "Die Anfrage hat nicht die erwartete Form.",
    remedy: "Prüfen Sie die Eingaben. Wenn es so bleibt, laden Sie die Seite neu.",
  },
  body_missing: {
    sentence: "In der Anfrage fehlt der Inhalt.",
    remedy: "Wählen Sie die Datei noch einmal.",
  },
  body_unreadable: {
    sentence: "Der Inhalt kann nicht gelesen werden.",
    remedy: "Versuchen Sie es noch einmal.",
  },
  body_too_large: {
    sentence: "Der Inhalt ist zu groß.",
    remedy:
      "Senden Sie weniger: Aufnahmen haben eigene Dateien, und Längeres wird besser in mehreren Ansagen gesagt.",
  },
  media_type_wrong: {
    sentence: "Inhalt dieser Art wird hier nicht angenommen.",
    remedy: "Wählen Sie eine Datei der genannten Art.",
  },
  address_unreadable: {
    sentence: "Die Adresse kann nicht gelesen werden.",
    remedy: "Prüfen Sie die Adresse.",
  },
  revision_missing: {
    sentence: "Es ist nicht gesagt, welcher Stand geändert wurde.",
    remedy: "Laden Sie die Seite neu, und ändern Sie es noch einmal.",
  },
  revision_wrong: {
    sentence: "Diesen Stand gibt es nicht.",
    remedy: "Laden Sie die Seite neu, und ändern Sie es noch einmal.",
  },
  cursor_unusable: {
    sentence: "Von dort kann die Liste nicht fortgesetzt werden.",
    remedy: "Beginnen Sie mit der ersten Seite.",
  },
  key_busy: {
    sentence: "Die Anfrage wird gerade ausgeführt.",
    remedy: "Versuchen Sie es gleich noch einmal.",
  },
  key_without_answer: {
    sentence: "Niemand weiß, was aus der Anfrage wurde.",
    remedy: "Sehen Sie nach, ob es geschehen ist. Wenn nicht, versuchen Sie es noch einmal.",
  },
  key_taken: {
    sentence: "Der Schlüssel steht für eine andere Anfrage.",
    remedy: "Versuchen Sie es noch einmal.",
  },
  keys_full: {
    sentence: "Es sind so viele Schlüssel aufbewahrt wie möglich.",
    remedy: "Versuchen Sie es später noch einmal.",
  },
  asked_too_often: {
    sentence: "Das wurde zu oft gefragt.",
    remedy: "Warten Sie einen Moment, und versuchen Sie es noch einmal.",
  },
  uploads_busy: {
    sentence: "Es kommen zu viele Töne auf einmal.",
    remedy: "Senden Sie es in einigen Sekunden noch einmal, oder nacheinander.",
  },
  upload_slow: {
    sentence: "Der Ton kam zu langsam.",
    remedy:
      "Senden Sie ihn über eine bessere Verbindung noch einmal, oder sagen Sie es in mehreren kürzeren Ansagen.",
  },
  nobody_waits: {
    sentence: "Wer gefragt hat, ist nicht mehr da.",
    remedy: "Fragen Sie noch einmal.",
  },
  internal: {
    sentence: "Auf dem Server ist etwas schiefgegangen.",
    remedy: "Versuchen Sie es noch einmal; wenn es so bleibt, wenden Sie sich an Ihre Administration.",
  },
  token_unknown: {
    sentence: "Dieses Zugriffstoken gibt es nicht.",
    remedy: "Es ist schon abgelaufen oder widerrufen, oder es gehört jemand anderem.",
  },
  token_unusable: {
    sentence: "Ein solches Zugriffstoken kann nicht erstellt werden.",
    remedy: "Wählen Sie unter Ihren eigenen Rollen, und höchstens ein Jahr.",
  },
  second_person_needed: {
    sentence: "Dies muss jemand anderes veröffentlichen.",
    remedy:
      "Bitten Sie jemanden mit der Rolle „veröffentlichen“, sich anzusehen, was sich für Anrufer ändert, und es zu veröffentlichen.",
  },
  archive_unreadable: {
    sentence: "Das Archiv kann nicht übernommen werden.",
    remedy: "Exportieren Sie es dort, woher es kam, noch einmal.",
  },
  archive_undecided: {
    sentence: "Es ist nicht klar, was aus jedem Ablauf werden soll.",
    remedy: "Sehen Sie das Archiv noch einmal durch, und wählen Sie für jeden Ablauf.",
  },
  archive_too_large: {
    sentence: "Das ist mehr, als ein Archiv enthalten darf.",
    remedy: "Exportieren Sie weniger auf einmal.",
  },
  flow_unknown: {
    sentence: "Diesen Ablauf gibt es nicht.",
    remedy: "Wählen Sie einen Ablauf aus der Liste.",
  },
  flow_exists: {
    sentence: "Einen Ablauf mit dieser ID gibt es schon.",
    remedy: "Wählen Sie eine andere ID.",
  },
  flow_removed: {
    sentence: "Dieser Ablauf wurde entfernt.",
    remedy: "Holen Sie ihn aus den entfernten Abläufen zurück.",
  },
  flow_id_removed: {
    sentence: "Diese ID gehört zu einem entfernten Ablauf.",
    remedy: "Holen Sie diesen zurück, oder wählen Sie eine andere ID.",
  },
  flow_in_use: {
    sentence: "Der Ablauf wurde nicht entfernt: Anrufe kommen zu ihm oder werden es.",
    remedy: "Beheben Sie, was im Weg ist, und entfernen Sie ihn dann.",
  },
  publisher_needed: {
    sentence: "Diesen Ablauf kann nur entfernen, wer veröffentlichen darf.",
    remedy: "Bitten Sie jemanden mit der Rolle „veröffentlichen“, ihn zu entfernen.",
  },
  flow_id_differs: {
    sentence: "Das Dokument gehört zu einem anderen Ablauf.",
    remedy: "Öffnen Sie den Ablauf, zu dem es gehört.",
  },
  document_unreadable: {
    sentence: "Das Dokument kann nicht als Ablauf gelesen werden.",
    remedy: "Jedes Problem sagt, wo es liegt.",
  },
  draft_conflict: {
    sentence: "Der Entwurf wurde inzwischen von jemand anderem gespeichert.",
    remedy: "Es wurde nichts überschrieben. Sagen Sie, was aus den beiden werden soll.",
  },
  publish_refused: {
    sentence: "Der Entwurf kann so nicht veröffentlicht werden.",
    remedy:
      "Beheben Sie die Probleme, und veröffentlichen Sie wieder. Anrufer behalten die Version, die sie hatten.",
  },
  publish_cancelled: {
    sentence: "Die Veröffentlichung wurde abgebrochen.",
    remedy: "Veröffentlichen Sie noch einmal.",
  },
  version_unknown: {
    sentence: "Diese Version gibt es nicht.",
    remedy: "Wählen Sie eine Version aus der Liste des Ablaufs.",
  },
  version_damaged: {
    sentence: "Eine gespeicherte Version ist beschädigt.",
    remedy:
      "Lassen Sie die Datenbank aus einer Sicherung wiederherstellen, oder veröffentlichen Sie den Entwurf noch einmal.",
  },
  version_of_other_flow: {
    sentence: "Die Version gehört zu einem anderen Ablauf.",
    remedy: "Wählen Sie eine Version dieses Ablaufs.",
  },
  rollback_refused: {
    sentence: "Die Version kann nicht live geschaltet werden.",
    remedy: "Bringen Sie zurück, was die Probleme nennen, oder wählen Sie eine andere Version.",
  },
  rollout_unfit: {
    sentence: "Es gibt nichts, was ein Teil der Anrufer neben den anderen bekommen könnte.",
    remedy: "Veröffentlichen Sie für alle, oder wählen Sie eine andere Version.",
  },
  rollout_running: {
    sentence: "Ein Teil der Anrufer bekommt schon eine andere Version.",
    remedy: "Geben Sie diese allen oder niemandem; beginnen Sie dann neu.",
  },
  rollout_unknown: {
    sentence: "Alle Anrufer bekommen dieselbe Version.",
    remedy: "Unter „Versionen“ steht, was aus einem früheren Versuch wurde.",
  },
  schedule_unfit: {
    sentence: "Zu dieser Zeit kann eine Version nicht live gehen.",
    remedy: "Wählen Sie einen Tag und eine Uhrzeit, die noch kommen.",
  },
  schedules_full: {
    sentence: "Es sind zu viele Versionen des Ablaufs geplant.",
    remedy: "Sagen Sie zuerst eine davon ab.",
  },
  schedule_unknown: {
    sentence: "Das ist nicht mehr geplant.",
    remedy: "Die Versionen des Ablaufs sagen, was live ist.",
  },
  kept_draft_unknown: {
    sentence: "Der frühere Entwurf ist nicht mehr aufgehoben.",
    remedy: "Sehen Sie die Liste neu an: Was keinen Namen hat, bleibt nur eine Weile.",
  },
  kept_drafts_full: {
    sentence: "Es können nicht noch mehr Entwürfe mit Namen aufgehoben werden.",
    remedy: "Entfernen Sie einen, den niemand mehr braucht.",
  },
  recording_unknown: {
    sentence: "Diese Aufnahme gibt es nicht.",
    remedy: "Wählen Sie eine der Aufnahmen des Ablaufs.",
  },
  recording_name_wrong: {
    sentence: "Das ist kein Name für eine Aufnahme.",
    remedy: "Verwenden Sie Kleinbuchstaben, Ziffern, Punkte und Bindestriche, und .wav am Ende.",
  },
  recording_unusable: {
    sentence: "Der Ton kann Anrufern nicht vorgespielt werden.",
    remedy: "Speichern Sie ihn als WAV mit 16 kHz, 16 Bit, mono, und senden Sie ihn noch einmal.",
  },
  sounds_full: {
    sentence: "Für weitere Töne ist kein Platz.",
    remedy: "Entfernen Sie Töne, die nichts verwendet, oder lassen Sie DIALTREE_UPLOADS_MB erhöhen.",
  },
  prompt_unknown: {
    sentence: "Diese Ansage gibt es nicht.",
    remedy: "Wählen Sie eine Ansage aus der Liste.",
  },
  prompt_exists: {
    sentence: "Eine Ansage mit dieser ID gibt es schon.",
    remedy: "Wählen Sie eine andere ID.",
  },
  prompt_conflict: {
    sentence: "Die Ansage wurde inzwischen von jemand anderem geändert.",
    remedy: "Laden Sie die Seite neu, und ändern Sie, was jetzt da ist. Es wurde nichts überschrieben.",
  },
  prompt_in_use: {
    sentence: "Die Ansage wird verwendet.",
    remedy: "Nehmen Sie sie zuerst aus den genannten Abläufen.",
  },
  prompt_sound_unknown: {
    sentence: "Die Ansage hat in dieser Sprache keinen Ton.",
    remedy: "Wählen Sie eine ihrer Sprachen, oder laden Sie einen Ton hoch.",
  },
  number_unknown: {
    sentence: "Die Nummer führt nirgendwohin.",
    remedy: "Wählen Sie eine der zugewiesenen Nummern.",
  },
  called_unusable: {
    sentence: "Das kann niemand anrufen.",
    remedy: "Schreiben Sie eine Nummer wie +15550100, oder eine Objekt-ID.",
  },
  pin_list_unknown: {
    sentence: "Diese PIN-Liste gibt es nicht.",
    remedy: "Wählen Sie eine der Listen.",
  },
  pin_list_unusable: {
    sentence: "Die PIN-Liste kann nicht verwendet werden.",
    remedy: "Berichtigen Sie das Genannte, und senden Sie die ganze Liste noch einmal.",
  },
  pin_list_sealed: {
    sentence: "Die PIN-Liste wurde mit einem anderen Geheimnis versiegelt.",
    remedy: "Setzen Sie jenes Geheimnis wieder ein, oder laden Sie die Liste neu.",
  },
  pin_list_conflict: {
    sentence: "Die PIN-Liste wurde inzwischen geändert.",
    remedy: "Sehen Sie sich die Liste an, und versuchen Sie es noch einmal.",
  },
  calendar_unknown: {
    sentence: "Diesen Kalender gibt es nicht.",
    remedy: "Wählen Sie einen Kalender aus der Liste.",
  },
  calendar_exists: {
    sentence: "Einen Kalender mit dieser ID gibt es schon.",
    remedy: "Wählen Sie eine andere ID, oder ändern Sie den vorhandenen Kalender.",
  },
  calendar_unreadable: {
    sentence: "Das ist kein Kalender.",
    remedy: "Berichtigen Sie das Genannte, und senden Sie ihn noch einmal.",
  },
  calendar_conflict: {
    sentence: "Der Kalender wurde inzwischen von jemand anderem geändert.",
    remedy: "Laden Sie die Seite neu, und ändern Sie, was jetzt da ist. Es wurde nichts überschrieben.",
  },
  calendar_in_use: {
    sentence: "Der Kalender wird verwendet.",
    remedy: "Nehmen Sie ihn zuerst aus den genannten Abläufen.",
  },
  calendar_damaged: {
    sentence: "Ein gespeicherter Kalender ist beschädigt.",
    remedy: "Speichern Sie den Kalender noch einmal, oder lassen Sie die Datenbank wiederherstellen.",
  },
  calendars_full: {
    sentence: "Für weitere Kalender ist kein Platz.",
    remedy: "Entfernen Sie Kalender, nach denen sich kein Ablauf richtet.",
  },
  policy_conflict: {
    sentence: "Wohin Anrufe dürfen, wurde inzwischen von jemand anderem geändert.",
    remedy: "Laden Sie die Seite neu, und ändern Sie, was jetzt da ist. Es wurde nichts überschrieben.",
  },
  policy_damaged: {
    sentence: "Die gespeicherten Regeln dafür, wohin Anrufe dürfen, sind beschädigt.",
    remedy: "Speichern Sie die Regeln noch einmal, oder lassen Sie die Datenbank wiederherstellen.",
  },
  scenario_unknown: {
    sentence: "Dieses Szenario gibt es nicht.",
    remedy: "Wählen Sie eines aus der Liste.",
  },
  scenario_unreadable: {
    sentence: "Das Szenario kann nicht gelesen werden.",
    remedy: "Berichtigen Sie die genannten Zeilen, und speichern Sie noch einmal.",
  },
  scenario_conflict: {
    sentence: "Jemand anderes hat das Szenario gespeichert oder gelöscht.",
    remedy: "Sehen Sie die Liste neu an, und ändern Sie es dort. Es wurde nichts überschrieben.",
  },
  scenarios_full: {
    sentence: "Der Ablauf hat so viele Szenarien, wie er haben darf.",
    remedy: "Löschen Sie, was niemand mehr braucht, oder teilen Sie den Ablauf.",
  },
  environment_unknown: {
    sentence: "Diese Umgebung gibt es nicht.",
    remedy: "Wählen Sie eine aus der Liste.",
  },
  environment_in_use: {
    sentence: "Die Umgebung wird verwendet.",
    remedy: "Geben Sie die genannten Nummern zuerst frei, oder einer anderen Umgebung.",
  },
  environments_conflict: {
    sentence: "Die Umgebungen wurden inzwischen von jemand anderem geändert.",
    remedy: "Laden Sie die Seite neu, und ändern Sie, was jetzt da ist. Es wurde nichts überschrieben.",
  },
  environments_damaged: {
    sentence: "Die gespeicherten Umgebungen sind beschädigt.",
    remedy: "Lassen Sie die Datenbank aus einer Sicherung wiederherstellen.",
  },
  version_of_other_environment: {
    sentence: "Die Version wurde in dieser Umgebung nie veröffentlicht.",
    remedy: "Veröffentlichen Sie diese Version in dieser Umgebung.",
  },
  secret_unknown: {
    sentence: "Dieses Geheimnis gibt es nicht.",
    remedy: "Wählen Sie eines aus der Liste.",
  },
  secret_unusable: {
    sentence: "Das Geheimnis kann nicht aufbewahrt werden.",
    remedy: "Berichtigen Sie das Genannte, und geben Sie es noch einmal ein.",
  },
  secret_in_use: {
    sentence: "Das Geheimnis wird verwendet.",
    remedy: "Nehmen Sie es zuerst aus den genannten Abläufen.",
  },
  secret_sealed: {
    sentence: "Das Geheimnis wurde mit einem anderen Schlüssel versiegelt.",
    remedy: "Starten Sie den Server mit jenem Schlüssel, oder geben Sie den Wert noch einmal ein.",
  },
  text_unstorable: {
    sentence: "Der Text kann nicht gespeichert werden.",
    remedy: "Nehmen Sie das genannte Zeichen heraus.",
  },
  database_in_use: {
    sentence: "Die Datenbank wird verwendet.",
    remedy: "Wenden Sie sich an die Betreuung dieses Servers; sein Protokoll sagt mehr.",
  },
  database_broken: {
    sentence: "Die Datenbank ist beschädigt.",
    remedy: "Wenden Sie sich an die Betreuung dieses Servers; sein Protokoll sagt mehr.",
  },
  database_newer: {
    sentence: "Die Datenbank stammt von einem neueren dialtree.",
    remedy: "Starten Sie einen Server, der mindestens so neu ist.",
  },
  database_foreign: {
    sentence: "Die Datenbank gehört einem anderen Programm.",
    remedy: "Wenden Sie sich an die Betreuung dieses Servers; sein Protokoll sagt mehr.",
  },
  database_full: {
    sentence: "Die Datenbank ist voll.",
    remedy: "Wenden Sie sich an die Betreuung dieses Servers; sein Protokoll sagt mehr.",
  },
  database_denied: {
    sentence: "Die Datenbank darf nicht verwendet werden.",
    remedy: "Wenden Sie sich an die Betreuung dieses Servers; sein Protokoll sagt mehr.",
  },
  database_read_only: {
    sentence: "Die Datenbank kann nur gelesen werden.",
    remedy: "Wenden Sie sich an die Betreuung dieses Servers; sein Protokoll sagt mehr.",
  },
  database_slow: {
    sentence: "Die Datenbank hat zu lange gebraucht.",
    remedy: "Sehen Sie nach, ob es geschehen ist, und versuchen Sie es dann noch einmal.",
  },
  database_refused: {
    sentence: "Die Datenbank lehnt ab, was von ihr verlangt wurde.",
    remedy: "Wenden Sie sich an die Betreuung dieses Servers; sein Protokoll sagt mehr.",
  },
  database_unavailable: {
    sentence: "Die Datenbank antwortet nicht.",
    remedy: "Sehen Sie nach, ob es geschehen ist, und versuchen Sie es dann noch einmal.",
  },
  not_signed_in: {
    sentence: "Niemand ist angemeldet.",
    remedy: "Melden Sie sich an.",
  },
  token_refused: {
    sentence: "Dieses Zugriffstoken öffnet nichts.",
    remedy:
      "Erstellen Sie im Editor unter „Zugriffstoken“ ein neues, und setzen Sie es in DIALTREE_TOKEN ein.",
  },
  not_allowed: {
    sentence: "Das dürfen Sie nicht.",
    remedy:
      "Fragen Sie, wer die Rollen vergibt: in Entra ID, unter „Unternehmensanwendungen“, „Benutzer und Gruppen“ von dialtree.",
  },
  token_from_token: {
    sentence: "Ein Zugriffstoken kann kein weiteres erstellen.",
    remedy: "Melden Sie sich mit einem Browser an, und erstellen Sie es dort.",
  },
  sign_in_unavailable: {
    sentence: "Microsoft kann gerade nicht gefragt werden, wer Sie sind.",
    remedy: "Versuchen Sie es gleich noch einmal. Anrufe werden angenommen wie immer.",
  },
  number_unreadable: {
    sentence: "Das ist keine Rufnummer.",
    remedy: "Schreiben Sie die Nummer in internationaler Form, etwa +15550100.",
  },
  number_refused: {
    sentence: "Die Nummer wird verweigert.",
    remedy:
      "Nehmen Sie sie unter „Wohin Anrufe dürfen“ von den verweigerten Nummern, oder wählen Sie eine andere.",
  },
  number_kind_refused: {
    sentence: "Nummern dieser Art werden verweigert.",
    remedy: "Erlauben Sie Nummern dieser Art unter „Wohin Anrufe dürfen“, oder wählen Sie eine andere.",
  },
  number_not_allowed: {
    sentence: "Die Nummer ist nicht erlaubt.",
    remedy: "Lassen Sie sie unter „Wohin Anrufe dürfen“ von der Administration erlauben.",
  },
  minute_full: {
    sentence: "In der letzten Minute gab es zu viele Anrufe.",
    remedy:
      "Sehen Sie nach, wer anruft; die Administration kann die Anrufe pro Minute unter „Wohin Anrufe dürfen“ erhöhen.",
  },
  hour_full: {
    sentence: "In der letzten Stunde gab es zu viele Anrufe.",
    remedy:
      "Sehen Sie nach, wer anruft; die Administration kann die Anrufe pro Stunde unter „Wohin Anrufe dürfen“ erhöhen.",
  },
  number_hour_full: {
    sentence: "In der letzten Stunde gab es zu viele Anrufe an diese Nummer.",
    remedy:
      "Sehen Sie nach, wer anruft; die Administration kann die Anrufe an eine Nummer unter „Wohin Anrufe dürfen“ erhöhen.",
  },
  caller_hour_full: {
    sentence: "In der letzten Stunde gab es zu viele Anrufe für einen Anrufer.",
    remedy:
      "Sehen Sie nach, wer anruft; die Administration kann die Anrufe für einen Anrufer unter „Wohin Anrufe dürfen“ erhöhen.",
  },
  calls_uncounted: {
    sentence: "Anrufe können nicht gezählt werden.",
    remedy:
      "Sehen Sie nach, warum die Datenbank nicht antwortet. Inzwischen gehen Anrufe nur in die eigenen Länder.",
  },
  call_unknown: {
    sentence: "Diesen Anruf gibt es nicht.",
    remedy: "Er ist so lange beendet, dass er vergessen wurde, oder war nie da.",
  },
  call_over: {
    sentence: "Der Anruf ist beendet.",
    remedy: "Rufen Sie noch einmal an.",
  },
  flow_not_published: {
    sentence: "Der Ablauf ist nicht veröffentlicht.",
    remedy: "Veröffentlichen Sie ihn, und versuchen Sie es dann noch einmal.",
  },
  flow_without_number: {
    sentence: "Keine Nummer führt zu dem Ablauf.",
    remedy: "Lassen Sie eine Nummer zu ihm führen, und rufen Sie dann noch einmal an.",
  },
  flow_waits_for_calls: {
    sentence: "Der Ablauf ruft niemanden an.",
    remedy: "Wählen Sie einen Ablauf, der mit „Ausgehender Anruf“ beginnt.",
  },
  callee_unfit: {
    sentence: "Der Ablauf ruft niemanden dieser Art an.",
    remedy:
      "Sagen Sie es in seinem Schritt „Ausgehender Anruf“, und veröffentlichen Sie ihn, oder wählen Sie jemand anderen.",
  },
  values_unfit: {
    sentence: "Der Ablauf kann diese Werte nicht annehmen.",
    remedy: "Berichtigen Sie sie, wie es bei jedem steht.",
  },
  calling_account_missing: {
    sentence: "Es gibt kein Konto, von dem aus angerufen wird.",
    remedy: "Setzen Sie DIALTREE_CALLS_FROM auf die Objekt-ID des Kontos.",
  },
  calling_account_unknown: {
    sentence: "Das Konto darf von hier aus nicht anrufen.",
    remedy: "Verwenden Sie eines von denen, die DIALTREE_CALLS_FROM nennt, oder fügen Sie es dort hinzu.",
  },
  request_taken: {
    sentence: "Der Name der Anfrage steht für einen anderen Anruf.",
    remedy: "Geben Sie jedem Anruf einen eigenen Namen.",
  },
  outgoing_rate_exceeded: {
    sentence: "Es wurden so viele Anrufe gemacht, wie es geben darf.",
    remedy:
      "Versuchen Sie es später noch einmal, oder lassen Sie DIALTREE_CALLS_PER_MINUTE oder DIALTREE_CALLS_PER_DAY erhöhen.",
  },
  call_not_written: {
    sentence: "Niemand weiß, ob der Anruf begonnen wurde.",
    remedy: "Versuchen Sie es noch einmal: Niemand wird zweimal angerufen.",
  },
  phone_missing: {
    sentence: "Dieser Server hat kein simuliertes Telefon.",
    remedy:
      "Rufen Sie eine seiner Nummern mit einem echten an, oder starten Sie den Simulator, und setzen Sie DIALTREE_SIMULATOR.",
  },
  number_not_simulated: {
    sentence: "Das simulierte Netz kennt die Nummer nicht.",
    remedy:
      "Lassen Sie eine Rufnummer zu dem Ablauf führen, etwa +15550105: Das simulierte Netz bekommt jede davon.",
  },
  phone_unreachable: {
    sentence: "Das simulierte Telefon antwortet nicht.",
    remedy: "Starten Sie den Simulator, oder setzen Sie DIALTREE_SIMULATOR darauf, wo er ist.",
  },
  phone_refused: {
    sentence: "Das simulierte Telefon lehnt ab.",
    remedy: "Prüfen Sie, ob der Simulator von derselben Version ist wie dieser Server.",
  },
  language_not_spoken: {
    sentence: "Keine Stimme spricht diese Sprache.",
    remedy: "Nehmen Sie diesen Text auf, oder schreiben Sie ihn in einer Sprache, die gesprochen wird.",
  },
  voice_unknown: {
    sentence: "Diese Stimme gibt es nicht.",
    remedy: "Wählen Sie eine andere Stimme.",
  },
  nothing_to_say: {
    sentence: "Es gibt nichts zu sagen.",
    remedy: "Schreiben Sie ein paar Worte.",
  },
  text_too_long: {
    sentence: "Der Text ist zu lang.",
    remedy: "Sagen Sie es in zwei Ansagen.",
  },
  took_too_long: {
    sentence: "Das Sprechen hat zu lange gedauert.",
    remedy: "Kürzen Sie den Text.",
  },
  provider_failed: {
    sentence: "Die Stimme hat versagt.",
    remedy: "Versuchen Sie es noch einmal; wenn es so bleibt, wenden Sie sich an Ihre Administration.",
  },
  provider_refused: {
    sentence: "Die Stimme weist diesen Server ab.",
    remedy: "Wenden Sie sich an Ihre Administration.",
  },
  provider_busy: {
    sentence: "Die Stimme ist beschäftigt.",
    remedy: "Versuchen Sie es gleich noch einmal.",
  },
  provider_away: {
    sentence: "Die Stimme antwortet nicht.",
    remedy:
      "Versuchen Sie es in einigen Minuten noch einmal; wenn es so bleibt, wenden Sie sich an Ihre Administration.",
  },
  speech_busy: {
    sentence: "Die Stimme hat alle Hände voll zu tun.",
    remedy: "Versuchen Sie es gleich noch einmal.",
  },
  calendar_file_unreadable: {
    sentence: "Die Datei kann nicht als Kalender gelesen werden.",
    remedy: "Exportieren Sie die Feiertage als iCalendar-Datei (.ics), und wählen Sie diese.",
  },
  thing_unknown: {
    sentence: "Das gibt es nicht.",
    remedy: "Wählen Sie etwas aus der Gliederung.",
  },
  mailbox_unknown: {
    sentence: "Diese Mailbox gibt es nicht.",
    remedy: "Welche es gibt, sagt die Datei, die DIALTREE_MAILBOXES nennt.",
  },
  message_unknown: {
    sentence: "Diese Nachricht gibt es nicht.",
    remedy: "Sie wurde weitergegeben, ihre Zeit ist um, oder jemand hat sie entfernt.",
  },
  people_unasked: {
    sentence: "Das Verzeichnis kann nicht gefragt werden.",
    remedy:
      "Lassen Sie DIALTREE_APP_ID, DIALTREE_APP_SECRET und DIALTREE_TENANTS setzen. Bis dahin tippen Sie die Objekt-ID.",
  },
  people_unreadable: {
    sentence: "Danach kann nicht gesucht werden.",
    remedy: "Tippen Sie einen Teil eines Namens oder einer Mailadresse.",
  },
  people_forbidden: {
    sentence: "Das Verzeichnis lässt diese App niemanden nachschlagen.",
    remedy: "Lassen Sie die Administration das erlauben und zustimmen. Bis dahin tippen Sie die Objekt-ID.",
  },
  people_away: {
    sentence: "Das Verzeichnis antwortet nicht.",
    remedy: "Versuchen Sie es gleich noch einmal, oder tippen Sie die Objekt-ID.",
  },
  operation_unknown: {
    sentence: "Graph hat hier keine solche Operation.",
    remedy: "Wählen Sie eine von denen, die diese Seite aufführt.",
  },
  settings_missing: {
    sentence: "Dem Server wurde nicht gesagt, wie er sich bei Graph anmeldet.",
    remedy: "Setzen Sie, was genannt ist, und starten Sie den Server neu.",
  },
  tenant_unknown: {
    sentence: "Der Mandant gehört nicht zu diesem Server.",
    remedy: "Wählen Sie einen aus DIALTREE_TENANTS, oder fügen Sie ihn dort hinzu.",
  },
  input_refused: {
    sentence: "Die Eingabe ist nicht, was die Operation annimmt.",
    remedy: "Berichtigen Sie die Eingabe.",
  },
  input_too_deep: {
    sentence: "Die Eingabe ist zu tief verschachtelt.",
    remedy: "Vergleichen Sie sie mit dem Beispiel.",
  },
  template_unknown: {
    sentence: "Diese Vorlage gibt es nicht.",
    remedy: "Wählen Sie eine aus der Liste, oder beginnen Sie mit einem leeren Ablauf.",
  },
  backup_unreadable: {
    sentence: "Die Sicherung kann nicht gelesen werden.",
    remedy: "Senden Sie sie noch einmal.",
  },
  backup_damaged: {
    sentence: "Die Sicherung ist beschädigt.",
    remedy: "Verwenden Sie eine andere Sicherung.",
  },
  backup_newer: {
    sentence: "Die Sicherung stammt von einem neueren dialtree.",
    remedy: "Aktualisieren Sie dialtree auf allen Servern, und stellen Sie sie dann wieder her.",
  },
  backup_unfit: {
    sentence: "Die Sicherung passt nicht zusammen.",
    remedy: "Verwenden Sie eine andere Sicherung.",
  },
  backup_unwritable: {
    sentence: "Auf dem Server kann eine Datei nicht geschrieben werden.",
    remedy: "Sorgen Sie dafür, dass Platz ist, und dass der Server dort schreiben darf.",
  },
  restore_other_secret: {
    sentence: "Das Geheimnis der Installation ist nicht das der Sicherung.",
    remedy:
      "Lassen Sie, was damit versiegelt ist, wie es hier ist: --other-secret stellt das Übrige wieder her.",
  },
  restore_changed: {
    sentence: "Jemand hat inzwischen etwas geändert.",
    remedy: "Sehen Sie es noch einmal an, und stellen Sie es dann wieder her.",
  },
};
