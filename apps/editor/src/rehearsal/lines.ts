import {
  type CallCommand,
  type CommandType,
  callerLeg,
  commandTraits,
  destinationName,
  type EndReason,
} from "@dialtree/flow";
import type { Entry } from "@dialtree/rehearsal";
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
      return { by: "flow", text: entry.interrupted ? `${text} (${message("line.cutOff")})` : text };
    }
    case "acts":
      return actLine(entry.act);
    case "command":
      return commandLine(entry.command);
    case "fails":
      return { by: "line", text: failureWords(entry) };
    case "picks up":
      return { by: "line", text: message("line.picksUp", { who: nameOfLeg(entry.leg) }) };
    case "ends":
      return { by: "line", text: endWords(entry.reason) };
    case "path":
      return entry.step.kind === "fault" ? { by: "line", text: message("line.fault") } : undefined;
    case "call":
      return undefined;
  }
}

function actLine(act: (Entry & { readonly kind: "acts" })["act"]): Line | undefined {
  switch (act.type) {
    case "presses":
    case "interrupts":
      return { by: "caller", text: message("line.pressed", { keys: act.keys.join(" ") }) };
    case "says":
      return { by: "caller", text: message("line.said", { seconds: act.milliseconds / 1_000 }) };
    case "leaves":
      return { by: "caller", text: message("line.left") };
    case "waits":
      return undefined;
  }
}

function commandLine(command: CallCommand): Line | undefined {
  const text = commandWords(command);
  return text === undefined ? undefined : { by: "line", text };
}

function commandWords(command: CallCommand): string | undefined {
  switch (command.type) {
    case "answer":
      return message("line.answers");
    case "reject":
      return message("line.rejects");
    case "redirect":
      return message("line.redirects", { target: command.to.map(destinationName).join(", ") });
    case "transfer":
      return message("line.transfers", { target: destinationName(command.to) });
    case "dial":
      if (command.to.kind !== "meeting")
        return message("line.dials", { target: destinationName(command.to) });
      return "people" in command.to
        ? message("line.dials", { target: command.to.people.map(destinationName).join(", ") })
        : message("line.joins");
    case "invite":
      return command.replaces === callerLeg
        ? message("line.brings")
        : message("line.invites", { target: destinationName(command.to) });
    case "record":
      return message("line.records", { seconds: command.longest });
    case "deliver":
      return message("line.delivers", { mailbox: command.mailbox });
    case "sendTones":
      return message("line.sends", { keys: command.keys.join(" ") });
    case "mute":
      return message("line.mutes");
    case "unmute":
      return message("line.unmutes");
    case "hold":
      return message("line.holds");
    case "takeBack":
      return message("line.takesBack");
    case "task":
      return message(`line.task.${command.task}`);
    case "hangUp":
      return command.leg === callerLeg ? undefined : message("line.hangsUp", { who: nameOfLeg(command.leg) });
    case "play":
      return command.leg === callerLeg
        ? undefined
        : message("line.tells", {
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
  const what = isCommand(command) ? message(`what.${command}`) : command;
  if (outcome === "unknown") return message("line.unknown", { what });
  return message("line.fails", { what, why: message(`why.${reason ?? "error"}`) });
}

function isCommand(name: string): name is CommandType {
  return Object.hasOwn(commandTraits, name);
}

/** How a call has ended, in a sentence. */
function endWords(reason: EndReason): string {
  // Nobody could say more of these.
  if (reason === "unanswered" || reason === "lost") return message("ended.other");
  return message(`ended.${reason}`);
}

/** A leg as its step calls it: `agent-1` of `agent-1.7`. */
function nameOfLeg(leg: string): string {
  return leg.split(".")[0] ?? leg;
}
