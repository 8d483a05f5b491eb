import type { Clock } from "../clock.ts";

/**
 * A time at which something is to be done, and which is moved with almost every event. Moved later or called off it costs nothing:
 * the clock rings at the earlier time, and is set anew then. Times are milliseconds since 1970, UTC.
 */
export class Appointment {
  readonly #clock: Clock;
  readonly #keep: () => void;
  #at: number | undefined;
  #ringsAt = Number.POSITIVE_INFINITY;
  #silence: (() => void) | undefined;

  /** `keep` is done once for each time that was made, at that time or as soon after it as the clock rings. */
  constructor(clock: Clock, keep: () => void) {
    this.#clock = clock;
    this.#keep = keep;
  }

  get made(): boolean {
    return this.#at !== undefined;
  }

  /** In place of whatever time was made before. */
  make(at: number): void {
    this.#at = at;
    if (at < this.#ringsAt) this.#ringAt(at);
  }

  callOff(): void {
    this.#at = undefined;
  }

  /** Calls it off, and lets the clock forget it: nobody is there any more. */
  end(): void {
    this.callOff();
    this.#silence?.();
    this.#silence = undefined;
    this.#ringsAt = Number.POSITIVE_INFINITY;
  }

  #ringAt(at: number): void {
    this.#silence?.();
    this.#ringsAt = at;
    this.#silence = this.#clock.after(Math.max(0, at - this.#clock.now()), () => {
      this.#ringsAt = Number.POSITIVE_INFINITY;
      this.#silence = undefined;
      if (this.#at === undefined) return;
      if (this.#at > this.#clock.now()) return this.#ringAt(this.#at);
      this.#at = undefined;
      this.#keep();
    });
  }
}
