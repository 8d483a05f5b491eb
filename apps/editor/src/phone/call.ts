import { callerLeg, type Destination, type NodeId, type Prompt } from "@dialtree/flow";
import { asRead } from "@dialtree/flow/saying";
import type { PhoneEvent } from "../api/calls.ts";
import type { LitPath } from "../canvas/canvas.tsx";
import { edgeId } from "../canvas/projection.ts";
import { message } from "../messages/message.ts";
import { listed } from "../words/amounts.ts";
import { destinationName } from "../words/destination-words.ts";
import { soundWords } from "../words/node-words.ts";

/** What the server tells of the call, as far as it is shown here. */
export type CallNews =
  | { readonly kind: "path"; readonly step: PathStep }
  | { readonly kind: "command"; readonly command: NewsCommand }
  | { readonly kind: "failed"; readonly command: string; readonly reason?: string }
  | { readonly kind: "fault"; readonly code: string }
  | { readonly kind: "ended"; readonly reason: string }
  | { readonly kind: "event"; readonly type: string; readonly leg: string }
  | { readonly kind: "began" };

type PathStep =
  | { readonly kind: "entered" | "kept"; readonly flow: string; readonly node: NodeId }
  | { readonly kind: "left"; readonly flow: string; readonly node: NodeId; readonly outlet: string };

type NewsCommand =
  | { readonly type: "play"; readonly prompts: readonly Prompt[] }
  | { readonly type: "transfer" | "dial"; readonly to: Destination }
  | { readonly type: "redirect"; readonly to: readonly Destination[] }
  | { readonly type: "record"; readonly longest: number }
  | { readonly type: "deliver"; readonly mailbox: string }
  | { readonly type: "reject" | "answer" | "listen" | "stop" | "keepAlive" | "hangUp" };

export interface Line {
  readonly number: number;
  readonly by: "flow" | "caller" | "line";
  readonly text: string;
}

/** A call as the person at the phone follows it. Pure data. */
export interface PhoneCall {
  readonly flow: string;
  /** The flow calls somebody, whose phone is elsewhere: only the server tells of it. */
  readonly ours: boolean;
  readonly state: "ringing" | "answered" | "ended";
  readonly lines: readonly Line[];
  /** The prompt that is said now, by the hash of its WAV. */
  readonly saying: { readonly hash: string; readonly turn: number } | undefined;
  readonly path: LitPath;
  /** Who was asked to take the call. */
  readonly sentTo: string | undefined;
}

export type CallEvent =
  | { readonly type: "phone"; readonly event: PhoneEvent }
  | { readonly type: "news"; readonly news: CallNews }
  | { readonly type: "pressed"; readonly key: string }
  | { readonly type: "spoke"; readonly seconds: number };

export function dialled(flow: string, ours = false): PhoneCall {
  const path = { here: undefined, passed: new Set<NodeId>(), ways: new Set<string>() };
  return { flow, ours, state: "ringing", lines: [], saying: undefined, path, sentTo: undefined };
}

export function followed(call: PhoneCall, event: CallEvent): PhoneCall {
  switch (event.type) {
    case "pressed":
      return said(call, "caller", message("phone.pressed", { key: event.key }));
    case "spoke":
      return said(call, "caller", message("phone.spoke", { seconds: event.seconds }));
    case "phone":
      return heard(call, event.event);
    case "news":
      return learnt(call, event.news);
  }
}

function heard(call: PhoneCall, event: PhoneEvent): PhoneCall {
  if (event.type === "answered") return call.state === "ringing" ? { ...call, state: "answered" } : call;
  if (event.type === "ended") return { ...call, state: "ended", saying: undefined };
  if (event.did === "starts" && event.prompt !== null) {
    return { ...call, saying: { hash: event.prompt, turn: (call.saying?.turn ?? 0) + 1 } };
  }
  // What ends by itself has been heard to its end; only what is cut off falls silent.
  return event.did === "stopped" ? { ...call, saying: undefined } : call;
}

function learnt(call: PhoneCall, news: CallNews): PhoneCall {
  switch (news.kind) {
    case "path":
      return news.step.flow === call.flow ? { ...call, path: walked(call.path, news.step) } : call;
    case "command":
      return ordered(call, news.command);
    case "failed":
      return said(call, "line", message("phone.failed", { what: news.command, why: news.reason ?? "" }));
    case "fault":
      return said(call, "line", message("phone.fault"));
    case "event":
      return call.ours && news.type === "connected" && news.leg === callerLeg
        ? { ...call, state: "answered" }
        : call;
    case "ended":
      return said(
        { ...call, ...(call.ours ? { state: "ended" } : {}), path: { ...call.path, here: undefined } },
        "line",
        endWords(call, news.reason),
      );
    default:
      return call;
  }
}

function ordered(call: PhoneCall, command: NewsCommand): PhoneCall {
  switch (command.type) {
    case "play":
      return asRead(command.prompts).reduce(
        (now, prompt) => said(now, "flow", prompt.text || soundWords(prompt)),
        call,
      );
    case "dial":
      return said(call, "line", message("phone.calling", { target: destinationName(command.to) }));
    case "transfer": {
      const to = destinationName(command.to);
      return said({ ...call, sentTo: to }, "line", message("phone.transferring", { target: to }));
    }
    case "redirect": {
      const to = listed(command.to.map(destinationName));
      return said({ ...call, sentTo: to }, "line", message("phone.redirecting", { target: to }));
    }
    case "record":
      return said(call, "line", message("phone.recording", { seconds: command.longest }));
    case "deliver":
      return said(call, "line", message("phone.delivering", { mailbox: command.mailbox }));
    default:
      return call;
  }
}

function walked(path: LitPath, step: PathStep): LitPath {
  switch (step.kind) {
    case "entered":
      return { ...path, here: step.node, passed: new Set([...path.passed, step.node]) };
    case "left":
      return {
        ...path,
        ways: new Set([...path.ways, edgeId({ from: step.node, outlet: step.outlet })]),
      };
    case "kept":
      return path;
  }
}

function endWords({ sentTo, ours }: PhoneCall, reason: string): string {
  if (reason === "unreached") return message("phone.ended.unreached");
  if (reason === "remote" && ours) return message("phone.ended.callee");
  if ((reason === "transferred" || reason === "redirected") && sentTo !== undefined) {
    return message(reason === "transferred" ? "phone.transferred" : "phone.redirected", { target: sentTo });
  }
  if (reason === "remote") return message("phone.ended.caller");
  if (reason === "rejected") return message("phone.ended.rejected");
  if (reason === "local") return message("phone.ended.flow");
  return message("phone.ended.other");
}

function said(call: PhoneCall, by: Line["by"], text: string): PhoneCall {
  return { ...call, lines: [...call.lines, { number: call.lines.length + 1, by, text }] };
}
