import type { CallCommand, EventBody, LegName, Party, PhoneCommand } from "@dialtree/flow";

/** What the telephone has to know of a call, beside the command. */
export interface OnTheLine {
  readonly key: string;
  /** The tenant that the call lives in. */
  readonly tenant: string;
  /** The telephone's own name of each leg, as far as it has told it. */
  readonly legs: Readonly<Record<LegName, string>>;
  /** The published version that the call runs: where its recordings are. */
  readonly version: string;
  readonly language: string;
  readonly caller: Party;
  readonly called: Party;
  /** It is a group call: what needs a call of two is not even tried. */
  readonly group?: true;
}

/** What came of sending a command. */
export type Sent =
  /** Taken on; an event settles it later. `call`: the telephone's name of a leg that was dialled. */
  | { readonly became: "accepted"; readonly call?: string }
  /** Settled by the reply. */
  | { readonly became: "settled"; readonly event: EventBody & { readonly type: "result" } }
  /** The telephone no longer knows the leg: whatever was asked, it is over. */
  | { readonly became: "gone"; readonly detail?: string }
  /** It was not sent: by the time that it would have gone out, `mine` said no. */
  | { readonly became: "withheld" }
  /** It may have happened or not, and must not simply be sent again. */
  | { readonly became: "unsure"; readonly detail?: string };

/**
 * How a leg is at this moment. `connecting`: picked up, but no sound flows yet. `leaving`: a transfer or redirect is
 * under way, or the call is being ended. `unknown`: nobody could be asked.
 */
export type LegState = "ringing" | "connecting" | "connected" | "leaving" | "gone" | "unknown";

/**
 * How something goes that the telephone has taken on. `over` with an `event`: that is how it ended; without one, nobody knows
 * how. `coming`: it is over, and an event that settles it is being made ready. `missing`: the telephone names it not, or no
 * longer. `gone`: the whole leg is. `unknown`: nobody could be asked.
 */
export type Progress =
  | { readonly is: "running" | "coming" | "missing" | "gone" | "unknown" }
  | { readonly is: "over"; readonly event?: EventBody & { readonly type: "result" } };

/** The runner's way to the telephone network. None of the three ever rejects. */
export interface Telephone {
  /**
   * Sends one command until it is known what came of it. Repeats by itself what may be repeated; a once-only command
   * whose fate is unclear comes back as `unsure`. `mine` is asked last thing before each sending: whether the command is
   * still this server's to send.
   */
  send(command: PhoneCommand, call: OnTheLine, signal: AbortSignal, mine: () => boolean): Promise<Sent>;
  /** How a leg is: asked before a once-only command of unclear fate is sent again. */
  look(leg: LegName, call: OnTheLine, signal: AbortSignal): Promise<LegState>;
  /** How a recording goes, or whether somebody was taken back, by the command: asked in case that the news of its end is lost. */
  follow(
    command: Pick<PhoneCommand, "id" | "leg"> & Pick<CallCommand, "type">,
    call: OnTheLine,
    signal: AbortSignal,
  ): Promise<Progress>;
}
