import type { EventBody, LegName, PhoneCommand } from "@dialtree/flow";
import type { LegState, Progress } from "../../src/index.ts";
import type { Chance } from "./chance.ts";
import type { Faults } from "./faults.ts";
import { releaseOf } from "./flows.ts";
import { Phone } from "./phone.ts";
import type { Planned, Timeline } from "./timeline.ts";

/** What Graph has to tell of a call. `id` is the same in every copy of it. */
export interface Notice {
  readonly call: GraphCall;
  readonly event: EventBody;
  readonly id: string;
  /** The call of ours that it is about; left out of the caller's own. */
  readonly leg?: { readonly named: string; readonly dialled: LegName };
}

/** What Graph says at once to a command. */
export type Reply =
  | "accepted"
  | "done"
  | "failed"
  | "gone"
  /** A call was made that has this name. */
  | { readonly call: string };

export interface GraphPorts {
  readonly timeline: Timeline;
  readonly chance: Chance;
  readonly faults: () => Faults;
  readonly tell: (notice: Notice) => void;
  readonly trace: (who: string, what: string) => void;
  readonly violated: (invariant: string, what: string) => void;
}

const ringsMs = 15_000;
const keptAliveMs = 45 * 60_000;

/** What the caller hears, or is heard saying. */
interface Sound {
  readonly id: string;
  readonly ms: number;
  readonly records?: "words" | "nothing";
  /** By how much a recording is shorter than it may be. */
  readonly unusedMs?: number;
}

/** One call as Graph knows it: written from docs/simulator.md and packages/graph/README.md, not from the runner. */
export class GraphCall {
  readonly key: string;
  readonly tenant: string;
  readonly flow: string;
  state: LegState = "ringing";
  /** When it was over. */
  goneAt: number | undefined;
  /** Commands that reached Graph, by id, and how often. */
  readonly received = new Map<string, number>();
  /** The newest question how the call is. */
  lookedAt = Number.NEGATIVE_INFINITY;
  /** When Graph last had something to tell of the call, told or lost, or was last asked for something. */
  stirredAt: number;
  /** How long the prompt would have been that failed last. */
  failedPromptMs = 0;
  /** Calls that were made for this one. */
  readonly phones: Phone[] = [];
  /** Keys that the caller has pressed. */
  readonly pressed: string[] = [];
  readonly #graph: GraphPorts;
  #told = 0;
  #tones = 0;
  #listening = false;
  #silentFrom = Number.POSITIVE_INFINITY;
  #playing: Sound[] = [];
  #unusedMs: number | undefined;
  /** Which recordings are named to whoever asks, and how those ended that are over. */
  readonly #names: Faults["namesRecordings"];
  readonly #over = new Map<string, EventBody & { readonly type: "result" }>();
  #prompt: Planned | undefined;
  #drop: Planned | undefined;
  #quietSince: number | undefined;
  #handedBack = false;
  /** The transfer or redirect that is under way, or has come about. */
  #leftBy: string | undefined;
  #leftFrom: string | undefined;
  /** Transfers that have failed; one of them can be sent again if nobody has heard of that. */
  readonly #failedOnce = new Set<string>();

  constructor(graph: GraphPorts, key: string, tenant: string, flow: string) {
    this.#graph = graph;
    this.key = key;
    this.tenant = tenant;
    this.flow = flow;
    const { chance, faults, timeline } = graph;
    this.stirredAt = timeline.now;
    this.#names = faults().namesRecordings;
    if (chance.roll(faults().silentGraph)) this.#silentFrom = chance.whole(1, 12);
    this.#drop = timeline.after(ringsMs, () => this.end("unanswered"));
  }

  get gone(): boolean {
    return this.state === "gone";
  }

  /** The caller hears what was done, and is heard. */
  get hears(): boolean {
    return this.state === "connected";
  }

  get isPlaying(): boolean {
    return this.#playing.length > 0;
  }

  tell(event: EventBody, id: string): void {
    this.#told += 1;
    this.stirredAt = this.#graph.timeline.now;
    if (this.#told > this.#silentFrom) {
      this.#graph.trace("graph", `${this.key} says nothing of ${id}`);
      return;
    }
    this.#graph.tell({ call: this, event, id: `${this.key} ${id}` });
  }

  press(tone: string): void {
    if (!this.hears || !this.#listening) return;
    this.#tones += 1;
    this.pressed.push(tone);
    this.tell({ type: "tone", sequence: this.#tones, tone: tone as "1" }, `tone ${this.#tones}`);
  }

  end(reason?: "remote" | "local" | "unanswered" | "lost" | "transferred" | "redirected" | "rejected"): void {
    if (this.gone) return;
    this.#becomes("gone");
    this.goneAt = this.#graph.timeline.now;
    this.#silence();
    this.tell({ type: "ended", ...(reason ? { reason } : {}) }, "ended");
  }

  /** A command of this call or of a leg that was called for it has arrived. Twice it would be heard, or ring, twice. */
  receive({ id, type }: PhoneCommand): void {
    const times = (this.received.get(id) ?? 0) + 1;
    this.received.set(id, times);
    this.stirredAt = this.#graph.timeline.now;
    if (times > 1 && (type === "dial" || type === "invite"))
      this.#graph.violated("L1", `${this.key}: ${type} ${id} has come to Graph ${times} times`);
  }

  /** Somebody is called for this caller. */
  dial(command: PhoneCommand & { readonly type: "dial" }): Reply {
    const { chance, faults } = this.#graph;
    this.receive(command);
    if (chance.roll(faults().busy / 3)) return "failed";
    const phone = new Phone(this.#graph, this, `${this.key} ${command.leg}`, command);
    this.phones.push(phone);
    return { call: phone.name };
  }

  /** A command has arrived. What it is about is judged by what the call is now. */
  take(command: PhoneCommand, version: string, server: string): Reply {
    this.receive(command);
    if (command.type === "transfer" || command.type === "redirect") this.#onlyOnce(command, server);
    if (this.gone) return "gone";
    const { timeline, chance, faults } = this.#graph;
    switch (command.type) {
      case "answer":
        if (this.state !== "ringing") return "failed";
        this.#becomes("connecting");
        this.#keepAlive();
        timeline.after(chance.between(100, 1_200), () => {
          if (this.state !== "connecting") return;
          this.#becomes("connected");
          this.tell({ type: "connected" }, "connected");
        });
        return "accepted";
      case "reject":
        if (this.state !== "ringing") return "failed";
        this.#becomes("leaving");
        timeline.after(chance.between(10, 300), () => this.end("rejected"));
        return "accepted";
      case "redirect":
        if (this.state !== "ringing") return "failed";
        if (chance.roll(faults().busy / 2)) return "failed";
        this.#leftBy = command.id;
        this.#leftFrom = server;
        this.#becomes("leaving");
        timeline.after(chance.between(300, 20_000), () => this.end("redirected"));
        return "accepted";
      case "transfer":
        if (!this.hears) return "failed";
        {
          const phone = this.phones.find(({ leg }) => leg === command.replaces);
          if (command.replaces !== undefined && !phone?.talks) return "failed";
          this.#transfer(command.id, phone);
        }
        return "accepted";
      case "listen":
        if (!this.hears) return "failed";
        this.#listening = true;
        return "done";
      case "play":
        if (!this.hears) return "failed";
        return this.#play(command.id, releaseOf(version).lengthOf(command.prompts));
      case "record":
        return this.#record(command);
      case "sendTones":
        if (!this.hears) return "failed";
        return this.#play(command.id, command.keys.length * (100 + command.pauseMs));
      case "invite": {
        if (!this.hears) return "failed";
        const settled = chance.roll(faults().busy)
          ? ({ outcome: "failed", reason: "busy" } as const)
          : ({ outcome: "done" } as const);
        timeline.after(chance.between(200, 12_000), () => {
          if (this.hears)
            this.tell({ type: "result", command: { id: command.id }, ...settled }, `invited ${command.id}`);
        });
        return "accepted";
      }
      case "mute":
      case "unmute":
      case "hold":
      case "takeBack":
        return this.hears ? "done" : "failed";
      case "deliver":
        return "done";
      case "stop":
        this.#silence();
        return this.hears ? "done" : "failed";
      case "keepAlive":
        this.#keepAlive();
        return "done";
      // Whoever is called is on a call of their own.
      case "dial":
        return "failed";
      case "hangUp":
        this.#becomes("leaving");
        timeline.after(chance.between(5, 200), () => this.end("local"));
        return "accepted";
    }
  }

  /** How a recording goes, as far as Graph tells. */
  follow(id: string): Progress {
    if (this.gone) return { is: "gone" };
    if (this.#names === "none") return { is: "missing" };
    if (this.#playing.some((sound) => sound.id === id)) return { is: "running" };
    const event = this.#names === "all" ? this.#over.get(id) : undefined;
    return event ? { is: "over", event } : { is: "missing" };
  }

  #onlyOnce({ id, type }: PhoneCommand, server: string): void {
    if (this.#leftBy === undefined) return;
    // What was sent away while the store was away stands nowhere: another server cannot know, and Graph refuses it.
    const emergency = id === "emergency" || this.#leftBy === "emergency";
    if (emergency && (this.gone || server !== this.#leftFrom)) return;
    // News of a failed transfer names no request: that of a first try, told late, passes for that of the second.
    if (this.#failedOnce.has(this.#leftBy)) return;
    this.#graph.violated(
      "I4",
      `${this.key}: ${type} ${id} came while ${this.#leftBy} was under way or had worked`,
    );
  }

  #transfer(id: string, phone: Phone | undefined): void {
    const { timeline, chance, faults } = this.#graph;
    this.#leftBy = id;
    this.#silence();
    this.#becomes("leaving");
    const fails = chance.roll(faults().busy);
    const ms = chance.roll(faults().longTransfer)
      ? chance.between(20_000, 120_000)
      : chance.between(200, 12_000);
    timeline.after(ms, () => {
      if (this.state !== "leaving") return;
      if (!fails) {
        timeline.after(chance.between(50, 2_000), () => phone?.end("transferred"));
        return this.end("transferred");
      }
      this.#leftBy = undefined;
      this.#failedOnce.add(id);
      this.#becomes("connected");
      this.#handedBack = true;
      this.tell(
        { type: "result", command: { type: "transfer" }, outcome: "failed", reason: "busy" },
        `transfer failed after ${id}`,
      );
    });
  }

  #play(id: string, ms: number): Reply {
    const { chance, faults, timeline } = this.#graph;
    if (chance.roll(faults().playFails)) {
      this.failedPromptMs = ms;
      timeline.after(chance.between(50, 800), () => this.#played(id, "failed"));
      return "accepted";
    }
    this.#playing.push({ id, ms });
    this.#hush();
    if (this.#playing.length === 1) this.#playNext();
    return "accepted";
  }

  /** Waits behind what plays, beeps, and hears the caller out. */
  #record(command: PhoneCommand & { readonly type: "record" }): Reply {
    const { chance, faults } = this.#graph;
    if (!this.hears || chance.roll(faults().playFails)) return "failed";
    if (this.#playing.some(({ records }) => records))
      this.#graph.violated("I4", `${this.key}: ${command.id} beeps while the caller is recorded already`);
    const silent = chance.roll(0.2);
    const ms = 1_000 * (silent ? command.untilFirstWord : chance.between(2, command.longest));
    const unusedMs = Math.max(0, command.longest * 1_000 - ms);
    this.#playing.push({ id: command.id, ms, records: silent ? "nothing" : "words", unusedMs });
    this.#hush();
    if (this.#playing.length === 1) this.#playNext();
    return "accepted";
  }

  #playNext(): void {
    const [first] = this.#playing;
    if (!first) return this.#hush();
    this.#prompt = this.#graph.timeline.after(first.ms, () => {
      this.#playing.shift();
      this.#unusedMs = first.unusedMs;
      if (first.records) this.#recorded(first.id, first.ms, first.records);
      else this.#played(first.id, "done");
      this.#playNext();
    });
  }

  #played(id: string, outcome: "done" | "failed" | "cancelled"): void {
    const told =
      outcome === "cancelled"
        ? ({ outcome: "failed", reason: "cancelled" } as const)
        : ({ outcome } as const);
    this.tell({ type: "result", command: { id }, ...told }, `played ${id}`);
  }

  #recorded(id: string, recorded: number, what: "words" | "nothing"): void {
    const how =
      what === "words"
        ? ({ outcome: "done", recorded } as const)
        : ({ outcome: "failed", reason: "silence" } as const);
    const event = { type: "result", command: { id }, ...how } as const;
    this.#over.set(id, event);
    this.tell(event, `recorded ${id}`);
  }

  #silence(): void {
    if (this.#prompt) this.#prompt.cancelled = true;
    const cut = this.#playing;
    this.#playing = [];
    for (const { id } of cut) this.#played(id, "cancelled");
    this.#hush();
  }

  #keepAlive(): void {
    if (this.#drop) this.#drop.cancelled = true;
    this.#drop = this.#graph.timeline.after(keptAliveMs, () => this.end("lost"));
  }

  #becomes(state: LegState): void {
    this.#graph.trace("graph", `${this.key} is ${state}`);
    this.state = state;
    if (state === "gone" && this.#drop) this.#drop.cancelled = true;
    this.#hush();
  }

  /** Keeps the time since when the caller hears nothing at all. */
  #hush(): void {
    const { timeline } = this.#graph;
    const quiet = this.hears && this.#playing.length === 0;
    if (quiet) this.#quietSince ??= timeline.now;
    else {
      this.#quietSince = undefined;
      this.#unusedMs = undefined;
      this.#handedBack = false;
    }
  }

  /** Since when the caller hears nothing; undefined while there is something to hear, or nobody to hear it. */
  get quietSince(): number | undefined {
    return this.#quietSince;
  }

  /**
   * By how much the recording was shorter than allowed whose end began the silence; undefined if none did, or if Graph tells
   * of it whoever asks. Whoever can neither hear of its end nor ask for it cannot know of it before.
   */
  get unusedMs(): number | undefined {
    return this.#names === "all" ? undefined : this.#unusedMs;
  }

  /** The silence began with a transfer that failed. */
  get handedBack(): boolean {
    return this.#handedBack;
  }
}
