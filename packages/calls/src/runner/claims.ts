import type { Desk } from "./desk.ts";
import type { Ticket } from "./presence.ts";
import type { CallState } from "./state.ts";

/** The commands of a call that this server has taken on to send. */
export class Claims {
  readonly #desk: Pick<Desk, "server" | "presence">;
  /** Commands handed to the outgoing side, with what proves the claim; and of those the ones that the telephone has taken on. */
  readonly #dispatched = new Map<string, Ticket>();
  readonly #sent = new Set<string>();

  constructor(desk: Pick<Desk, "server" | "presence">) {
    this.#desk = desk;
  }

  /** Those that the telephone has taken on, and that are not written down as sent yet. */
  get sent(): ReadonlySet<string> {
    return this.#sent;
  }

  claim(command: string, ticket: Ticket): void {
    this.#dispatched.set(command, ticket);
  }

  /** Another server has it now. */
  giveUp(command: string): void {
    this.#dispatched.delete(command);
  }

  accepted(command: string): void {
    this.#sent.add(command);
  }

  holds(command: string): boolean {
    const ticket = this.#dispatched.get(command);
    return ticket !== undefined && this.#desk.presence.holds(ticket);
  }

  /** Commands that nobody is there to send: not on their way from here, and claimed by no server that lives. */
  abandoned({ unsent }: Pick<CallState, "unsent">): ReadonlySet<string> {
    const { server, presence } = this.#desk;
    const nobodys = unsent.filter(
      ({ command, by, at }) =>
        !this.#dispatched.has(command.id) && (by === server || !presence.lives(by, at)),
    );
    return new Set(nobodys.map(({ command }) => command.id));
  }

  /** Forgets what is written down as sent, or is not to be sent any more. */
  keepOnly(unsent: CallState["unsent"]): void {
    const ids = new Set(unsent.map(({ command }) => command.id));
    for (const kept of [this.#sent, this.#dispatched]) {
      for (const id of kept.keys()) if (!ids.has(id)) kept.delete(id);
    }
  }
}
