import type { DialKey } from "@dialtree/flow";
import {
  act,
  advanceTo,
  type Entry,
  isOver,
  nextAt,
  type Occasion,
  type Rehearsal,
  rehearse,
} from "@dialtree/rehearsal";
import type { Clock } from "../io.ts";
import type { Pressed } from "./keypad.ts";

/** A call on the real clock, with somebody at the keys. */
export interface Player {
  press(what: Pressed): void;
  /** Resolves when the call is over. */
  readonly over: Promise<void>;
}

/**
 * Plays a rehearsed call in real time, or `speed` times as fast. `happened` is told the entries of the transcript at
 * their moment, each once; a prompt when it begins, not when it is sent.
 */
export function playLive(
  occasion: Omit<Occasion, "at">,
  clock: Clock,
  speed: number,
  happened: (entries: readonly Entry[]) => void,
): Player {
  const began = clock.now();
  let call = rehearse({ ...occasion, at: began });
  let heldKeys: readonly DialKey[] = [];
  let cancelTimer = (): void => {};
  const told = new Set<string | Entry>();
  const { promise: over, resolve: finish } = Promise.withResolvers<void>();

  const virtualNow = (): number => began + (clock.now() - began) * speed;

  // Everything due by now happens; then the one timer is set for what comes next.
  const goOn = (): void => {
    cancelTimer();
    call = advanceTo(call, Math.max(call.now, virtualNow()));
    pressHeldKeys();
    const news = due(call).filter((entry) => !told.has(identity(entry)));
    for (const entry of news) told.add(identity(entry));
    if (news.length > 0) happened(news);
    if (isOver(call)) return finish();
    const next = Math.min(nextAt(call) ?? call.now, nextPrompt(call) ?? Number.POSITIVE_INFINITY);
    cancelTimer = clock.after(Math.max(0, Math.ceil((next - call.now) / speed)), goOn);
  };

  // Nobody can send a key to a phone that still rings. What is typed before the answer is pressed right after it.
  const pressHeldKeys = (): void => {
    if (heldKeys.length === 0 || call.session.phase !== "answered") return;
    call = advanceTo(act(call, { type: "presses", keys: heldKeys }), call.now);
    heldKeys = [];
  };

  goOn();
  return {
    over,
    press: (what) => {
      if (isOver(call)) return;
      call = advanceTo(call, Math.max(call.now, virtualNow()));
      if (what === "hang up") call = act(call, { type: "leaves" });
      else heldKeys = [...heldKeys, what.key];
      goOn();
    },
  };
}

function due({ transcript, now, occasion }: Rehearsal): readonly Entry[] {
  return transcript.filter(({ at }) => at <= now - occasion.at).sort((a, b) => a.at - b.at);
}

// A prompt that is cut off is replaced by a marked copy of its entry, and must not be told again.
function identity(entry: Entry): string | Entry {
  return entry.kind === "hears" ? `${entry.play} ${entry.at}` : entry;
}

function nextPrompt({ transcript, now, occasion }: Rehearsal): number | undefined {
  const later = transcript.filter(({ kind, at }) => kind === "hears" && at > now - occasion.at);
  return later.length === 0 ? undefined : occasion.at + Math.min(...later.map(({ at }) => at));
}
