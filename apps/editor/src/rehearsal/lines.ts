import { type CallCommand, type CommandType, callerLeg, commandTraits, type EndReason } from "@dialtree/flow";
import type { Entry } from "@dialtree/rehearsal";
import { listed } from "../words/amounts.ts";
import { destinationName } from "../words/destination-words.ts";
import { soundWords } from "../words/node-words.ts";
import { message } from "./words.ts";

/** A line of what was heard and done, as people read it. */
export interface Line {
  readonly by: "flow" | "caller" | "line";
  readonly text: string;
}

/** What an entry of a transcript says; undefined for what nobody at the phone notices. */
export function lineOf(entry: Entry): Line | undefined {
  switch (entry.kind) {
    case "hears": {
      const text = entry.prompt.text || soundWords(entry.prompt);
      return { by: "flow", text: entry.interrupted ? `${text} (${message("try.line.cutOff")})` : text };
    }
    case "acts":
      return actLine(entry.act);
    case "command":
      return commandLine(entry.command);
    case "fails":
      return { by: "line", text: failureWords(entry) };
    case "waits in vain":
      return vainLine(entry);
    case "picks up":
      return { by: "line", text: message("try.line.picksUp", { who: nameOfLeg(entry.leg) }) };
    case "ends":
      return { by: "line", text: endWords(entry.reason) };
    case "path":
      return entry.step.kind === "fault" ? { by: "line", text: message("try.line.fault") } : undefined;
    case "call":
      return undefined;
  }
}

function actLine(act: (Entry & { readonly kind: "acts" })["act"]): Line | undefined {
  switch (act.type) {
    case "presses":
    case "interrupts":
      return { by: "caller", text: message("try.line.pressed", { keys: act.keys.join(" ") }) };
    case "says":
      return { by: "caller", text: message("try.line.said", { seconds: act.milliseconds / 1_000 }) };
    case "leaves":
      return { by: "caller", text: message("try.line.left") };
    case "waits":
      return undefined;
  }
}

function vainLine({ of, leg }: Entry & { readonly kind: "waits in vain" }): Line | undefined {
  switch (of) {
    case "key":
      return leg === undefined
        ? { by: "caller", text: message("try.line.noKey") }
        : { by: "line", text: message("try.line.noKeyBy", { who: nameOfLeg(leg) }) };
    case "further key":
      return { by: "caller", text: message("try.line.noFurtherKey") };
    case "words":
      return { by: "caller", text: message("try.line.noWords") };
    case "answer":
      return { by: "line", text: message("try.line.noAnswer") };
  }
}

function commandLine(command: CallCommand): Line | undefined {
  const text = commandWords(command);
  return text === undefined ? undefined : { by: "line", text };
}

function commandWords(command: CallCommand): string | undefined {
  switch (command.type) {
    case "answer":
      return message("try.line.answers");
    case "reject":
      return message("try.line.rejects");
    case "redirect":
      return message("try.line.redirects", { target: listed(command.to.map(destinationName)) });
    case "transfer":
      return message("try.line.transfers", { target: destinationName(command.to) });
    case "dial":
      if (command.to.kind !== "meeting")
        return message("try.line.dials", { target: destinationName(command.to) });
      return "people" in command.to
        ? message("try.line.dials", { target: listed(command.to.people.map(destinationName)) })
        : message("try.line.joins");
    case "invite":
      return command.replaces === callerLeg
        ? message("try.line.brings")
        : message("try.line.invites", { target: destinationName(command.to) });
    case "record":
      return message("try.line.records", { seconds: command.longest });
    case "deliver":
      return message("try.line.delivers", { mailbox: command.mailbox });
    case "sendTones":
      return message("try.line.sends", { keys: command.keys.join(" ") });
    case "mute":
      return message("try.line.mutes");
    case "unmute":
      return message("try.line.unmutes");
    case "hold":
      return message("try.line.holds");
    case "takeBack":
      return message("try.line.takesBack");
    case "task":
      return message(`try.line.task.${command.task}`);
    case "hangUp":
      return command.leg === callerLeg
        ? undefined
        : message("try.line.hangsUp", { who: nameOfLeg(command.leg) });
    case "play":
      return command.leg === callerLeg
        ? undefined
        : message("try.line.tells", {
            who: nameOfLeg(command.leg),
            what: command.prompts.map(({ text }) => text).join(" "),
          });
    case "stop":
    case "listen":
    case "keepAlive":
      return undefined;
  }
}

function failureWords({ command, outcome, reason }: Entry & { readonly kind: "fails" }): string {
  const what = isCommand(command) ? message(`try.what.${command}`) : command;
  if (outcome === "unknown") return message("try.line.unknown", { what });
  return message("try.line.fails", { what, why: message(`try.why.${reason ?? "error"}`) });
}

function isCommand(name: string): name is CommandType {
  return Object.hasOwn(commandTraits, name);
}

/** How a call has ended, in a sentence. */
function endWords(reason: EndReason): string {
  // Nobody could say more of these.
  if (reason === "unanswered" || reason === "lost") return message("try.ended.other");
  return message(`try.ended.${reason}`);
}

/** A leg as its step calls it: `agent-1` of `agent-1.7`. */
function nameOfLeg(leg: string): string {
  return leg.split(".")[0] ?? leg;
}
