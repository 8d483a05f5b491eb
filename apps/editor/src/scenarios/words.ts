import { en } from "../messages/en.ts";
import { sayer } from "../messages/message.ts";

/** What the dialog of scenarios says by itself; it comes with it. */
export const own = {
  "scenarios.title": "Scenarios",
  "scenarios.about":
    "Calls, written down with what callers must get. They are played before the flow is published, with the flow as it is then; versions hold none.",
  "scenarios.loading": "Asking for the scenarios",
  "scenarios.none": "There is no scenario yet",
  "scenarios.none.about":
    "A scenario is a call that must always go like this: what the caller presses, and what they must hear. Whoever changes the flow is told before publishing when it no longer does.",
  "scenarios.none.how": "You need not write it by hand: a call under Try it can be kept as a scenario.",
  "scenarios.add": "Add a scenario",
  "scenarios.list": "Scenarios of this flow",
  "scenarios.edit": "Edit",
  "scenarios.edit.of": "Edit {name}",
  "scenarios.read": "Read",
  "scenarios.read.of": "Read {name}",
  "scenarios.delete": "Delete",
  "scenarios.delete.of": "Delete {name}",
  "scenarios.delete.ask": "Delete the scenario {name}?",
  "scenarios.delete.about": "Nobody can bring it back. Callers get what they got before.",
  "scenarios.deleted": "{name} is deleted",
  "scenarios.sealed": "It cannot be read: it was sealed with another secret than this server has.",
  "scenarios.play": "Play them all",
  "scenarios.playing": "Playing them with the flow as it is drawn",
  "scenarios.played.ok": "{count|scenario goes|scenarios go} as expected.",
  "scenarios.played.otherwise": "{count|scenario goes|scenarios go} otherwise than expected.",
  "scenarios.ok": "Goes as expected:",
  "scenarios.otherwise": "Goes otherwise than expected:",
  "scenarios.expected": "− expected, + what came",
  "scenarios.unplayed": "The scenarios could not be played: {fault}",
  "scenarios.unplayed.remedy": "Close this and open it again; if it stays, look at the problems of the flow.",
  "scenario.new": "New scenario",
  "scenario.change": "Scenario {name}",
  "scenario.name": "Name",
  "scenario.name.hint": "What the call is about, such as sales by key",
  "scenario.name.kept": "Kept as {name}.",
  "scenario.name.wrong": "Write a name: what the call is about.",
  "scenario.text": "Text",
  "scenario.text.hint":
    "The call, what the caller does (presses, says, waits, leaves), and everything that must come of it, a line each.",
  "scenario.save": "Save",
  "scenario.saved": "{name} is saved",
} as const;

/** Its own sentences, and those of the whole editor. */
export const message = sayer({ ...en, ...own });
