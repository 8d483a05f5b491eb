import {
  type CallCommand,
  type CallTrigger,
  type CommandBody,
  type CommandType,
  callerLeg,
  type Facts,
  type LegName,
  limits,
  pressed,
  type Tone,
  type Trigger,
  type VariableValue,
} from "@dialtree/flow";
import type { Derived } from "@dialtree/flow/expressions";
import { stateAt, wallClock } from "@dialtree/flow/hours";
import type { AnyMachineSnapshot, StateValue } from "xstate";
import { fallbackNode } from "../2-lower/index.ts";
import { afterEvent, type Doing, type Standing } from "../3-machine/index.ts";
import type { CompiledFlow, FlowLibrary, Move } from "../compile.ts";
import { act } from "./actions.ts";
import { addCommand } from "./commands.ts";
import { calledFlow, comeBack, goneOn, toldBy } from "./crossing.ts";
import { engineTimers } from "./engine-timers.ts";
import { backBeforeLeaving } from "./holding.ts";
import type { FaultCode, IgnoredWhy, JournalEntry, Signal } from "./journal.ts";
import { letAllGo } from "./legs.ts";
import {
  awaitedKey,
  countKey,
  type Frame,
  frameOf,
  type Session,
  type Timer,
  withoutSounds,
} from "./session.ts";
import type { Moved } from "./step.ts";

const clocks = { stateAt, wallClock } as const;

const callersTask = awaitedKey(callerLeg, "task");
const noKeys: Session["entry"] = [];

// Steps granted after a loop was found, so that the fallback itself can still be entered.
const stepsReserved = 10;

/**
 * One step under way: the session as it changes, and what it leads to. Lives only inside `begin` and `step`; everything
 * it is given is left untouched.
 */
export class Turn {
  readonly #library: FlowLibrary;
  readonly #at: number;
  #flow: CompiledFlow;
  readonly #session: Changing<Session>;
  #snapshot: AnyMachineSnapshot;
  #standing: Standing;
  #steps = 0;
  #looped = false;
  #derived: Derived | undefined;
  /**
   * The trail, once it is this step's own copy. A flow that waits for another keeps the trail that it had, but then the
   * session has another one.
   */
  #ownTrail: string[] | undefined;
  #brought: Values = {};
  readonly #commands: CallCommand[] = [];
  readonly #journal: JournalEntry[] = [];
  readonly #signals: Signal[] = [];
  readonly #due: Trigger[] = [];
  #moved: Moved | undefined;

  constructor(library: FlowLibrary, flow: CompiledFlow, at: number, session: Session, snapshot: StateValue) {
    this.#library = library;
    this.#flow = flow;
    this.#at = at;
    this.#session = { ...session };
    this.#snapshot = flow.at(snapshot);
    this.#standing = flow.standing(this.#snapshot);
  }

  get session(): Session {
    return this.#session;
  }

  get at(): number {
    return this.#at;
  }

  /** The flow that the call is in. */
  get flow(): CompiledFlow {
    return this.#flow;
  }

  /** What a task brought along that was settled just now. */
  get brought(): Values {
    return this.#brought;
  }

  /** What the node has just worked out to decide by, for the move that keeps it. */
  get derived(): Derived | undefined {
    return this.#derived;
  }

  update(change: Partial<Session>): void {
    // The copy is this turn's own until its end, and a new one for each change is what a step would mostly do.
    Object.assign(this.#session, change);
  }

  forgetRecorded(): void {
    // Most calls record nothing, and a copy of a session is a large part of a step.
    if (this.#session.recorded === undefined) return;
    delete this.#session.recorded;
  }

  /** The caller is somewhere else from now on. */
  move(moved: Moved): void {
    this.#moved = moved;
  }

  forgetHeld(): void {
    delete this.#session.held;
  }

  note(entry: JournalEntry): void {
    this.#journal.push(entry);
  }

  ignore(why: IgnoredWhy): void {
    this.note({ kind: "ignored", why });
  }

  /** Tells the machine something, and lets it run until it waits for the outside again. */
  feed(trigger: Trigger): void {
    // The machine has come to its end with the caller.
    if (this.#session.phase === "closing") return;
    this.#transition(trigger);
    this.#settle();
  }

  /** Puts keys that were pressed just now behind those that no menu has taken yet. */
  queue(pressed: readonly Tone[]): void {
    const keys = [...this.#session.keys, ...pressed].slice(0, limits.keysTypedAhead);
    this.update({ keys });
    if (pressed.length > 0) this.passOver();
  }

  /** Lets a waiting state take the keys that are there. */
  offerKeys(): void {
    this.#settle();
  }

  /** Gives the call to the fallback. */
  fault(code: FaultCode): void {
    this.#fault(code);
    this.#settle();
  }

  arm(id: string, delay: number): void {
    const armed: Timer = { id, generation: this.#session.timersArmed + 1, dueAt: this.#at + delay, delay };
    this.update({
      timers: [...this.#session.timers.filter((timer) => timer.id !== id), armed],
      timersArmed: armed.generation,
    });
  }

  disarm(id: string): void {
    if (this.#session.timers.some((timer) => timer.id === id)) {
      this.update({ timers: this.#session.timers.filter((timer) => timer.id !== id) });
    }
  }

  /** A task was done. What the flow does not wait for, be it an answer or none, must not keep its caller waiting. */
  answered(answer: string | undefined, values: Values = {}): void {
    const trigger: Trigger = answer === undefined ? "task.done" : `answered.${answer}`;
    this.#brought = values;
    this.feed(this.#snapshot.can({ type: trigger }) ? trigger : "task.failed");
    this.#brought = {};
  }

  /** A timer of the machine is due. */
  elapse({ id, delay }: Timer): void {
    this.#transition(afterEvent(this.#flow.id, id, delay));
    this.#settle();
  }

  /** Nobody is there whom anything could be for, and the call is over as soon as the flow has come to rest. */
  get isForNobody(): boolean {
    const { phase, legs } = this.#session;
    return phase === "unreached" || (phase === "calling" && !legs[callerLeg]);
  }

  command(body: CommandBody, leg: LegName = callerLeg): void {
    if (this.isForNobody) return;
    if (body.type === "hangUp" && leg === callerLeg) backBeforeLeaving(this);
    const id = `c${this.#session.commandsMade + 1}`;
    const added = addCommand(this.#commands, { id, leg, ...body });
    const awaited: Record<string, string> =
      body.type === "stop" ? withoutSounds(this.#session.awaited, leg) : { ...this.#session.awaited };
    if (added) awaited[awaitedKey(leg, body.type)] = id;
    this.#session.commandsMade += 1;
    this.#session.awaited = awaited;
    // The ringing limit is there for flows that dither; this call has been decided about.
    if (body.type === "answer" || body.type === "redirect" || body.type === "reject")
      this.disarm(engineTimers.ringing);
  }

  /** Nobody waits for the newest command of that type any more. */
  forget(leg: LegName, type: CommandType): void {
    const { [awaitedKey(leg, type)]: _settled, ...awaited } = this.#session.awaited;
    this.update({ awaited });
  }

  /** Something that comes about by itself: the machine hears of it once it is where it is going. */
  raise(trigger: Trigger): void {
    this.#due.push(trigger);
  }

  /** Drops a key that belongs to what was keyed in before. Only the next one can be meant, whatever it is. */
  passOver(): void {
    const [next, ...later] = this.#session.keys;
    if (!this.#session.passedOver || next === undefined) return;
    const { key, orKeys = [], until } = this.#session.passedOver;
    const isMeant = [key, ...orKeys].some((one) => one === next) && this.#at <= until;
    delete this.#session.passedOver;
    if (isMeant) this.#session.keys = later;
  }

  /** The node whose actions are performed: the machine itself may be on its way to the next one already. */
  keeper(): string {
    return this.#session.trail.at(-1) ?? this.#node();
  }

  /** What a node goes by when it decides. */
  facts(): Facts {
    const { phase, group, language, caller, called, variables, entry, trail, seed, counts } = this.#session;
    const node = this.keeper();
    return {
      at: this.#at,
      phase: phase === "ended" || phase === "closing" ? "answered" : phase,
      shape: group ? "group" : "two",
      language,
      caller,
      called,
      variables,
      entry: entry.length === 0 ? "" : entry.join(""),
      directories: this.#flow.document.directories ?? [],
      calendars: this.#library.calendars,
      clocks,
      trail,
      seed,
      node,
      counted: counts?.[countKey(this.#flow.id, node)] ?? 0,
      expressions: this.#flow.expressions,
      state: this.#standing.state,
    };
  }

  finish(): {
    session: Session;
    commands: readonly CallCommand[];
    timers: readonly Timer[];
    journal: readonly JournalEntry[];
    signals: readonly Signal[];
    moved?: Moved;
  } {
    const session = this.#session;
    session.frames = [...session.frames.slice(0, -1), this.#frame()];
    return {
      session,
      commands: this.#commands,
      timers: session.timers,
      journal: this.#journal,
      signals: this.#signals,
      ...(this.#moved ? { moved: this.#moved } : {}),
    };
  }

  #settle(): void {
    for (let next = this.#nextTrigger(); next !== undefined; next = this.#nextTrigger()) {
      if (next === "go on elsewhere") this.#enterLinkedFlow();
      else if (next === "call a flow") this.#callFlow();
      else if (next === "go back") this.#goBack();
      else if (next === "decide") this.#transition(this.#decision(), this.#flow.decided);
      else this.#transition(next);
    }
  }

  /** What the state the machine is in wants at once; undefined when it waits for the outside. */
  #nextTrigger(): Trigger | "go on elsewhere" | "call a flow" | "go back" | "decide" | undefined {
    if (this.#exhausted() || this.#snapshot.status !== "active") return undefined;
    if (this.#due.length > 0) return this.#due.shift();
    const { keys, nodeEntries, legs } = this.#session;
    const outOfEntries = nodeEntries > limits.nodeEntriesPerCall - limits.nodeEntriesReserved;
    if (outOfEntries && this.#node() !== fallbackNode) {
      this.note({ kind: "fault", flow: this.#flow.id, code: "too_many_nodes", node: this.#node() });
      return "call.fault";
    }
    switch (this.#standing.wants) {
      case "leaves":
        return "go on elsewhere";
      case "calls":
        return "call a flow";
      case "returns":
        return "go back";
      case "decides":
        return "decide";
      case "collected": {
        if (legs[callerLeg]?.deaf && this.#snapshot.can({ type: "listen.failed" })) return "listen.failed";
        const [key, ...later] = keys;
        if (key === undefined) return undefined;
        this.update({ keys: later });
        return pressed(key);
      }
      case "interrupting":
        return keys.length > 0 ? "interrupted" : undefined;
      case undefined:
        return undefined;
    }
  }

  #transition(name: string, moves: CompiledFlow["move"] = this.#flow.move): void {
    this.#steps += 1;
    if (this.#steps > limits.stepsPerEvent && !this.#looped) return this.#fault("flow_loops");
    let move: Move;
    try {
      move = moves(this.#snapshot, name);
    } catch (error) {
      // With maxIterations set, xstate throws at a loop of states that never wait. Nothing was changed yet.
      if (this.#looped) throw error;
      return this.#fault("flow_loops");
    }
    this.#signals.push({ at: this.#at, flow: this.#flow.id, type: move.event });
    this.#snapshot = move.to;
    this.#standing = move.standing;
    for (const doing of move.doings) this.#perform(doing);
  }

  #fault(code: FaultCode): void {
    if (code === "flow_loops") this.#looped = true;
    // Where a flow is left there is no node any more; people look for the one that left it.
    const node = code === "flow_missing" ? (this.#session.trail.at(-1) ?? this.#node()) : this.#node();
    this.note({ kind: "fault", flow: this.#flow.id, code, node });
    this.#due.length = 0;
    this.#transition("call.fault" satisfies CallTrigger);
  }

  #exhausted(): boolean {
    return this.#steps > limits.stepsPerEvent + stepsReserved;
  }

  #perform(doing: Doing): void {
    switch (doing.does) {
      case "enter":
        return this.#entered(doing.node);
      case "leave":
        return this.#left(doing.node, doing.outlet);
      case "arm":
        return this.arm(doing.timer, doing.milliseconds);
      case "disarm":
        return this.disarm(doing.timer);
      case "act":
        return act(this, doing.action);
    }
  }

  #entered(node: string): void {
    this.note({ kind: "entered", flow: this.#flow.id, node });
    this.forgetRecorded();
    this.#derived = undefined;
    letAllGo(this);
    // Where something has gone wrong, everybody hears what becomes of it.
    if (node === fallbackNode) backBeforeLeaving(this);
    this.#session.nodeEntries += 1;
    this.#pass(node);
    this.#session.entry = noKeys;
    this.#forgetTask();
  }

  /** Puts a node at the end of the trail. It is copied once in a step, however many nodes the step passes. */
  #pass(node: string): void {
    const own = this.#ownTrail;
    if (own && own === this.#session.trail) {
      if (own.length >= limits.trail) own.shift();
      own.push(node);
      return;
    }
    this.#ownTrail = longerBy(this.#session.trail, node);
    this.#session.trail = this.#ownTrail;
  }

  #left(node: string, outlet: string): void {
    this.note({ kind: "left", flow: this.#flow.id, node, outlet });
  }

  /** A task belongs to its node: whoever has gone on does not wait for it, and must not take its answer for another's. */
  #forgetTask(): void {
    const key = callersTask;
    if (!Object.hasOwn(this.#session.awaited, key)) return;
    const { [key]: _forgotten, ...awaited } = this.#session.awaited;
    this.update({ awaited });
    this.disarm(engineTimers.task);
  }

  #enterLinkedFlow(): void {
    const linked = this.#library.linked(this.#flow, toldBy(this.#snapshot, "flow") ?? "");
    if (!linked) return this.#fault("flow_missing");
    this.#begin(linked, goneOn(this.#session, linked));
  }

  #callFlow(): void {
    const calls = toldBy(this.#snapshot, "calls");
    const linked = calls && this.#library.linked(this.#flow, calls.flow);
    if (!linked) return this.#cannotCall("flow_missing");
    if (this.#session.frames.length > limits.flowsNested) return this.#cannotCall("flows_too_deep");
    const inside = calledFlow(this.#session, this.#frame(), linked, calls);
    if (!inside) return this.#cannotCall("input_unfit");
    this.#begin(linked, inside);
  }

  #cannotCall(code: FaultCode): void {
    this.note({ kind: "fault", flow: this.#flow.id, code, node: this.#node() });
    this.#transition("subFlow.failed" satisfies Trigger);
  }

  #begin(flow: CompiledFlow, belongings: Partial<Session>): void {
    for (const { id } of this.#session.timers.filter(({ id }) => !id.startsWith("$"))) this.disarm(id);
    this.#flow = flow;
    this.update(belongings);
    this.#snapshot = flow.at(frameOf(flow).snapshot);
    this.#standing = flow.standing(this.#snapshot);
    this.#transition("call.began" satisfies CallTrigger);
  }

  #goBack(): void {
    const waiting = this.#session.frames.at(-2);
    const flow = waiting && this.#library.find(waiting.flow, waiting.version);
    if (!flow) return this.#fault("nowhere_to_return");
    const exit = toldBy(this.#snapshot, "returns") ?? "";
    const snapshot = flow.at(waiting.snapshot);
    const outputs = toldBy(snapshot, "calls")?.outputs ?? [];
    this.update(comeBack(this.#session, waiting, flow, outputs));
    this.#flow = flow;
    this.#snapshot = snapshot;
    this.#standing = flow.standing(snapshot);
    this.#transition(`returned.${exit}` satisfies Trigger);
  }

  #frame(): Frame {
    const { id: flow, version } = this.#flow;
    return { flow, version, snapshot: this.#snapshot.value as StateValue };
  }

  #node(): string {
    return this.#standing.node;
  }

  #decision(): string {
    const facts = this.facts();
    const node = this.#flow.nodes.get(this.#node());
    if (!node?.derive) return node?.decide(facts) ?? facts.phase;
    this.#derived = node.derive(facts);
    return "value" in this.#derived ? "known" : "unknown";
  }
}

/** A session while a step changes it. */
type Changing<T> = { -readonly [K in keyof T]: T[K] };

type Values = Readonly<Record<string, VariableValue>>;

/** The trail with one more node, and without the oldest where it would become too long. */
function longerBy(trail: Session["trail"], node: string): string[] {
  const longer = trail.length < limits.trail ? trail.slice() : trail.slice(1 - limits.trail);
  longer.push(node);
  return longer;
}
