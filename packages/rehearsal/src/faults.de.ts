import type { scenarioFaults } from "./scenario/faults.ts";
import type { answerFaults } from "./telephone/faults.ts";

/** What is wrong with a line of a scenario, in German. The words of scenarios themselves are English. */
export const scenarios: Readonly<Record<keyof typeof scenarioFaults | keyof typeof answerFaults, string>> = {
  scenario_comment_inside: "Kommentare stehen über dem Anruf.",
  scenario_second_call: "Ein Szenario ist ein einziger Anruf; dies ist ein zweiter.",
  scenario_call_first: "Zuerst kommt der Anruf; „{verb}“ kann nicht davor stehen.",
  scenario_no_call: "Es gibt keinen Anruf. Schreiben Sie eine Zeile wie „call from +15550100“.",
  scenario_leaves_alone: "„leaves“ steht allein.",
  scenario_no_wait: "„{rest}“ ist keine Dauer. Schreiben Sie „waits 6s“.",
  scenario_no_speech: "„{rest}“ ist keine Dauer, die jemand spricht. Schreiben Sie „says 4s“.",
  scenario_no_keys: "„{rest}“ sind keine Tasten. Schreiben Sie „{verb} 1 2“ oder „{verb} 1 2 every 2s“.",
  scenario_call_wrong:
    'Schreiben Sie „call from +15550100“, oder „from user“, „outsider“, „guest“ oder „withheld“; dahinter „with others“ für einen Gruppenanruf, „at 2026-12-25T10:00Z“, „in de-DE“. Ein eigener Anruf ist „call to +15550100“ oder „to user“ und endet mit „with name="Ann" hour=9“.',
  scenario_calls_nobody:
    "Ein Ablauf ruft eine Nummer oder jemanden in Teams an, nicht „{from}“. Schreiben Sie „call to +15550100“.",
  scenario_values_wrong:
    'Schreiben Sie Werte wie in with name="Ann" hour=9 fasting=true, jeden Namen einmal.',
  scenario_no_time: "„{at}“ ist kein Zeitpunkt. Schreiben Sie 2026-12-25T10:00Z.",
  scenario_set_wrong: "Schreiben Sie „set main /bargeIn false“: Schritt, Pfad in seinen Daten, Wert.",
  scenario_no_json: "„{json}“ ist kein JSON-Wert; Texte brauchen Anführungszeichen.",

  answer_no_time: "„{time}“ ist keine Dauer. Schreiben Sie „{such} 3s“.",
  answer_no_task_time: "„{time}“ ist keine Dauer. Schreiben Sie „task works after 8s“.",
  answer_command_unknown: "„{command}“ ist kein Befehl. Befehle sind {known}.",
  answer_unknown: "„{answer}“ ist keine Antwort einer Aufgabe. Antworten sind {known}.",
  answer_values_wrong:
    'Schreiben Sie, was gefunden wird, als name="Main Street" open=true distance=3, jeden Namen einmal.',
  answer_wrong:
    "Schreiben Sie „{command} fails“, „{command} fails busy“, „{command} is unknown“ oder „{command} works“.",
};
