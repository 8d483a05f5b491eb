import type { Clock, Runner } from "../../src/index.ts";
import type { Timeline } from "./timeline.ts";

export interface ServerPorts {
  readonly timeline: Timeline;
  /** Called before a server does anything that can be seen from outside; it may be dead or paused afterwards. */
  readonly mayFail: (server: Server, what: string) => void;
}

/**
 * One process on a machine of its own: it can be ended at any moment, after which nothing that it waited for ever
 * happens; or stopped, after which everything happens that was waiting, with the memory of before.
 */
export class Server {
  readonly name: string;
  readonly clock: Clock;
  runner!: Runner;
  state: "up" | "paused" | "down" = "up";
  /** It takes no new news: it is being stopped on purpose. */
  leaving = false;
  /** How far its clock is ahead, in milliseconds. */
  skewMs = 0;
  /** When it was last stopped for a while. */
  pausedUntil = Number.NEGATIVE_INFINITY;
  readonly startedAt: number;
  readonly #ports: ServerPorts;
  #waiting: (() => void)[] = [];

  constructor(name: string, ports: ServerPorts) {
    this.name = name;
    this.#ports = ports;
    const { timeline } = ports;
    this.startedAt = timeline.now;
    this.clock = {
      now: () => Math.floor(timeline.now + this.skewMs),
      after: (ms, run) => {
        const timer = timeline.after(ms, () => {
          this.receive(() => {
            // Taken back while the process stood still.
            if (!timer.cancelled) run();
          });
        });
        return () => {
          timer.cancelled = true;
        };
      },
    };
  }

  /** Lets the process do something that can be seen from outside, unless it dies at just this moment. */
  act(what: string, run: () => void): void {
    if (this.state === "up") this.#ports.mayFail(this, what);
    this.receive(run);
  }

  /** Something reaches the process: now, later if it is stopped, and never if it is dead. */
  receive(run: () => void): void {
    if (this.state === "up") run();
    else if (this.state === "paused") this.#waiting.push(run);
  }

  pause(): void {
    if (this.state === "up") this.state = "paused";
  }

  resume(): void {
    if (this.state !== "paused") return;
    this.state = "up";
    this.pausedUntil = this.#ports.timeline.now;
    const { timeline } = this.#ports;
    // One after the other, as the event loop would take them; it may be stopped again in between.
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const run of waiting) timeline.after(0, () => this.receive(run));
  }

  die(): void {
    this.state = "down";
    this.#waiting = [];
  }
}
