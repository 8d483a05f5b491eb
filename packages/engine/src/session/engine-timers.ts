/** Timers of the engine itself. Node timers are named after a state and never begin with `$`. */
export const engineTimers = {
  ringing: "$ringing",
  callLimit: "$call-limit",
  /** Of the caller's leg; followed by the name of another one. */
  keepAlive: "$keep-alive",
  /** Followed by a leg of our own: how long it may ring, or until its end is asked for again. */
  leg: "$leg ",
  /** Followed by a leg of our own: how long whoever has picked up may take for a key. */
  key: "$key ",
  /** How long legs of our own are waited for once the caller is gone. */
  closing: "$closing",
  toneGap: "$tone-gap",
  /** Followed by the id of the prompt. */
  cutOff: "$cut-off ",
  /** How long a task is waited for. */
  task: "$task",
} as const;
