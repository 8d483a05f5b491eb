import type { Desk } from "./desk.ts";
import type { Ticket } from "./presence.ts";
import type { CallState } from "./state.ts";

const none: ReadonlySet<string> = new Set();

/** A command that was handed to the outgoing side, with what proves the claim. */
interface Dispatched {
  readonly command: string;
  readonly ticket: Ticket;
}

/** A command that the telephone has taken on. Milliseconds since 1970, UTC. */
interface Accepted {
  readonly command: string;
  readonly at: number;
}

/**
 * The commands of a call that this server has taken on to send. Lists, because there are one or two at a time and they come
 * and go with each event: a map makes itself anew each time that it is emptied.
 */
export class Claims {
  readonly #desk: Pick<Desk, "server" | "presence">;
  #dispatched: readonly Dispatched[] = [];
  #accepted: readonly Accepted[] = [];

  constructor(desk: Pick<Desk, "server" | "presence">) {
    this.#desk = desk;
  }

  /** Whether something that the telephone has taken on is not written down as sent yet. */
  get toWriteDown(): boolean {
    return this.#accepted.length > 0;
  }

  /** When the telephone has taken on the oldest of what is not written down as sent yet. Milliseconds since 1970, UTC. */
  get oldestAt(): number | undefined {
    return this.#accepted[0]?.at;
  }

  /** Whether the telephone has taken it on, and that is not written down yet. */
  isSent(command: string): boolean {
    return this.#accepted.some((one) => one.command === command);
  }

  claim(command: string, ticket: Ticket): void {
    this.#dispatched = [...this.#dispatched.filter((one) => one.command !== command), { command, ticket }];
  }

  /** Another server has it now. */
  giveUp(command: string): void {
    this.#dispatched = this.#dispatched.filter((one) => one.command !== command);
  }

  accepted(command: string, at: number): void {
    this.#accepted = [...this.#accepted, { command, at }];
  }

  holds(command: string): boolean {
    const found = this.#dispatched.find((one) => one.command === command);
    return found !== undefined && this.#desk.presence.holds(found.ticket);
  }

  /** Commands that nobody is there to send: not on their way from here, and claimed by no server that lives. */
  abandoned({ unsent }: Pick<CallState, "unsent">): ReadonlySet<string> {
    const { server, presence } = this.#desk;
    const isNobodys = ({ command: { id }, by, at }: CallState["unsent"][number]) =>
      !this.#dispatched.some(({ command }) => command === id) && (by === server || !presence.lives(by, at));
    const nobodys = unsent.filter(isNobodys);
    return nobodys.length === 0 ? none : new Set(nobodys.map(({ command }) => command.id));
  }

  /** Forgets what is written down as sent, or is not to be sent any more. */
  keepOnly(unsent: CallState["unsent"]): void {
    const isUnsent = (one: Dispatched | Accepted) => unsent.some(({ command }) => command.id === one.command);
    this.#dispatched = this.#dispatched.filter(isUnsent);
    this.#accepted = this.#accepted.filter(isUnsent);
  }
}
