import { wrong } from "../../graph/bodies.ts";
import { RefusedRequest } from "../../graph/errors.ts";
import { sameForm } from "../../ids.ts";
import { field, type JsonObject } from "../../json.ts";
import { type Asking, context, type Operation } from "../operation.ts";
import {
  type Choice,
  durationOf,
  expiry,
  presenceOf,
  type Session,
  type State,
  settable,
} from "./presence.ts";

/** Presences are asked for in lots of at most so many; documented. */
const mostAtOnce = 650;

export interface PresencePorts {
  readonly now: () => number;
  /** The id of a user of this tenant, as the directory writes it; by userPrincipalName too. */
  readonly userId: (tenantId: string, idOrName: string) => string | undefined;
  /** The calls that a user is in. */
  readonly callsOf: (userId: string) => "none" | "peer" | "group";
}

export interface Presences {
  readonly operations: readonly Operation[];
  of(userId: string): State;
  /** The person chooses something in their own client. */
  choose(userId: string, choice: Choice): void;
  clear(): void;
}

export function createPresences({ now, userId, callsOf }: PresencePorts): Presences {
  const chosen = new Map<string, Choice>();
  // There is one app, and so one session of a user.
  const sessions = new Map<string, Session>();

  const of = (id: string): State =>
    presenceOf(chosen.get(id) ?? "Available", sessions.get(id), callsOf(id), now());

  const shown = (id: string): JsonObject => ({ id, ...of(id), statusMessage: null });

  function known({ access, ids }: Asking): string {
    const found = userId(access.tenantId, ids[0] ?? "");
    if (found === undefined) throw new RefusedRequest("notFound");
    return found;
  }

  /** The app speaks for itself only: its session has its own id. */
  function mustBeOwn({ access, body }: Asking): void {
    const sessionId = field(body, "sessionId");
    if (typeof sessionId !== "string" || sameForm(sessionId) !== sameForm(access.appId))
      throw wrong("'sessionId' must be the id of the app.");
  }

  const one = (name: "getPresence" | "getPresenceById", about: string): Operation => ({
    name,
    area: "presence",
    denied: "forbidden",
    answer(asking) {
      const id = known(asking);
      return {
        status: 200,
        body: { ...context(asking.base, about.replace("{id}", id)), ...shown(id) },
      };
    },
  });

  const operations: readonly Operation[] = [
    one("getPresence", "users('{id}')/presence/$entity"),
    one("getPresenceById", "communications/presences/$entity"),
    {
      name: "getPresences",
      area: "presence",
      denied: "forbidden",
      answer({ access, base, body }) {
        const ids = field(body, "ids");
        if (!Array.isArray(ids) || ids.length === 0 || !ids.every((id) => typeof id === "string"))
          throw wrong("'ids' must be a collection of user ids.");
        if (ids.length > mostAtOnce) throw wrong(`'ids' holds more than ${mostAtOnce}.`);
        const present = ids.map((id) => userId(access.tenantId, String(id))).filter((id) => id !== undefined);
        const about = "Collection(microsoft.graph.presence)";
        return { status: 200, body: { ...context(base, about), value: present.map(shown) } };
      },
    },
    {
      name: "setPresence",
      area: "presence",
      denied: "forbidden",
      answer(asking) {
        const { body } = asking;
        const id = known(asking);
        mustBeOwn(asking);
        const state = settable.find(
          ({ availability, activity }) =>
            same(field(body, "availability"), availability) && same(field(body, "activity"), activity),
        );
        if (!state) throw wrong("'availability' and 'activity' are not a pair that apps may set.");
        const text = field(body, "expirationDuration");
        const ms = text === undefined || text === null ? expiry.unasked : durationOf(String(text));
        if (ms === undefined || ms < expiry.least || ms > expiry.most)
          throw wrong("'expirationDuration' must be PT5M to PT4H.");
        sessions.set(id, { ...state, from: now(), until: now() + ms });
        return { status: 200 };
      },
    },
    {
      name: "clearPresence",
      area: "presence",
      denied: "forbidden",
      answer(asking) {
        const id = known(asking);
        mustBeOwn(asking);
        const session = sessions.get(id);
        if (!session || now() >= session.until) throw new RefusedRequest("noPresenceSession");
        sessions.delete(id);
        return { status: 200 };
      },
    },
  ];

  return {
    operations,
    of,
    choose: (id, choice) => void chosen.set(id, choice),
    clear() {
      chosen.clear();
      sessions.clear();
    },
  };
}

const same = (value: unknown, word: string): boolean =>
  typeof value === "string" && value.toLowerCase() === word.toLowerCase();
