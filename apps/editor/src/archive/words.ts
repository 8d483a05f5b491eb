import { en } from "../messages/en.ts";
import { sayer } from "../messages/message.ts";

/** What taking flows out and in says by itself; it comes with it. */
export const own = {
  "archive.title": "Take it elsewhere",
  "archive.hint":
    "One file with this flow, those that it leads to, and everything that they play. No secret, PIN or number is in it.",
  "archive.export": "Export",
  "archive.exporting": "Exporting …",
  "archive.given": "{file} was exported",
  "archive.unsaved": "What you have changed is not saved yet.",
  "archive.unsaved.remedy": "Wait until it is, and export then.",
  "import.title": "Import {file}",
  "import.looking": "Looking into it …",
  "import.about": "Flows come in as drafts: callers notice nothing until somebody publishes them.",
  "import.new": "New here",
  "import.same": "The same is here already",
  "import.different": "Another one is here",
  "import.removed": "Removed here: it can be brought back",
  "import.choice": "What becomes of {title}",
  "import.choose": "Choose …",
  "import.as.new": "Take it in",
  "import.as.replace": "Replace the draft that is here",
  "import.as.copy": "Take it in as a copy: {id}",
  "import.as.skip": "Leave it out",
  "import.changes": "What would be different in the draft that is here",
  "import.recording.new": "The recording {name} is new.",
  "import.recording.other": "The recording {name} sounds different.",
  "import.scenario.new": "The scenario {name} is new.",
  "import.scenario.other": "The scenario {name} is another one.",
  "import.shared": "Comes along, and stays as it is where it is here already",
  "import.prompt": "Prompt {title}: {standing}",
  "import.calendar": "Calendar {title}: {standing}",
  "import.missing": "Named in it, and not here",
  "import.missing.flow": "Flow {name}, in {flow}",
  "import.missing.prompt": "Prompt {name}, in {flow}",
  "import.missing.calendar": "Calendar {name}, in {flow}",
  "import.missing.pin-list": "List of PINs {name}, in {flow}",
  "import.missing.mailbox": "Mailbox {name}, in {flow}",
  "import.missing.secret": "Secret {name}, in {flow}",
  "import.take": "Take in {count|flow|flows}",
  "import.taken": "{count|flow was|flows were} taken in",
  "import.taking": "Taking the flows in",
} as const;

/** Its own sentences, and those of the whole editor. */
export const message = sayer({ ...en, ...own });
