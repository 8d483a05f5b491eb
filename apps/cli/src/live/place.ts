import { randomUUID } from "node:crypto";
import type { Party, VariableValue } from "@dialtree/flow";
import { type Entry, type LiveNews, readNews, toldTranscript } from "@dialtree/rehearsal";
import type { Io } from "../io.ts";
import { Refusal } from "../refusal.ts";
import { ask, complaintIn, type Peer } from "./http.ts";
import { keepReading } from "./play.ts";

/** A call that a flow is to place through a server. */
export interface PlacedOrder {
  readonly flow: string;
  readonly to: Party & { readonly kind: "phone" | "user" };
  /** The resource account that calls; the server's usual one unless told. */
  readonly from: string | undefined;
  readonly values: Readonly<Record<string, VariableValue>>;
  readonly language: string | undefined;
  /** What the request is called; a name of its own unless told. */
  readonly request: string | undefined;
}

export interface PlacedCall {
  readonly transcript: readonly Entry[];
  /** Why this is not all of the call. */
  readonly complaint?: string;
}

/**
 * Has a server's flow call somebody, and follows the call to its end. What is said is told when it is asked for: nobody here
 * hears it.
 * @throws Refusal when it is refused, or cannot be followed.
 */
export async function placeThrough(io: Io, server: Peer, order: PlacedOrder): Promise<PlacedCall> {
  const { flow, to, from, values, language, request = randomUUID() } = order;
  const answer = await ask(server, "POST", "/api/outgoing-calls", {
    request,
    flow,
    to: to.kind === "phone" ? { kind: to.kind, number: to.number } : { kind: to.kind, id: to.id },
    values,
    ...(from === undefined ? {} : { from }),
    ...(language === undefined ? {} : { language }),
  });
  const { key } = (answer.body ?? {}) as { readonly key?: unknown };
  if ((answer.status !== 200 && answer.status !== 201) || typeof key !== "string") throw refused(answer);

  const following = new AbortController();
  const { signal } = following;
  const told = new Map<number, LiveNews>();
  let interrupted = false;
  const finished = Promise.withResolvers<void>();
  const stopListening = io.onInterrupt(() => {
    interrupted = true;
    finished.resolve();
  });
  try {
    keepReading(
      io,
      server,
      () => `/api/calls/${key}/news`,
      signal,
      (item) => {
        const news = readNews(item);
        if (!news) return;
        if ("fault" in news)
          return finished.reject(
            new Refusal(
              `The server's news of the call cannot be read: ${news.fault}.`,
              "Is the server as new as this command?",
            ),
          );
        told.set(news.seq, news);
        if (news.kind === "ended") finished.resolve();
      },
    ).catch(finished.reject);
    await finished.promise;
  } finally {
    stopListening();
    following.abort();
  }
  const news = [...told.values()].sort((a, b) => a.seq - b.seq);
  return {
    transcript: toldTranscript(news, { caller: to, called: { kind: "unknown" }, flow }),
    ...(interrupted ? { complaint: `no longer followed: the call goes on, and is ${key}.` } : {}),
  };
}

function refused(answer: Parameters<typeof complaintIn>[0]): Refusal {
  const { remedy: told, input } = (answer.body ?? {}) as {
    readonly remedy?: unknown;
    readonly input?: readonly { readonly sentence?: unknown; readonly remedy?: unknown }[];
  };
  const each = (input ?? []).map(({ sentence, remedy }) => `${sentence} ${remedy}`);
  const remedy = typeof told === "string" ? told : "Is it as new as this command?";
  return new Refusal(
    `The server does not place the call: ${complaintIn(answer)}`,
    each.length > 0 ? each.join(" ") : remedy,
  );
}
