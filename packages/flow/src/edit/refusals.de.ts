import type { EntryWords } from "../translating/problems.ts";
import type { RefusalCode } from "./refusals.ts";

/** Why an operation is not done, in German. */
export const refusals = {
  node_missing: {
    say: ({ node }) => `Den Schritt „${node}“ gibt es nicht.`,
    remedy: () => "Er wurde vielleicht inzwischen gelöscht. Wählen Sie einen anderen Schritt.",
  },
  outlet_missing: {
    say: ({ node, outlet }) => `${node} hat keinen Ausgang „${outlet}“.`,
    remedy: () => "Wählen Sie einen der Ausgänge, die der Schritt zeigt.",
  },
  edge_missing: {
    say: ({ node, outlet }) => `„${outlet}“ von ${node} ist nicht verbunden.`,
    remedy: () => "Verbinden Sie es zuerst.",
  },
  field_missing: {
    say: ({ node, at }) => `${node} hat bei ${at} kein Feld.`,
    remedy: () => "Wählen Sie eines der Felder in seinem Formular.",
  },
  item_missing: {
    say: ({ node, field, item }) => `„${field}“ von ${node} hat keinen Eintrag „${item}“.`,
    remedy: () => "Er wurde vielleicht inzwischen gelöscht. Wählen Sie einen anderen.",
  },
  item_without_key: {
    say: ({ node, field }) => `Was in „${field}“ von ${node} steht, hat keine Taste des Telefons.`,
    remedy: () => "Wählen Sie etwas, das Anrufer mit einer Taste erreichen.",
  },
  variable_missing: {
    say: ({ name }) => `Den Wert „${name}“ gibt es nicht.`,
    remedy: () => "Fügen Sie ihn zuerst hinzu.",
  },
  note_missing: {
    say: () => "Diese Notiz gibt es nicht.",
    remedy: () => "Sie wurde vielleicht inzwischen gelöscht. Wählen Sie eine andere.",
  },
  frame_missing: {
    say: () => "Diesen Rahmen gibt es nicht.",
    remedy: () => "Er wurde vielleicht inzwischen gelöscht. Wählen Sie einen anderen.",
  },
  too_many_notes: {
    say: ({ limit }) => `Das Bild eines Ablaufs darf ${limit} Notizen haben.`,
    remedy: () => "Löschen Sie einige, die niemand mehr braucht.",
  },
  too_many_frames: {
    say: ({ limit }) => `Das Bild eines Ablaufs darf ${limit} Rahmen haben.`,
    remedy: () => "Löschen Sie einige, die niemand mehr braucht.",
  },
  note_unfit: {
    say: ({ reason }) => `Eine Notiz kann so nicht sein: ${reason}`,
    remedy: () => "Wählen Sie einen kürzeren Text oder eine andere Größe.",
  },
  frame_unfit: {
    say: ({ reason }) => `Ein Rahmen kann so nicht sein: ${reason}`,
    remedy: () => "Wählen Sie einen kürzeren Namen oder eine andere Größe.",
  },
  directory_missing: {
    say: ({ directory }) => `Das Verzeichnis „${directory}“ gibt es nicht.`,
    remedy: () => "Es wurde vielleicht inzwischen gelöscht. Wählen Sie ein anderes.",
  },
  directory_taken: {
    say: ({ directory }) => `Ein anderes Verzeichnis hat die ID „${directory}“.`,
    remedy: () => "Wählen Sie eine andere ID.",
  },

  node_type_unknown: {
    say: ({ type }) => `Die Schrittart „${type}“ gibt es nicht.`,
    remedy: ({ known }) => `Verwenden Sie eine von diesen: ${known}.`,
  },
  node_unreadable: {
    say: ({ node }) =>
      `Die Felder von ${node} können nicht geändert werden: Seine Art, oder diese Version davon, ist hier nicht bekannt.`,
    remedy: () => "Aktualisieren Sie dialtree, oder ersetzen Sie den Schritt.",
  },
  too_many_nodes: {
    say: ({ limit }) => `Ein Ablauf darf ${limit} Schritte haben.`,
    remedy: () => "Verlegen Sie Teile davon in eigene Abläufe, und verwenden Sie „Weiter bei“.",
  },
  edge_into_entry: {
    say: ({ node }) => `Nichts kann zu ${node} führen: Dort kommen nur neue Anrufe an.`,
    remedy: () => "Führen Sie es zum Schritt danach.",
  },
  start_kept: {
    say: ({ node }) => `${node} kann nicht gelöscht werden: Der Ablauf beginnt dort.`,
    remedy: () => "Lassen Sie ihn weg, oder lassen Sie den Ablauf zuerst bei einem anderen Schritt beginnen.",
  },
  start_not_an_entry: {
    say: ({ node }) => `Ein Ablauf kann nicht bei ${node} beginnen.`,
    remedy: () => "Wählen Sie einen Schritt, bei dem Anrufe ankommen.",
  },
  no_way_on: {
    say: ({ node }) => `Nach ${node} kommt nichts, er kann also nicht zwischen zwei anderen stehen.`,
    remedy: () => "Verbinden Sie stattdessen etwas mit ihm.",
  },
  end_of_edge: {
    say: ({ node }) => `${node} ist schon ein Ende dieser Verbindung.`,
    remedy: () => "Wählen Sie eine andere Verbindung.",
  },
  outlet_taken: {
    say: ({ node, outlet, to }) => `„${outlet}“ von ${node} führt schon zu ${to}.`,
    remedy: () => "Trennen Sie es zuerst.",
  },
  id_unfit: {
    say: ({ id }) => `„${id}“ kann keine ID sein.`,
    remedy: () => "Verwenden Sie Kleinbuchstaben, Ziffern und Bindestriche, etwa hauptmenue.",
  },
  id_taken: {
    say: ({ id }) => `Ein anderer Schritt hat die ID „${id}“.`,
    remedy: () => "Wählen Sie eine andere ID.",
  },
  title_unfit: {
    say: ({ reason }) => `Das kann kein Name sein: ${reason}`,
    remedy: () => "Wählen Sie einen kürzeren.",
  },
  position_unfit: {
    say: ({ node }) => `${node} kann dort nicht stehen: Die Stelle ist keine Zahl.`,
    remedy: () => "Geben Sie beide Koordinaten als Zahlen an.",
  },

  value_unfit: {
    say: ({ node, field, reason }) => `„${field}“ von ${node} nimmt dies nicht an: ${reason}`,
    remedy: () => "Berichtigen Sie den Wert; bis dahin bleibt der alte.",
  },
  data_unfit: {
    say: ({ node, reason }) => `${node} nimmt dies nicht an: ${reason}`,
    remedy: () => "Lassen Sie weg, was die Felder nicht kennen, und füllen Sie es danach aus.",
  },
  setting_unfit: {
    say: ({ setting, reason }) => `Der Ablauf nimmt dies als ${setting} nicht an: ${reason}`,
    remedy: () => "Berichtigen Sie den Wert; bis dahin bleibt der alte.",
  },
  list_full: {
    say: ({ node, field, max }) => `„${field}“ von ${node} darf höchstens ${max} haben.`,
    remedy: () => "Entfernen Sie einen Eintrag, oder teilen Sie den Schritt.",
  },
  item_id_repeated: {
    say: ({ node, field }) => `In „${field}“ von ${node} gäbe es dieselbe ID zweimal.`,
    remedy: () => "Fügen Sie Einträge einzeln hinzu; jeder bekommt dann eine eigene ID.",
  },
  key_taken: {
    say: ({ key, holder, node }) => `Die Taste ${key} von ${node} gehört schon zu ${holder}.`,
    remedy: () => "Tauschen Sie die beiden Tasten, oder wählen Sie eine andere.",
  },
  language_repeated: {
    say: ({ language }) => `Die Sprache ${language} ist zweimal aufgeführt.`,
    remedy: () => "Entfernen Sie eine davon.",
  },
  variable_taken: {
    say: ({ name }) => `Einen Wert „${name}“ gibt es schon.`,
    remedy: () => "Wählen Sie einen anderen Namen, oder ändern Sie jenen Wert.",
  },
  variable_unfit: {
    say: ({ name, reason }) => `„${name}“ kann kein solcher Wert sein: ${reason}`,
    remedy: () => "Verwenden Sie einen Namen wie kundenNummer und einen ersten Wert seiner Art.",
  },

  change_missing: {
    say: () => "Diese Änderung gibt es nicht mehr.",
    remedy: () => "Der Ablauf wurde inzwischen geändert. Sehen Sie die Liste der Änderungen noch einmal an.",
  },
  target_gone: {
    say: ({ node, outlet, to }) =>
      `„${outlet}“ von ${node} führte zu ${to}, und den Schritt gibt es nicht mehr.`,
    remedy: ({ to }) =>
      `Nehmen Sie zuerst zurück, dass ${to} weg ist. Oder lassen Sie es woandershin führen.`,
  },
  step_gone: {
    say: ({ to }) => `Dafür wird ${to} gebraucht, und den Schritt gibt es nicht mehr.`,
    remedy: ({ to }) => `Nehmen Sie zuerst zurück, dass ${to} weg ist.`,
  },
  exit_gone: {
    say: ({ node, outlet }) => `${node} hat kein „${outlet}“ mehr, das irgendwohin führen könnte.`,
    remedy: () => "Nehmen Sie zuerst zurück, was es weggenommen hat: Wohin es führte, kommt damit wieder.",
  },
  start_is_new: {
    say: ({ node }) => `Anrufe beginnen jetzt bei ${node}; deshalb kann der Schritt nicht weg.`,
    remedy: () => "Nehmen Sie zuerst zurück, wo Anrufe beginnen.",
  },
  key_held: {
    say: ({ key, holder, node }) =>
      `Die Taste ${key} von ${node} gehört jetzt zu ${holder}, und das ist neu.`,
    remedy: ({ holder }) =>
      `Nehmen Sie zuerst zurück, dass ${holder} neu ist, oder wählen Sie dafür eine andere Taste.`,
  },
  language_needed: {
    say: ({ language }) => `${language} ist die einzige Sprache des Ablaufs, und eine braucht er.`,
    remedy: () => "Nehmen Sie zuerst zurück, dass eine andere Sprache weg ist.",
  },
  no_room: {
    say: () => "Damit hätte der Ablauf von etwas mehr, als er haben darf.",
    remedy: () => "Nehmen Sie zuerst etwas zurück, das neu ist.",
  },

  operation_unfit: {
    say: ({ title }) => `„${title}“ passt nicht zum Ablauf, wie er jetzt ist.`,
    remedy: () => "Der Ablauf wurde inzwischen anders geändert. Laden Sie ihn neu.",
  },
  operation_unreadable: {
    say: ({ reason }) => `Das ist kein Bearbeitungsschritt: ${reason}`,
    remedy: () => "Laden Sie den Ablauf aus seiner letzten gespeicherten Version.",
  },
  clip_unreadable: {
    say: () => "Hier gibt es nichts aus einem Ablauf zum Einfügen.",
    remedy: () => "Kopieren Sie zuerst Schritte, Notizen oder Rahmen eines Ablaufs.",
  },
  clip_too_large: {
    say: ({ limit }) => `Die Zwischenablage enthält mehr, als ein Ablauf haben darf (${limit} Zeichen).`,
    remedy: () => "Kopieren Sie weniger Schritte auf einmal.",
  },
  clip_of_other_format: {
    say: ({ found, newest }) =>
      `Die Zwischenablage nennt das Format ${found}; diese Version von dialtree liest die Formate 1 bis ${newest}.`,
    remedy: () =>
      "Wahrscheinlich wurde in einem neueren dialtree kopiert. Aktualisieren Sie dieses, oder kopieren Sie dort noch einmal.",
  },
  clip_broken: {
    say: ({ at, reason }) =>
      `Der Inhalt der Zwischenablage lässt sich nicht einfügen: ${reason} (bei ${at}).`,
    remedy: () =>
      "Kopieren Sie ihn im Editor noch einmal, oder berichtigen Sie den Text. Es wurde nichts geändert.",
  },
} satisfies Readonly<Record<RefusalCode, EntryWords>>;
