import type { Translated } from "../messages/translation.ts";
import type { own } from "./words.ts";

export const german = {
  "scenarios.title": "Szenarien",
  "scenarios.about":
    "Aufgeschriebene Anrufe, mit dem, was Anrufer bekommen müssen. Sie werden vor dem Veröffentlichen durchgespielt, mit dem Ablauf, wie er dann ist; Versionen enthalten keine.",
  "scenarios.loading": "Die Szenarien werden geladen",
  "scenarios.none": "Es gibt noch kein Szenario",
  "scenarios.none.about":
    "Ein Szenario ist ein Anruf, der immer so gehen muss: was der Anrufer drückt, und was er hören muss. Wer den Ablauf ändert, erfährt vor dem Veröffentlichen, wenn er das nicht mehr tut.",
  "scenarios.none.how":
    "Sie müssen es nicht von Hand schreiben: Ein Anruf unter „Ausprobieren“ lässt sich als Szenario aufbewahren.",
  "scenarios.add": "Szenario hinzufügen",
  "scenarios.list": "Szenarien dieses Ablaufs",
  "scenarios.edit": "Bearbeiten",
  "scenarios.edit.of": "{name} bearbeiten",
  "scenarios.read": "Lesen",
  "scenarios.read.of": "{name} lesen",
  "scenarios.delete": "Löschen",
  "scenarios.delete.of": "{name} löschen",
  "scenarios.delete.ask": "Das Szenario {name} löschen?",
  "scenarios.delete.about": "Niemand kann es zurückholen. Für Anrufer ändert sich nichts.",
  "scenarios.deleted": "{name} ist gelöscht",
  "scenarios.sealed":
    "Es kann nicht gelesen werden: Es wurde mit einem anderen Geheimnis versiegelt, als dieser Server hat.",
  "scenarios.play": "Alle spielen",
  "scenarios.playing": "Sie werden mit dem Ablauf gespielt, wie er gezeichnet ist",
  "scenarios.played.ok": "{count|Szenario geht|Szenarien gehen} wie erwartet.",
  "scenarios.played.otherwise": "{count|Szenario geht|Szenarien gehen} anders als erwartet.",
  "scenarios.ok": "Geht wie erwartet:",
  "scenarios.otherwise": "Geht anders als erwartet:",
  "scenarios.expected": "− erwartet, + was kam",
  "scenarios.unplayed": "Die Szenarien ließen sich nicht spielen: {fault}",
  "scenarios.unplayed.remedy":
    "Schließen Sie dies und öffnen Sie es noch einmal; wenn es dabei bleibt, sehen Sie sich die Probleme des Ablaufs an.",
  "scenario.new": "Neues Szenario",
  "scenario.change": "Szenario {name}",
  "scenario.name": "Name",
  "scenario.name.hint": "Worum es in dem Anruf geht, zum Beispiel Verkauf per Taste",
  "scenario.name.kept": "Wird als {name} aufbewahrt.",
  "scenario.name.wrong": "Schreiben Sie einen Namen: worum es in dem Anruf geht.",
  "scenario.text": "Text",
  "scenario.text.hint":
    "Der Anruf, was der Anrufer tut (drückt, sagt, wartet, legt auf), und alles, was daraus folgen muss, je eine Zeile.",
  "scenario.save": "Speichern",
  "scenario.saved": "{name} ist gespeichert",
} satisfies Translated<typeof own>;
