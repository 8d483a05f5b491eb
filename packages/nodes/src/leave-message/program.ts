import {
  type Action,
  type DialKey,
  isSilent,
  type Move,
  type Moves,
  type Program,
  type ProgramState,
  pressed,
  pressedAnyOther,
  type Spoken,
  type Target,
} from "@dialtree/flow";

/** What a message is like; the fields of the node have these names. Times are seconds. */
export interface Message {
  readonly prompt: Spoken;
  readonly mailbox: string;
  readonly longest: number;
  readonly shortest: number;
  readonly untilFirstWord: number;
  readonly untilNextWord: number;
  readonly endKeys: readonly { readonly key: DialKey }[];
  readonly review: boolean;
  readonly reviewPrompt: Spoken;
  readonly keyTimeout: number;
  readonly unconfirmed: "deliver" | "discard";
}

// Teams tells the end of a recording and the key that ended it on ways of their own.
const lateKeySeconds = 1;
// How often it is said how to send it to somebody who presses none of the keys for it.
const reviews = 2;
// A recording that nobody knows the fate of is begun once more, and then given up.
const tries = 2;

/** Tells, records, has it heard and sends it. */
export function messageProgram(message: Message): Program {
  const states: Record<string, ProgramState> = { deliver: delivering(message.mailbox) };
  for (let time = 1; time <= tries; time++) Object.assign(states, recording(message, time));
  if (message.review) {
    states.hear = hearing();
    for (let time = 1; time <= reviews; time++) Object.assign(states, reviewing(message, time));
  }
  return { initial: firstOf(message, 1), states };
}

function firstOf({ prompt }: Message, time: number): string {
  return isSilent(prompt) ? `record-${time}` : `tell-${time}`;
}

function recording(message: Message, time: number): Readonly<Record<string, ProgramState>> {
  const { prompt, mailbox, longest, shortest, untilFirstWord, untilNextWord } = message;
  const keys = message.endKeys.map(({ key }) => key);
  const record: Target = { state: `record-${time}` };
  const failed: Move = { to: { outlet: "failed" } };
  const late: Action = { type: "passOver", keys, seconds: lateKeySeconds };
  return {
    [`tell-${time}`]: {
      do: [{ type: "dropKeys" }, { type: "play", say: [prompt] }],
      keys: "interrupting",
      on: {
        interrupted: { do: [{ type: "stop" }], to: record },
        "play.done": { to: record },
        "play.failed": failed,
        "play.unknown": failed,
      },
    },
    [`record-${time}`]: {
      do: [
        {
          type: "record",
          mailbox,
          shortest,
          longest,
          untilFirstWord,
          untilNextWord,
          endKeys: keys,
          ifCallEnds: message.unconfirmed,
        },
      ],
      on: {
        // Keys pressed while speaking mean nothing, and the one that ended it nothing more.
        "record.done": {
          do: [{ type: "dropKeys" }, late],
          to: { state: message.review ? "review-1" : "deliver" },
        },
        "record.silence": { to: { outlet: "nothing-said" } },
        "record.too-short": { to: { outlet: "too-short" } },
        "record.failed": failed,
        // It may be recording all the same: two at once would be a beep in the middle of a word.
        "record.unknown": {
          do: [{ type: "stop" }],
          to: time < tries ? { state: firstOf(message, time + 1) } : { outlet: "failed" },
        },
      },
    },
  };
}

/** What the three keys do, `first` done before. */
function keysOf(first: readonly Action[]): Moves {
  return {
    [pressed("1")]: { do: first, to: { state: "deliver" } },
    [pressed("2")]: { do: first, to: { state: "hear" } },
    [pressed("3")]: { do: first, to: { state: "record-1" } },
  };
}

function reviewing(message: Message, time: number): Readonly<Record<string, ProgramState>> {
  const { reviewPrompt, keyTimeout, unconfirmed } = message;
  const last: Target = unconfirmed === "deliver" ? { state: "deliver" } : { outlet: "not-confirmed" };
  const next: Target = time < reviews ? { state: `review-${time + 1}` } : last;
  const keys = (first: readonly Action[]): Moves => ({
    ...keysOf(first),
    [pressedAnyOther]: { do: [...first, { type: "dropKeys" }], to: next },
  });
  // Whoever cannot be asked has left a message all the same.
  const unheard: Move = { to: { state: "deliver" } };
  return {
    [`review-${time}`]: {
      do: [{ type: "play", say: [reviewPrompt] }],
      keys: "collected",
      on: {
        ...keys([{ type: "stop" }]),
        "listen.failed": { do: [{ type: "stop" }], ...unheard },
        "play.done": { to: { state: `review-wait-${time}` } },
        "play.failed": unheard,
        "play.unknown": unheard,
      },
    },
    [`review-wait-${time}`]: {
      keys: "collected",
      on: { ...keys([]), "listen.failed": unheard },
      after: { seconds: keyTimeout, to: next },
    },
  };
}

function hearing(): ProgramState {
  const ask: Move = { to: { state: "review-1" } };
  return {
    do: [{ type: "play", say: [{ recording: true }] }],
    keys: "collected",
    on: {
      ...keysOf([{ type: "stop" }]),
      [pressedAnyOther]: { do: [{ type: "stop" }, { type: "dropKeys" }], ...ask },
      "listen.failed": { do: [{ type: "stop" }], to: { state: "deliver" } },
      "play.done": ask,
      "play.failed": ask,
      "play.unknown": ask,
    },
  };
}

function delivering(mailbox: string): ProgramState {
  const lost: Move = { to: { outlet: "not-sent" } };
  return {
    do: [{ type: "deliver", mailbox }],
    on: { "deliver.done": { to: { outlet: "sent" } }, "deliver.failed": lost, "deliver.unknown": lost },
  };
}
