import type { EventBody, LegName, PhoneCommand } from "@dialtree/flow";
import type { LegState, Progress } from "../../src/index.ts";
import type { Chance } from "./chance.ts";
import { releaseOf } from "./flows.ts";
import type { GraphCall, GraphPorts, Reply } from "./graph.ts";
import type { Planned } from "./timeline.ts";

/** How long Graph lets a telephone ring. */
const ringsMs = 60_000;
/** Whoever has picked up and hears nothing stays so long on the line: long enough to be missed if nobody lets them go. */
const staysMs = 300_000;

/** A call of ours as Graph knows it: somebody's telephone that rings for a caller, or a group call that is made for them. */
export class Phone {
  readonly name: string;
  readonly leg: LegName;
  readonly caller: GraphCall;
  state: LegState = "ringing";
  lookedAt = Number.NEGATIVE_INFINITY;
  readonly #graph: GraphPorts;
  readonly #isMeeting: boolean;
  #playing: Planned | undefined;
  #playingId: string | undefined;
  #told = 0;
  #silentFrom = Number.POSITIVE_INFINITY;
  #tones = 0;

  constructor(
    graph: GraphPorts,
    caller: GraphCall,
    name: string,
    command: PhoneCommand & { readonly type: "dial" },
  ) {
    this.name = name;
    this.leg = command.leg;
    this.caller = caller;
    this.#graph = graph;
    this.#isMeeting = command.to.kind === "meeting";
    const { timeline, chance, faults } = graph;
    if (chance.roll(faults().silentGraph)) this.#silentFrom = chance.whole(1, 6);
    timeline.after(chance.between(50, 400), () => this.#tell({ type: "dialled" }));
    timeline.after(ringsMs, () => {
      if (this.state === "ringing") this.#end({ type: "ended", failure: "no-answer" });
    });
    if (chance.roll(0.15)) return;
    timeline.after(chance.between(500, 12_000), () => this.#decides());
  }

  get gone(): boolean {
    return this.state === "gone";
  }

  get talks(): boolean {
    return this.state === "connected";
  }

  #decides(): void {
    const { timeline, chance, faults } = this.#graph;
    if (this.state !== "ringing") return;
    if (chance.roll(0.15 + faults().busy / 2)) return this.#end({ type: "ended", failure: "declined" });
    this.#becomes("connected");
    this.#tell({ type: "connected" });
    if (!this.#isMeeting) {
      timeline.after(chance.between(300, 9_000), () => this.#acts(chance));
      if (chance.roll(0.1)) timeline.after(chance.between(100, 20_000), () => this.end("remote"));
    }
    timeline.after(staysMs, () => this.end("remote"));
  }

  #acts(chance: Chance): void {
    if (!this.talks || chance.roll(0.15)) return;
    this.#tones += 1;
    this.#tell({ type: "tone", sequence: this.#tones, tone: chance.roll(0.75) ? "1" : "2" });
  }

  /** What a command comes to that was sent to this call. */
  take(command: PhoneCommand, version: string): Reply {
    const { timeline, chance } = this.#graph;
    this.caller.receive(command);
    if (this.gone) return "gone";
    switch (command.type) {
      case "hangUp":
        this.#becomes("leaving");
        timeline.after(chance.between(5, 200), () => this.end("local"));
        return "accepted";
      case "play":
        if (!this.talks) return "failed";
        this.#plays(command.id, releaseOf(version).lengthOf(command.prompts));
        return "accepted";
      case "stop":
        this.#silence();
        return this.talks ? "done" : "failed";
      case "listen":
        return this.talks ? "done" : "failed";
      case "keepAlive":
        return "done";
      case "invite":
        return this.#invites(command.id);
      default:
        return "failed";
    }
  }

  /** The caller comes over, and their own call is over. */
  #invites(id: string): Reply {
    const { timeline, chance, faults } = this.#graph;
    if (!this.talks || !this.caller.hears) return "failed";
    const fails = chance.roll(faults().busy);
    timeline.after(chance.between(200, 5_000), () => {
      if (this.gone || !this.caller.hears) return;
      const settled = fails
        ? ({ outcome: "failed", reason: "error" } as const)
        : ({ outcome: "done" } as const);
      this.#tell({ type: "result", command: { id }, ...settled }, `invited ${id}`);
      if (!fails) this.caller.end();
    });
    return "accepted";
  }

  #plays(id: string, ms: number): void {
    this.#playingId = id;
    this.#playing = this.#graph.timeline.after(ms, () => {
      this.#playingId = undefined;
      this.#tell({ type: "result", command: { id }, outcome: "done" }, `played ${id}`);
    });
  }

  #silence(): void {
    const id = this.#playingId;
    if (this.#playing) this.#playing.cancelled = true;
    this.#playingId = undefined;
    if (id === undefined) return;
    const cut = { outcome: "failed", reason: "cancelled" } as const;
    this.#tell({ type: "result", command: { id }, ...cut }, `played ${id}`);
  }

  /** Nothing of what is asked here is named to whoever asks how it goes. */
  follow(): Progress {
    return { is: this.gone ? "gone" : "missing" };
  }

  end(reason: "remote" | "local" | "transferred"): void {
    this.#end({ type: "ended", reason });
  }

  #end(event: EventBody): void {
    if (this.gone) return;
    this.#becomes("gone");
    this.#silence();
    this.#tell(event);
  }

  #becomes(state: LegState): void {
    this.#graph.trace("graph", `${this.name} is ${state}`);
    this.state = state;
  }

  #tell(event: EventBody, what: string = event.type): void {
    this.#told += 1;
    if (this.#told > this.#silentFrom) return;
    const id = event.type === "tone" ? `tone ${event.sequence}` : what;
    this.#graph.tell({
      call: this.caller,
      leg: { named: this.name, dialled: this.leg },
      event,
      id: `${this.name} ${id}`,
    });
  }
}
