import { readNews } from "@dialtree/rehearsal";
import type { Io } from "../io.ts";
import { misused, Refusal } from "../refusal.ts";
import { plain } from "../terminal.ts";
import { done } from "./done.ts";
import { type Peer, readEvents } from "./http.ts";

/** What a test call showed, as a line of the doctor. */
export interface TestCall {
  readonly status: "ok" | "failed";
  readonly title: string;
  readonly seen: string;
  readonly remedies: readonly { readonly says: string; readonly command?: string }[];
}

const lookEveryMs = 1_000;
const connectedWithinMs = 20_000;
const dialledWithinMs = 120_000;

interface Line {
  readonly simulator: string | null;
  readonly numbers: readonly { readonly called: string; readonly flow: string }[];
}

/** A call that has come in, and a way to end it where it is ours to end. */
interface Caller {
  readonly key: string;
  readonly called: string;
  hangUp(): Promise<void>;
}

/**
 * Has somebody call a flow, and looks whether the call is connected: placed at the simulator, or by whoever sits here.
 * @param live A real call is agreed to.
 * @throws Refusal when the flow cannot be called, or a real call was not agreed to.
 */
export async function placeTestCall(io: Io, server: Peer, flow: string, live: boolean): Promise<TestCall> {
  const { simulator, numbers } = (await done(server, "GET", "/api/line")).body as Line;
  const ours = numbers.filter((number) => number.flow === flow).map(({ called }) => called);
  if (ours.length === 0)
    throw new Refusal(
      `No number leads to "${plain(flow)}".`,
      "Let a number lead to it: Numbers in the editor.",
    );
  if (simulator === null && !live)
    throw misused(
      "There is no simulator: this would be a call at the real telephone network.",
      `Add --live, and be ready to dial ${ours.join(" or ")} yourself.`,
    );
  if (simulator !== null && live)
    throw misused("The server is connected to a simulator: its calls are no real ones.", "Leave --live out.");
  const caller = simulator === null ? await dialledByHand(io, server, ours) : await simulated(server, flow);
  if (!caller)
    return broken(
      `Nobody's call came in within ${dialledWithinMs / 60_000} minutes.`,
      "If you have dialled: look at the lines on the webhook and on resource accounts above. Microsoft does not say why it tells nothing.",
    );
  try {
    return await connection(io, server, caller);
  } finally {
    await caller.hangUp();
  }
}

const title = "Test call";
const broken = (seen: string, says: string): TestCall => ({
  status: "failed",
  title,
  seen,
  remedies: [{ says }],
});

async function simulated(server: Peer, flow: string): Promise<Caller> {
  const { body } = await done(server, "POST", "/api/phone/calls", { flow });
  const { id, key, called } = body as { readonly id: string; readonly key: string; readonly called: string };
  return {
    key,
    called,
    // It may be over by itself.
    hangUp: async () => {
      await done(server, "POST", `/api/phone/calls/${encodeURIComponent(id)}/hangUp`).catch((error) => {
        if (!(error instanceof Refusal)) throw error;
      });
    },
  };
}

async function dialledByHand(io: Io, server: Peer, ours: readonly string[]): Promise<Caller | undefined> {
  const keys = async () =>
    ((await done(server, "GET", "/api/calls")).body as { calls: readonly { key: string }[] }).calls.map(
      ({ key }) => key,
    );
  const before = new Set(await keys());
  io.err.write(`Dial ${ours.join(" or ")} now, and hang up when you have heard the line.\n`);
  for (const until = io.clock.now() + dialledWithinMs; io.clock.now() < until; ) {
    const key = (await keys()).find((one) => !before.has(one));
    if (key !== undefined) return { key, called: ours.join(" or "), hangUp: async () => {} };
    await new Promise<void>((resolve) => void io.clock.after(lookEveryMs, resolve));
  }
  return undefined;
}

/** Follows a call until it is connected, or is not. */
async function connection(io: Io, server: Peer, { key, called }: Caller): Promise<TestCall> {
  const following = new AbortController();
  const end = io.clock.after(connectedWithinMs, () => following.abort());
  let result: TestCall | undefined;
  const conclude = (found: TestCall) => {
    result ??= found;
    following.abort();
  };
  try {
    await readEvents(server, `/api/calls/${key}/news`, following.signal, (item) => {
      const news = readNews(item);
      if (!news || "fault" in news) return;
      if (news.kind === "event" && news.type === "connected")
        conclude({
          status: "ok",
          title,
          seen: `A call to ${called} came in, was answered by the flow, and is connected.`,
          remedies: [],
        });
      if (news.kind === "failed")
        conclude(
          broken(
            `A call to ${called} came in, and Graph did not do what the flow asked of it.`,
            `See what: dialtree call, or /api/calls/${key}/news`,
          ),
        );
      if (news.kind === "ended")
        conclude(
          broken(
            `A call to ${called} came in, and ended before it was connected.`,
            "Look into the server's log.",
          ),
        );
    });
  } catch (error) {
    if (!following.signal.aborted) throw error;
  } finally {
    end();
  }
  return (
    result ??
    broken(
      `A call to ${called} came in, and was not connected within ${connectedWithinMs / 1_000} s.`,
      "Look at the lines on permissions above, and into the server's log.",
    )
  );
}
