import {
  type CallCommand,
  callerLeg,
  concealment,
  destinationName,
  type LegName,
  type Party,
  taskTraits,
} from "@dialtree/flow";
import { asRead, isSameValue } from "@dialtree/flow/saying";
import { type Act, durationText } from "../caller/index.ts";
import type { Entry } from "./entry.ts";

/** One line of a transcript in words: `hears "Welcome."`. Undefined for what callers and authors do not notice. */
export interface Line {
  readonly at: number;
  readonly verb: string;
  readonly rest: string;
}

/**
 * A transcript in words, in order of time. What it leaves out (the path, `listens`, `stops`, `keeps alive`) does not
 * change what the call was like; so that two transcripts are equal when the calls were.
 */
export function linesOf(transcript: readonly Entry[]): readonly Line[] {
  const sorted = transcript.toSorted((a, b) => a.at - b.at);
  let hold: Hold = { held: false, before: false };
  return inOneBreath(sorted).flatMap((entry) => {
    hold = holdAfter(entry, hold);
    const said = hold.held && entry.kind === "hears" ? told("the others", entry) : words(entry);
    return said ? [{ at: entry.at, verb: said[0], rest: said[1] }] : [];
  });
}

/** Whether the caller is on hold and hears nothing but music, and whether they were before that was last to change. */
interface Hold {
  readonly held: boolean;
  readonly before: boolean;
}

function holdAfter(entry: Entry, hold: Hold): Hold {
  const isCommand = entry.kind === "command" && entry.command.leg === callerLeg;
  const type = isCommand ? entry.command.type : entry.kind === "fails" ? entry.command : undefined;
  if (type !== "hold" && type !== "takeBack") return hold;
  // What fails has changed nothing: who was put on hold twice is there still, and so is who could not be taken back.
  return isCommand
    ? { held: type === "hold", before: hold.held }
    : { held: hold.before, before: hold.before };
}

type Heard = Entry & { readonly kind: "hears" };

/** Entries in order of time, in which what follows each other of a value has become one. */
export function inOneBreath(sorted: readonly Entry[]): readonly Entry[] {
  const joined: Entry[] = [];
  let parts: Heard[] = [];
  const close = () => {
    const [first] = parts;
    const [prompt] = asRead(parts.map((part) => part.prompt));
    if (first && prompt) {
      const length = parts.reduce((sum, part) => sum + part.length, 0);
      joined.push({ ...first, prompt, length, interrupted: parts.some((part) => part.interrupted) });
    }
    parts = [];
  };
  for (const entry of sorted) {
    const [first] = parts;
    const goesOn =
      entry.kind === "hears" && first?.play === entry.play && isSameValue(first.prompt, entry.prompt);
    if (!goesOn) close();
    if (entry.kind === "hears" && entry.prompt.fragment) parts.push(entry);
    else joined.push(entry);
  }
  close();
  return joined;
}

/** A line as scenario files have it: the verb in a column of its own. */
export function lineText({ verb, rest }: Pick<Line, "verb" | "rest">): string {
  return `${verb.padEnd(10)} ${rest}`.trimEnd();
}

/** How a caller is written: `+15550100`, `user`, `outsider`, `guest`, `withheld`. */
export function partyText(party: Party): string {
  switch (party.kind) {
    case "phone":
      return party.number;
    case "unknown":
      return "withheld";
    default:
      return party.name ?? party.kind;
  }
}

function words(entry: Entry): readonly [string, string] | undefined {
  switch (entry.kind) {
    case "call":
      return [
        "call",
        `${entry.ours ? "to" : "from"} ${partyText(entry.caller)}${entry.group ? " with others" : ""}`,
      ];
    case "hears":
      return ["hears", heardWords(entry)];
    case "acts":
      return actWords(entry.act);
    case "path":
      return stepWords(entry.step);
    case "command":
      return commandWords(entry.command);
    case "fails":
      return [
        entry.outcome === "failed" ? "fails" : "unknown",
        `${entry.command}${entry.reason ? ` (${entry.reason})` : ""}`,
      ];
    // That time has passed is no deed: what comes of it is told.
    case "waits in vain":
      return undefined;
    case "picks up":
      return ["picks up", legText(entry.leg)];
    case "ends":
      return ["ends", entry.reason];
  }
}

function heardWords({ prompt, interrupted }: Heard): string {
  return `${quoted(prompt.text)}${interrupted ? " (interrupted)" : ""}`;
}

function told(whom: string, entry: Heard): readonly [string, string] {
  return ["tells", `${whom} ${heardWords(entry)}`];
}

// What a caller keyed in is not told: a server does not even know it of its calls.
function stepWords(step: (Entry & { readonly kind: "path" })["step"]): readonly [string, string] | undefined {
  if (step.kind === "fault") return ["fault", `${step.code} at ${step.node ?? step.flow}`];
  return step.kind === "kept" ? ["keeps", `${step.name}: ${step.value ?? concealment}`] : undefined;
}

function actWords(act: Act): readonly [string, string] {
  if (act.type === "waits" || act.type === "says") return [act.type, durationText(act.milliseconds)];
  if (act.type === "leaves") return ["leaves", ""];
  const every = act.every === undefined ? "" : ` every ${durationText(act.every)}`;
  return [act.type, `${act.keys.join(" ")}${every}`];
}

function commandWords(command: CallCommand): readonly [string, string] | undefined {
  switch (command.type) {
    case "answer":
      return ["answers", ""];
    case "reject":
      return ["rejects", command.reason];
    case "redirect":
      return ["redirects", `to ${command.to.map(destinationName).join(", ")} for ${command.ringSeconds}s`];
    case "transfer":
      return ["transfers", `to ${destinationName(command.to)}`];
    case "dial":
      if (command.to.kind === "meeting" && "people" in command.to)
        return [
          "calls",
          `${command.to.people.map(destinationName).join(", ")} together for ${command.ringSeconds}s`,
        ];
      if (command.to.kind === "meeting") return ["joins", `a meeting for ${command.ringSeconds}s`];
      return ["calls", `${destinationName(command.to)} for ${command.ringSeconds}s`];
    case "invite":
      if (command.replaces === callerLeg) return ["brings", "the caller in"];
      return ["invites", destinationName(command.to)];
    case "mute":
      return ["mutes", "itself"];
    case "unmute":
      return ["unmutes", "itself"];
    case "hold":
      return ["holds", command.music ? `the caller, who hears ${quoted(command.music.text)}` : "the caller"];
    case "takeBack":
      return ["takes", "the caller back"];
    case "hangUp":
      return ["hangs up", command.leg === callerLeg ? "" : `on ${legText(command.leg)}`];
    case "record":
      return ["records", `for at most ${command.longest}s`];
    case "sendTones":
      return ["sends", command.keys.join(" ")];
    case "deliver":
      return ["delivers", `to ${command.mailbox}`];
    case "task":
      return taskTraits[command.task].does;
    case "play":
      return command.leg === callerLeg
        ? undefined
        : ["tells", `${legText(command.leg)} ${command.prompts.map(({ text }) => quoted(text)).join(" ")}`];
    case "stop":
    case "listen":
    case "keepAlive":
      return undefined;
  }
}

/** A leg as its node calls it: `agent-1` of `agent-1.7`. */
function legText(leg: LegName): string {
  return leg.split(".")[0] ?? leg;
}

// One line stays one line, and quotes inside a text stay readable.
function quoted(text: string): string {
  return `"${text.replace(/\s+/g, " ").trim()}"`;
}
