/** A mistake that somebody could make: `find` occurs exactly once in `file`, and is replaced. */
export interface Planted {
  readonly name: string;
  /** Below `packages/calls/src`. */
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}

const ongoing = "runner/ongoing.ts";
const writtenCall = "runner/written-call.ts";
const outgoing = "runner/outgoing.ts";
const runner = "runner/runner.ts";
const presence = "runner/presence.ts";
const memoryStore = "store/memory-store.ts";
const commits = "const result = await this.#desk.commits.commit(this.#commitOf(change, basedOn, over));";
const guard = 'if ((calls.get(key)?.version ?? 0) !== basedOn || tombstones.has(key)) return "conflict";';

/** What the simulation has to find. The last few are mistakes that it found when they were there. */
export const planted: readonly Planted[] = [
  {
    name: "commands are sent before their commit",
    file: writtenCall,
    find: commits,
    replace: `this.#ports.follow({ ...change, news: [] }, basedOn + 1, false, ticket); ${commits}`,
  },
  {
    name: "repeated news is applied again",
    file: ongoing,
    find: 'return isRecent(state.recent, dedupeKey) ? "repeated" : undefined;',
    replace: "return undefined;",
  },
  {
    name: "a timer of before fires for the one armed since",
    file: ongoing,
    find: `        ({ session }, at) =>
          at >= dueAt && session.timers.some((armed) => armed.id === id && armed.generation === generation),
        { type: "timer", timer: id, generation },`,
    replace: `        ({ session }) => {
          generation = session.timers.find((armed) => armed.id === id)?.generation ?? generation;
          return dueAt > 0;
        },
        { type: "timer", timer: id, get generation() { return generation; } },`,
  },
  {
    name: "the store does not compare before it sets",
    file: memoryStore,
    find: guard,
    replace: 'if (tombstones.has(key)) return "conflict";',
  },
  {
    name: "a call that ended leaves no tombstone",
    file: memoryStore,
    find: "tombstones.set(key, at);",
    replace: "",
  },
  {
    name: "commands are taken over without a claim",
    file: ongoing,
    find: "      // Written down before anything is sent: of two servers that both find it, only one goes on.",
    replace: `      for (const { command } of held.state.unsent) {
        if (abandoned.has(command.id)) this.#dispatch(command, this.#desk.presence.ticket(), at);
      }
      if (at > 0) return "applied";`,
  },
  {
    name: "a transfer is taken over without a look",
    file: outgoing,
    find: "let unclearSince = isOnceOnly(command) ? maybeSentAt : undefined;",
    replace: "let unclearSince: number | undefined;",
  },
  {
    name: "a transfer of unclear fate is sent again at once",
    file: outgoing,
    find: "const fate = await fateOf(command, unclearSince);",
    replace: 'const fate: Fate = await (async () => "no effect" as const)();',
  },
  {
    name: "a recording of unclear fate is asked for again",
    file: outgoing,
    find: 'if (leavesNoTrace.has(command.type) && state !== "unknown") return "nobody knows";',
    replace: "",
  },
  {
    name: "an invitation of unclear fate is sent again",
    file: outgoing,
    find: '"sendTones", "invite"',
    replace: '"sendTones"',
  },
  {
    name: "a telephone that may ring already is made to ring again",
    file: outgoing,
    find: 'if (command.type === "dial") return fateOfDialled(command, unclearSince);',
    replace: "",
  },
  {
    name: "the name of a leg is forgotten with its first news",
    file: "runner/change.ts",
    find: "if (leg === callerLeg || Object.hasOwn(session.legs, leg)) return legs;",
    replace: "if (leg === callerLeg) return legs;",
  },
  {
    name: "what a dead server has not sent is left unsent",
    file: "runner/claims.ts",
    find: "(by === server || !presence.lives(by, at))",
    replace: "by === server",
  },
  {
    name: "signs of life are ignored",
    file: presence,
    find: "lives: (other, claimedAt) => alive.has(other) || (isShared && claimedAt > knownAt - marginMs),",
    replace: "lives: (other) => other === server,",
  },
  {
    name: "a claim counts for ever, also after standing still",
    file: presence,
    find: "holds: (ticket) => !isShared || (ticket === stretch && unmissed(own.now())),",
    replace: "holds: () => true,",
  },
  {
    name: "no timer is set after a commit",
    file: ongoing,
    find: "    else this.#armWake();",
    replace: "",
  },
  {
    name: "the wake-up in the store leaves timers out",
    file: "runner/alarms.ts",
    find: "  for (const { dueAt } of session.timers) first = Math.min(first, dueAt);\n",
    replace: "",
  },
  {
    name: "nobody misses news that does not come",
    file: "runner/alarms.ts",
    find: "if (!seenTo.has(one.command) && ",
    replace: "if (seenTo.has(one.command) && !seenTo.has(one.command) && ",
  },
  {
    name: "a conflict is taken for a success",
    file: writtenCall,
    find: 'if (result === "committed") {',
    replace: 'if (result === "committed" || result === "conflict") {',
  },
  {
    name: "a commit without an answer is taken for a success",
    file: writtenCall,
    find: commits,
    replace: commits.replace(";", '.catch(() => "committed" as const);'),
  },
  {
    name: "a repeat of its first news moves a call to the newest version",
    file: ongoing,
    find: "return this.#repeated(held, dedupeKey) ?? this.#step(held.state, event, dedupeKey);",
    replace: "return this.#step({ ...held.state, version: flow.version }, event, undefined);",
  },
  {
    name: "keys are written down as they are",
    file: "runner/state.ts",
    find: "      keys: [],\n      tones: { ...tones, held: [] },\n      entry: [],\n",
    replace: "",
  },
  {
    name: "news of another tenant is taken in",
    file: ongoing,
    find: 'if (tenant !== undefined && tenant !== held.state.tenant) return "another tenant";',
    replace: "",
  },
  {
    name: "calls that are over stay in memory",
    file: runner,
    find: "if (calls.get(call.key) === call) calls.delete(call.key);",
    replace: "",
  },
  {
    name: "what a task was given is written down as it is",
    file: "runner/state.ts",
    find: "givenAgain(withWords(unsent), {})",
    replace: "withWords(unsent)",
  },
  {
    name: "the answer of a task is taken for the answer of whichever is waited for",
    file: outgoing,
    find: "command: { id: command.id },\n        ...settled",
    replace: 'command: { type: "task" },\n        ...settled',
  },
  {
    name: "what a dead server was carrying out is given up",
    file: outgoing,
    find: 'taskTraits[command.task].afterCrash(command) === "unknown"',
    replace: 'taskTraits[command.task].afterCrash(command) !== "unknown"',
  },
  {
    name: "an answer of a task that was not hoped for is told to nobody",
    file: outgoing,
    find: 'if (!signal.aborted)\n      await ports.surely(command.leg, {\n        type: "result"',
    replace:
      'if (!signal.aborted && settled.answer !== "wrong")\n      await ports.surely(command.leg, {\n        type: "result"',
  },
  {
    name: "a call that is being read again counts as gone",
    file: writtenCall,
    find: "return this.#held?.state ?? this.#seen;",
    replace: "return this.#held?.state;",
  },
  {
    name: "a server that has just begun is taken for dead",
    file: presence,
    find: "alive.has(other) || (isShared && claimedAt > knownAt - marginMs),",
    replace: "alive.has(other),",
  },
  {
    name: "two copies of first news are both sent away",
    file: runner,
    find: '        if (sentAway.has(key)) return "emergency";\n        // Should',
    replace: "        // Should",
  },
  {
    name: "a call that was looked at while the store was away is forgotten in memory",
    file: ongoing,
    find: "if (!this.#written.running && this.#written.state) this.#rest();",
    replace: "if (!this.#written.running) this.#rest();",
  },
];
