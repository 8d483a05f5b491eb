import { en } from "../messages/en.ts";
import { sayer } from "../messages/message.ts";

/** What the outline says by itself; it comes with it. */
export const own = {
  "outline.title": "Outline of the flow",
  "outline.group.jumped": "Reached by a jump only",
  "outline.group.loose": "Nothing leads here",
  "outline.goesTo": "goes to {step}",
  "outline.failures": "If something fails: {count|exit|exits} without a step",
  "outline.leadsTo": "leads to {step} below",
  "outline.step": "step",
  "outline.start": "calls come in here",
  "outline.exit": "exit",
  "outline.inFrame": "in the frame {frame}",
  "outline.group": "{group}: {count|step|steps}",
  "outline.more": "What can be done with {row}",

  "outline.do.open": "Open its form",
  "outline.do.rename": "Rename",
  "outline.do.follow": "Go to {step}",
  "outline.do.addStep": "Add a step here",
  "outline.do.insertStep": "Insert a step here",
  "outline.do.lead": "Lead to another step …",
  "outline.do.leadOn": "Lead to a step that is there …",
  "outline.do.disconnect": "Disconnect",
  "outline.do.addExit": "Add to “{list}”",
  "outline.do.up": "Move up",
  "outline.do.down": "Move down",
  "outline.do.removeExit": "Delete this exit",
  "outline.do.move": "Move to another exit …",
  "outline.do.delete": "Delete this step",

  "outline.name": "New name of {row}",
  "outline.renamed": "It is called {name} now",
  "outline.moved": "“{exit}” is {position} of {count} now",
  "outline.first": "“{exit}” is the first already",
  "outline.last": "“{exit}” is the last already",
  "outline.unordered": "“{exit}” has its place by itself; only what is in a list can be moved up and down",
  "outline.disconnected": "“{exit}” of {step} leads nowhere now. {otherwise}",
  "outline.exitAdded": "An exit was added to “{list}”",
  "outline.exitAdded.name": "An exit was added to “{list}”. Write what it is for",
  "outline.exitRemoved": "“{exit}” was deleted",
  "outline.cannotAdd": "{step} has no list of exits. Add steps at the exits that it has.",

  "move.title": "Move {step}",
  "move.about": "{step} goes there, with everything that follows it.",
  "move.to": "Below this exit",
  "move.option": "{step}: {exit}",
  "move.option.taken": "{step}: {exit} (leads to {to} now)",
  "move.replaces": "{to} is not deleted. Unless something else leads there, it stands under “{group}” then.",
  "move.do": "Move",
  "move.done": "{step} is below “{exit}” of {to} now",

  "keys.title": "Keys",
  "keys.walk": "go along the lines, close and open them",
  "keys.enter": "open the form of a step; follow an exit, or add a step to it",
  "keys.add": "insert a step at an exit; give a step another exit",
  "keys.lead": "lead an exit to a step that is there",
  "keys.rename": "rename",
  "keys.order": "move an exit up or down",
  "keys.delete": "delete the step; disconnect the exit",
  "keys.menu": "all that can be done with the line",
  "keys.letters": "Letters",
  "keys.find": "a line that begins with them",
} as const;

/** Its own sentences, and those of the whole editor. */
export const message = sayer({ ...en, ...own });
