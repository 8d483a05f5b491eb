import { defaultLanguage, type Party } from "@dialtree/flow";
import { nodeTypes } from "@dialtree/nodes";
import {
  type Act,
  type Answer,
  answersAsFaults,
  answerText,
  calledFor,
  dialledFrom,
  type Entry,
  isComplete,
  linesOf,
  lineText,
  liveTranscript,
} from "@dialtree/rehearsal";
import type { Io } from "../io.ts";
import { type Names, namesOf } from "../names.ts";
import { misused } from "../refusal.ts";
import type { Stage } from "../stage.ts";
import { plain } from "../terminal.ts";
import { type Unused, unusedInLiveCall } from "../transcript/script.ts";
import type { Peer } from "./http.ts";
import { findLine } from "./line.ts";
import { playLive } from "./play.ts";

interface Wanted {
  readonly stage: Stage;
  /** The flow's file, as the person typed it. */
  readonly shown: string;
  /** The caller as it was typed, and as it was read. */
  readonly from: string;
  readonly caller: Party;
  readonly language: string | undefined;
  readonly acts: readonly Act[];
  readonly answers: readonly Answer[];
  readonly despiteDifference: boolean;
}

export interface LiveResult {
  readonly transcript: readonly Entry[];
  readonly unused: Unused;
  readonly names: Names;
  /** Why this is not all of the call. */
  readonly complaint?: string;
}

/** Plays a call through a running server. On a terminal the newest line is shown meanwhile. */
export async function callThrough(io: Io, server: Peer, wanted: Wanted): Promise<LiveResult> {
  const { stage, shown, from, caller, acts, answers, despiteDifference } = wanted;
  const { faults, impossible } = answersAsFaults(answers);
  if (impossible.length > 0) {
    throw misused(
      `No telephone network behaves so that "${impossible.map(answerText).join(", ")}" comes out.`,
      "Leave that out, or play the call without --server.",
    );
  }
  const line = await findLine(
    server,
    { flow: stage.flow.document, others: stage.others, shown },
    despiteDifference,
  );
  const { document } = line;
  const language = wanted.language ?? defaultLanguage(document);
  const status = statusLine(io);
  try {
    const { call, interrupted } = await playLive(io, line, {
      from: dialledFrom(from, language),
      faults,
      occasion: {
        caller,
        called: calledFor({ document }, nodeTypes),
        flow: document.id,
        language,
        acts,
        promptLength: stage.promptLength,
      },
      onProgress: (now) => status.show(linesOf(liveTranscript(now)).at(-1)),
    });
    const transcript = liveTranscript(call);
    const complaint = interrupted
      ? "interrupted: the caller has hung up."
      : isComplete(call)
        ? undefined
        : "the call is over, but the server has not said how it ended.";
    return {
      transcript,
      unused: unusedInLiveCall(call.caller, answers, transcript),
      names: namesOf([document, ...line.others]),
      ...(complaint === undefined ? {} : { complaint }),
    };
  } finally {
    status.clear();
  }
}

/** The last line of a terminal's stderr, where something goes on; nothing where it is no terminal. */
function statusLine({ err, env }: Io) {
  const shows = err.isTTY === true && env.TERM !== "dumb";
  const clear = () => void (shows && err.write("\r\u001B[K"));
  return {
    show(line: Parameters<typeof lineText>[0] | undefined): void {
      if (!shows || !line) return;
      clear();
      // A longer one would leave a line behind that nobody clears.
      err.write(plain(lineText(line)).slice(0, 78));
    },
    clear,
  };
}
