import { expressionProblems } from "../expressions/problems.de.ts";
import type { EntryWords } from "../translating/problems.ts";
import type { FlowProblemCode } from "./catalogue.ts";

/** Every problem that any flow can have, in German. */
export const flowProblems = {
  // Reading a file.
  not_json: {
    say: ({ reason }) => `Das ist kein JSON: ${reason}`,
    remedy: () =>
      "Öffnen Sie die Datei in einem Editor, der Fehler in JSON markiert, oder gehen Sie zur letzten gespeicherten Version zurück.",
  },
  file_too_large: {
    say: ({ bytes, limit }) => `Die Datei hat ${bytes} Bytes; ein Ablauf darf ${limit} haben.`,
    remedy: () =>
      "Legen Sie Aufnahmen neben die Datei des Ablaufs, nicht hinein, oder teilen Sie den Ablauf.",
  },
  json_too_deep: {
    say: ({ limit }) => `Dies ist tiefer als ${limit} Ebenen verschachtelt.`,
    remedy: () =>
      "Die Datei eines Ablaufs braucht etwa acht Ebenen; entfernen Sie, was nicht hierher gehört.",
  },
  json_key_forbidden: {
    say: ({ key }) => `Der Name „${key}“ ist in der Datei eines Ablaufs nicht erlaubt.`,
    remedy: () =>
      "Wählen Sie einen anderen Namen; dieser bedeutet in JavaScript etwas und könnte missbraucht werden.",
  },
  format_unknown: {
    say: ({ found, newest }) =>
      `Die Datei nennt Format ${found}; diese Version von dialtree liest die Formate 1 bis ${newest}.`,
    remedy: () => "Aktualisieren Sie dialtree, oder berichtigen Sie die Zeile „format“.",
  },
  shape_wrong: {
    say: ({ reason }) => `Dies hat nicht die erwartete Form: ${reason}`,
    remedy: () => "Vergleichen Sie es mit dem JSON-Schema für Dateien von Abläufen (dialtree schema).",
  },
  node_type_unknown: {
    say: ({ type }) => `Die Schrittart „${type}“ gibt es nicht.`,
    remedy: ({ known }) => `Verwenden Sie eine von diesen: ${known}.`,
  },
  node_version_too_new: {
    say: ({ type, found, newest }) =>
      `Dieser Schritt ${type} wurde von einem neueren dialtree gespeichert (Version ${found} des Schritts; dieses kennt ${newest}).`,
    remedy: () => "Aktualisieren Sie dialtree, bevor Sie diesen Ablauf öffnen.",
  },
  node_migration_failed: {
    say: ({ type, from, to }) =>
      `Dieser Schritt ${type} konnte nicht von Version ${from} auf ${to} gebracht werden.`,
    remedy: () =>
      "Berichtigen Sie die Daten des Schritts in der Datei, oder gehen Sie zu einer gespeicherten Version des Ablaufs zurück.",
  },
  too_many_nodes: {
    say: ({ count, limit }) => `Der Ablauf hat ${count} Schritte; erlaubt sind ${limit}.`,
    remedy: () => "Verlegen Sie Teile davon in eigene Abläufe, und verwenden Sie „Weiter bei“.",
  },
  id_repeated: {
    say: ({ id }) => `Die ID „${id}“ wird zweimal verwendet.`,
    remedy: () => "Geben Sie einem von beiden eine andere ID.",
  },

  // Wiring.
  start_missing: {
    say: ({ start }) => `Der Ablauf beginnt bei „${start}“, und diesen Schritt gibt es nicht.`,
    remedy: () => "Setzen Sie „start“ auf die ID des Schritts, der den Anruf annimmt.",
  },
  start_not_an_entry: {
    say: ({ type }) => `Ein Ablauf kann nicht mit dem Schritt ${type} beginnen.`,
    remedy: () => "Lassen Sie den Ablauf mit dem Schritt „Eingehender Anruf“ beginnen.",
  },
  edge_source_missing: {
    say: ({ from }) => `Diese Verbindung kommt von „${from}“, und diesen Schritt gibt es nicht.`,
    remedy: () => "Entfernen Sie die Verbindung.",
  },
  edge_target_missing: {
    say: ({ outlet, to }) => `„${outlet}“ führt zu „${to}“, und diesen Schritt gibt es nicht.`,
    remedy: () => "Verbinden Sie es mit einem Schritt, den es gibt.",
  },
  edge_outlet_missing: {
    say: ({ outlet, from }) =>
      `Diese Verbindung verlässt „${from}“ durch „${outlet}“, und diesen Ausgang hat der Schritt nicht.`,
    remedy: ({ known }) =>
      `Verwenden Sie einen seiner Ausgänge (${known}), oder entfernen Sie die Verbindung.`,
  },
  edge_repeated: {
    say: ({ outlet }) => `„${outlet}“ ist zweimal verbunden; ein Anrufer kann nur einen Weg gehen.`,
    remedy: () => "Entfernen Sie eine der beiden Verbindungen.",
  },
  outlet_repeated: {
    say: ({ node, outlet, label, other }) =>
      `${node} hat zwei Ausgänge mit der ID „${outlet}“, „${other}“ und „${label}“: Eine Verbindung könnte beide meinen.`,
    remedy: () =>
      "Geben Sie dem Eintrag der Liste, aus dem einer davon entsteht, in der Datei eine andere ID.",
  },
  edge_into_entry: {
    say: ({ to }) => `Eine Verbindung führt in „${to}“, wo nur neue Anrufe ankommen.`,
    remedy: () => "Führen Sie sie zum Schritt danach.",
  },
  outlet_unwired: {
    say: ({ outlet, node }) => `„${outlet}“ von ${node} führt nirgendwohin: Anrufer kämen nicht weiter.`,
    remedy: () => "Verbinden Sie es mit dem Schritt, der danach kommen soll.",
  },
  mishap_unwired: {
    say: ({ outlet, who, fallback }) =>
      `„${outlet}“ von ${who} ist nicht verbunden: Anrufer kommen dann zu ${fallback}.`,
    remedy: () => "Verbinden Sie es, wenn diese Anrufer etwas Eigenes hören sollen.",
  },
  node_unreachable: {
    say: ({ node }) => `Kein Anrufer kann zu ${node} gelangen.`,
    remedy: () => "Verbinden Sie etwas damit, oder löschen Sie es.",
  },
  dead_end: {
    say: ({ node }) =>
      `Ab ${node} geht ein Anrufer im Kreis: Kein Weg führt zu einer Person oder zu einem Ende.`,
    remedy: () => "Fügen Sie einen Ausweg hinzu: „Weiterverbinden“, „Umleiten“ oder „Auflegen“.",
  },
  cycle_without_wait: {
    say: ({ path }) => `Diese Schritte führen ineinander, ohne je auf den Anrufer zu warten: ${path}.`,
    remedy: () => "Setzen Sie eine Ansage oder ein Menü in den Kreis, oder unterbrechen Sie ihn.",
  },

  // Ringing and answered.
  needs_answered_call: {
    say: ({ node, via }) =>
      `${node} wirkt nur bei einem angenommenen Anruf, wird aber erreicht, während er noch klingelt (${via}).`,
    remedy: () => "Setzen Sie den Schritt „Annehmen“ davor.",
  },
  needs_ringing_call: {
    say: ({ node, via }) =>
      `${node} wirkt nur, während der Anruf klingelt, wird aber nach dem Annehmen erreicht (${via}).`,
    remedy: () =>
      "Verwenden Sie bei einem angenommenen Anruf „Weiterverbinden“ oder „Auflegen“, oder entscheiden Sie vor dem Annehmen.",
  },
  needs_somebody_there: {
    say: ({ node, via }) =>
      `${node} braucht jemanden in der Leitung, wird aber erreicht, wenn niemand zu erreichen war (${via}).`,
    remedy: () =>
      "Setzen Sie dort „Auflegen“ ein: Es beendet den Anruf. Schritte, die nur entscheiden oder sich einen Wert merken, dürfen davor stehen.",
  },

  // Calls of two and group calls.
  needs_group_call: {
    say: ({ node, via }) =>
      `${node} wirkt nur in einem Gruppenanruf oder einer Besprechung, wird aber in einem Anruf zwischen einem Anrufer und dieser Leitung erreicht (${via}).`,
    remedy: () =>
      "Setzen Sie es hinter „In einen Gruppenanruf eingeladen“ oder hinter einen Schritt, der einer Besprechung beitritt und dabeibleibt.",
  },
  needs_call_of_two: {
    say: ({ node, via }) =>
      `${node} wirkt nur in einem Anruf zwischen einem Anrufer und dieser Leitung, wird aber in einem Gruppenanruf erreicht (${via}).`,
    remedy: () => "Laden Sie in einem Gruppenanruf jemanden ein, statt den Anruf weiterzuleiten.",
  },

  // Where calls can go.
  target_unreachable: {
    say: ({ way, target, caller, source }) => `${cannotReach(way, target, caller, source)}.`,
    remedy: () =>
      "Wählen Sie eine andere Art von Ziel, oder sagen Sie im Schritt „Eingehender Anruf“, wie Anrufer diesen Ablauf wirklich erreichen.",
  },
  target_unreachable_for_some: {
    say: ({ way, target, caller, source }) =>
      `${cannotReach(way, target, caller, source)}. Solche Anrufer nehmen den Ausgang für Fehler.`,
    remedy: () => "Sorgen Sie dafür, dass der Ausgang für Fehler zu etwas Sinnvollem führt.",
  },
  name_unresolved: {
    say: ({ name, environment }) =>
      `Hinter dem Namen „${name}“ steht in der Umgebung „${environment}“ niemand.`,
    remedy: ({ name, environment }) =>
      `Lassen Sie die Administration unter „Umgebungen“ sagen, wer „${name}“ in „${environment}“ ist, oder wählen Sie hier jemanden.`,
  },
  target_not_accepted: {
    say: ({ target, accepted }) =>
      `Dieser Schritt kann keine Anrufe an ${target} leiten; er erreicht ${accepted}.`,
    remedy: () => "Wählen Sie eine andere Art von Ziel.",
  },
  fallback_missing: {
    say: () =>
      "Niemand nimmt den Anruf an, wenn etwas schiefgeht: Der Anrufer würde aus der Leitung geworfen.",
    remedy: () =>
      "Nennen Sie eine Person, Warteschleife oder Nummer, die solche Anrufe annimmt: das Ausweichziel des Ablaufs.",
  },
  flow_missing: {
    say: ({ flow }) => `Dies geht im Ablauf „${flow}“ weiter, und diesen Ablauf gibt es nicht.`,
    remedy: () => "Wählen Sie einen Ablauf, den es gibt, oder erstellen Sie ihn zuerst.",
  },
  sub_flow_never_returns: {
    say: ({ flow }) =>
      `Der Ablauf „${flow}“ hat keinen Schritt „Zurückkehren“: Niemand käme je von dort zurück.`,
    remedy: () =>
      "Fügen Sie dort „Zurückkehren“ ein, oder verwenden Sie „Weiter bei“, wenn der Anruf dort bleiben soll.",
  },
  sub_flow_input_unknown: {
    say: ({ flow, name, known }) =>
      `Der Ablauf „${flow}“ beginnt mit keinem Wert namens „${name}“ (er hat: ${known}).`,
    remedy: () =>
      "Wählen Sie einen Namen, den er hat, oder fügen Sie seinen Einstellungen einen Wert dieses Namens hinzu.",
  },
  sub_flow_output_unknown: {
    say: ({ flow, name, known }) =>
      `Der Ablauf „${flow}“ merkt sich keinen Wert namens „${name}“ (er hat: ${known}).`,
    remedy: () => "Wählen Sie einen Namen, den er hat.",
  },
  sub_flow_exit_unknown: {
    say: ({ flow, exit, known }) =>
      `Der Ablauf „${flow}“ kommt nie durch den Ausgang „${exit}“ zurück (er hat: ${known}).`,
    remedy: () => "Wählen Sie den Namen eines Ausgangs, den er hat, oder entfernen Sie diesen.",
  },
  sub_flow_value_differs: {
    say: ({ name, type, other }) => `„${name}“ soll hier ${kindOf(type)} sein und dort ${kindOf(other)}.`,
    remedy: () => "Machen Sie beide zur gleichen Art von Wert.",
  },
  sub_flow_constant_unfit: {
    say: ({ name, type, value }) => `„${value}“ ist nicht ${kindOf(type)}, wie „${name}“ es braucht.`,
    remedy: () => "Schreiben Sie eine Zahl in Ziffern und mit Punkt; yes oder no für Ja oder Nein.",
  },
  place_missing: {
    say: ({ node }) => `Dies geht bei „${node}“ weiter, und diesen Schritt gibt es nicht.`,
    remedy: () => "Wählen Sie einen Schritt, den es gibt.",
  },

  // Fields.
  field_shape_wrong: {
    say: ({ field, reason }) => `„${field}“ hat nicht die erwartete Form: ${reason}`,
    remedy: () => "Öffnen Sie den Schritt, und füllen Sie das Feld neu aus.",
  },
  field_empty: {
    say: ({ field }) => `„${field}“ ist leer.`,
    remedy: () => "Füllen Sie es aus.",
  },
  list_too_short: {
    say: ({ field, min, count }) => `„${field}“ braucht mindestens ${min} und hat ${count}.`,
    remedy: () => "Fügen Sie hinzu, was fehlt.",
  },
  list_too_long: {
    say: ({ field, max, count }) => `„${field}“ darf höchstens ${max} haben und hat ${count}.`,
    remedy: () => "Entfernen Sie welche, oder teilen Sie den Schritt.",
  },

  // Values that a call keeps.
  variable_unknown: {
    say: ({ name }) => `Kein Schritt merkt sich etwas unter dem Namen „${name}“.`,
    remedy: () =>
      "Wählen Sie einen Namen, unter dem sich ein anderer Schritt einen Wert merkt, oder lassen Sie ihn sich einen Schritt merken.",
  },
  variable_read_too_early: {
    say: ({ name, node }) =>
      `${node} braucht „${name}“, und kein Anrufer hat es dort: Gemerkt wird es erst später.`,
    remedy: () =>
      "Verschieben Sie den Schritt, der es sich merkt, vor diesen, oder lassen Sie den Ablauf mit einem Wert beginnen.",
  },
  variable_type_differs: {
    say: ({ name, type, other }) =>
      `„${name}“ ist hier ${kindOf(type)} und anderswo im Ablauf ${kindOf(other)}.`,
    remedy: () => "Merken Sie einen von beiden unter einem anderen Namen.",
  },

  // What steps work out.
  ...expressionProblems,

  // Keys that work everywhere.
  everywhere_key_repeated: {
    say: ({ key, does, other }) => `Überall bedeutet die Taste ${key} sowohl ${other} als auch ${does}.`,
    remedy: () => "Geben Sie einem von beiden eine andere Taste.",
  },
  everywhere_key_taken: {
    say: ({ node, key, does }) =>
      `Die Taste ${key} bedeutet überall ${does}, aber ${node} gibt ihr eine eigene Bedeutung.`,
    remedy: () =>
      "Geben Sie der Möglichkeit eine andere Taste. Sollen Anrufer lernen, dass es hier anders ist, nehmen Sie den Schritt unter die Ausnahmen auf.",
  },
  everywhere_exception_missing: {
    say: ({ node }) =>
      `Die Tasten, die überall gelten, nehmen „${node}“ aus, und diesen Schritt gibt es nicht.`,
    remedy: () => "Nehmen Sie ihn aus den Ausnahmen.",
  },

  // Calendars.
  calendar_missing: {
    say: ({ calendar }) => `Den Kalender „${calendar}“ gibt es nicht.`,
    remedy: () => "Wählen Sie einen, den es gibt, oder fügen Sie ihn unter „Zeiten und Feiertage“ hinzu.",
  },

  // Directories.
  directory_missing: {
    say: ({ directory }) => `Das Verzeichnis „${directory}“ gibt es nicht.`,
    remedy: () => "Wählen Sie eines, das es gibt, oder fügen Sie es in den Einstellungen des Ablaufs hinzu.",
  },
  directory_empty: {
    say: ({ directory }) => `Im Verzeichnis „${directory}“ ist niemand zu finden.`,
    remedy: () => "Fügen Sie ihm in den Einstellungen des Ablaufs Personen hinzu.",
  },
  person_without_name: {
    say: ({ row }) => `Nummer ${row} des Verzeichnisses hat keinen Namen.`,
    remedy: () => "Schreiben Sie einen Vor- oder Nachnamen, oder entfernen Sie die Zeile.",
  },
  person_without_target: {
    say: ({ name }) => `Es ist nicht gesagt, wie ${name} zu erreichen ist.`,
    remedy: () => "Geben Sie die Objekt-ID einer Person in Teams an, oder eine Rufnummer.",
  },
  person_without_letters: {
    say: ({ name }) =>
      `Kein Buchstabe von ${name} steht auf den Tasten eines Telefons: Anrufer können sie nicht nach dem Namen finden.`,
    remedy: () => "Schreiben Sie den Namen in lateinischen Buchstaben, und daneben, wie er gesprochen wird.",
  },
  person_extension_unfit: {
    say: ({ extension }) => `„${extension}“ ist keine Durchwahl, die eingegeben werden kann.`,
    remedy: () => "Schreiben Sie nur Ziffern, etwa 204.",
  },
  person_extension_repeated: {
    say: ({ extension, row }) => `Nummer ${row} des Verzeichnisses hat schon die Durchwahl ${extension}.`,
    remedy: () => "Berichtigen Sie eine der beiden.",
  },
  person_sounds_alike: {
    say: ({ name, row }) =>
      `Nummer ${row} des Verzeichnisses heißt auch ${name}: Anrufer können sie nicht unterscheiden.`,
    remedy: () =>
      "Schreiben Sie, wie jeder Name gesprochen wird, zum Beispiel mit der Abteilung: Maria Berg im Verkauf.",
  },

  // Languages and voices.
  language_repeated: {
    say: ({ language }) => `Die Sprache ${language} ist zweimal aufgeführt.`,
    remedy: () => "Entfernen Sie eine davon.",
  },
  language_unlisted: {
    say: ({ field, language }) => `„${field}“ ist ${language}, und das ist keine Sprache dieses Ablaufs.`,
    remedy: () => "Wählen Sie eine Sprache des Ablaufs, oder fügen Sie ihm diese hinzu.",
  },
  language_instead_unlisted: {
    say: ({ language }) =>
      `Es ist gesagt, was Anrufer hören, wo eine Übersetzung fehlt, und ${language} ist keine Sprache dieses Ablaufs.`,
    remedy: () => "Fügen Sie dem Ablauf die Sprache hinzu, oder nehmen Sie sie dort heraus.",
  },
  text_missing: {
    say: ({ field, language }) =>
      `„${field}“ hat keinen Text auf ${language}, in der ersten Sprache des Ablaufs.`,
    remedy: () => "Schreiben Sie, was Anrufer hören sollen.",
  },
  translation_missing: {
    say: ({ field, language, instead }) =>
      `„${field}“ hat keinen Text auf ${language}; solche Anrufer hören ${instead}.`,
    remedy: () => "Fügen Sie die Übersetzung hinzu, oder entfernen Sie die Sprache aus dem Ablauf.",
  },
  value_without_language: {
    say: ({ node, language }) => `${node} kann seinen Wert nicht auf ${language} sagen.`,
    remedy: ({ known }) =>
      `Werte werden gesagt auf: ${known}. Verwenden Sie eine dieser Sprachen, oder einen Text anstelle des Werts.`,
  },
  value_in_other_language: {
    say: ({ node, language, instead }) =>
      `${node} kann seinen Wert nicht auf ${language} sagen; solche Anrufer hören ihn auf ${instead}.`,
    remedy: ({ known }) =>
      `Werte werden gesagt auf: ${known}. Geben Sie Anrufern anderer Sprachen stattdessen einen Text.`,
  },
  built_in_words_missing: {
    say: ({ node, language }) =>
      `${node} hat keine eingebauten Worte auf ${language}: Nach einem Fehlgriff hören solche Anrufer nichts dazu.`,
    remedy: ({ known }) =>
      `Eingebaut sind sie auf: ${known}. Schreiben Sie, was Anrufer bei jedem weiteren Versuch hören, oder schalten Sie die eingebauten Worte aus.`,
  },
  text_in_unlisted_language: {
    say: ({ field, language }) =>
      `„${field}“ hat einen Text auf ${language}, und das ist keine Sprache dieses Ablaufs.`,
    remedy: () => "Fügen Sie dem Ablauf die Sprache hinzu, oder löschen Sie den Text.",
  },
  voice_of_other_language: {
    say: ({ field, language, voices }) =>
      `„${field}“ hat auf ${language} keine Aufnahme, und die einzigen Stimmen sprechen ${voices}.`,
    remedy: () =>
      "Nehmen Sie es auf, oder richten Sie einen Sprachdienst mit einer Stimme für diese Sprache ein.",
  },
  mailbox_missing: {
    say: ({ name }) =>
      `Die Mailbox „${name}“ gibt es auf dieser Installation nicht: Es kann keine Nachricht hinterlassen werden.`,
    remedy: () =>
      "Wählen Sie eine, die es gibt, oder bitten Sie die Betreuung der Installation, sie einzurichten.",
  },
  pin_list_missing: {
    say: ({ name }) =>
      `Die PIN-Liste „${name}“ gibt es auf dieser Installation nicht: Es kann keine PIN geprüft werden.`,
    remedy: () =>
      "Wählen Sie eine, die es gibt, oder erstellen Sie eine Liste dieses Namens auf der Seite „PIN-Listen“.",
  },
  recording_missing: {
    say: ({ recording }) => `Die Aufnahme „${recording}“ ist nicht im Ordner der Ansagen.`,
    remedy: () => "Fügen Sie die Datei hinzu, oder entfernen Sie die Aufnahme aus der Ansage.",
  },
  recording_unusable: {
    say: ({ recording, reason }) => `Die Aufnahme „${recording}“ kann nicht abgespielt werden: ${reason}`,
    remedy: () => "Wandeln Sie sie in ein WAV mit 16 kHz, 16 Bit, mono um.",
  },
  prompt_missing: {
    say: ({ prompt }) => `Die Ansage „${prompt}“ gibt es in der Bibliothek nicht.`,
    remedy: () => "Wählen Sie eine, die es gibt, oder lassen Sie die Stimme den Text sprechen.",
  },
  prompt_of_other_language: {
    say: ({ prompt, language }) => `Die Ansage „${prompt}“ der Bibliothek hat keinen Ton auf ${language}.`,
    remedy: () => "Laden Sie in der Bibliothek einen hoch, oder lassen Sie die Stimme den Text sprechen.",
  },
  prompt_and_recording: {
    say: ({ field, language }) =>
      `„${field}“ hat auf ${language} sowohl eine Aufnahme als auch eine Ansage der Bibliothek.`,
    remedy: () => "Nehmen Sie eines von beiden weg.",
  },
  recording_without_words: {
    say: ({ field, language }) => `„${field}“ hat auf ${language} eine Aufnahme, aber nicht ihre Worte.`,
    remedy: () =>
      "Schreiben Sie auf, was die Aufnahme sagt, für Niederschriften und für Menschen, die nicht zuhören können.",
  },
} satisfies Readonly<Record<FlowProblemCode, EntryWords>>;

type Value = string | number | undefined;

/** That somebody cannot be reached, in the words of `cannotReach`. */
function cannotReach(way: Value, target: Value, caller: Value, source: Value): string {
  const does =
    way === "dial"
      ? `für ${caller} nicht ${target} anrufen`
      : way === "invite"
        ? `zu ${caller} nicht ${target} einladen`
        : `${caller} nicht an ${target} ${way === "redirect" ? "umleiten" : "weiterverbinden"}`;
  return `Graph kann ${does} (${source})`;
}

function kindOf(type: Value): string {
  return type === "number" ? "eine Zahl" : type === "flag" ? "Ja oder Nein" : "ein Text";
}
