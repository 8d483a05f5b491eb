// The phone in the browser against the real line: what it shows is what the caller of a real call hears.

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type FlowDocument, readText } from "@dialtree/flow";
import { nodeTypes } from "@dialtree/nodes";
import { manualClock } from "@dialtree/simulator";
import { expect, onTestFinished, test } from "vitest";
import { eventsOf } from "./event-stream.ts";
import { type RealLine, sharedVoice, startRealLine } from "./real-line.ts";

const file = join(import.meta.dirname, "../flows/doctor/flow.json");
const document = readText(readFileSync(file, "utf8"), nodeTypes).document as FlowDocument;

async function open(): Promise<{ line: RealLine; ask(path: string, body?: unknown): Promise<Response> }> {
  const voice = sharedVoice();
  const line = await startRealLine(manualClock(Date.UTC(2026, 0, 7, 10)), voice.prompts);
  onTestFinished(async () => {
    await line.close();
    await voice.close();
  });
  return {
    line,
    ask: (path, body) =>
      fetch(line.server.url + path, {
        ...(body === undefined
          ? {}
          : {
              method: "POST",
              headers: { "content-type": "application/json" },
              body: JSON.stringify(body),
            }),
      }),
  };
}

test("a call from the browser is heard, keyed and put down like any other", async () => {
  const { line, ask } = await open();
  await line.publish({ document });
  const placed = await ask("/api/phone/calls", { flow: document.id });
  expect(placed.status).toBe(201);
  const { id, key, called } = (await placed.json()) as Record<string, string>;
  expect(called).toBe("+15550100");
  // It can be followed at once: the server has heard of it.
  const news = await ask(`/api/calls/${key}/news`);
  expect(news.status).toBe(200);

  const events = eventsOf<Record<string, unknown>>(await ask(`/api/phone/calls/${id}/events`));
  /** Lets time go on until the phone notices something. */
  const next = async () => {
    let found: IteratorResult<Record<string, unknown>> | undefined;
    const reading = events.next().then((result) => {
      found = result;
      return result;
    });
    while (!found) {
      await line.clock.advance(100, async () => {
        await line.simulator.world.settled();
        await line.server.idle();
      });
      // What was written to a socket is read a turn or two later.
      for (let turns = 0; turns < 5 && !found; turns += 1)
        await new Promise((resolve) => setImmediate(resolve));
    }
    return (await reading).value as Record<string, unknown> | undefined;
  };
  expect(await next()).toMatchObject({ type: "answered" });
  const heard = (await next()) as { prompt: string; durationMs: number };
  expect(heard).toMatchObject({
    type: "audio",
    did: "starts",
    prompt: expect.stringMatching(/^[0-9a-f]{64}$/),
  });

  const sound = await ask(`/api/phone/prompts/${heard.prompt}.wav`);
  expect(sound.headers.get("content-type")).toBe("audio/wav");
  const wav = Buffer.from(await sound.arrayBuffer());
  expect(createHash("sha256").update(wav).digest("hex")).toBe(heard.prompt);
  expect((wav.byteLength - 44) / 32).toBeCloseTo(heard.durationMs, -1);

  expect((await ask(`/api/phone/calls/${id}/keys`, { keys: "2" })).status).toBe(204);
  expect((await ask(`/api/phone/calls/${id}/hangUp`, {})).status).toBe(204);
  let last: Record<string, unknown> | undefined;
  for (let event = await next(); event; event = await next()) last = event;
  expect(last).toMatchObject({ type: "ended" });

  const kinds: string[] = [];
  for await (const item of eventsOf<Record<string, unknown>>(news)) kinds.push(String(item.kind));
  expect(kinds[0]).toBe("began");
  expect(kinds.at(-1)).toBe("ended");
  const again = await fetch(`${line.server.url}/api/calls/${key}/news`, {
    headers: { "last-event-id": "9999" },
  });
  expect(again.status).toBe(204);
}, 60_000);

test("the server has each address in one place: the editor, its API, and what is neither", async () => {
  const { ask } = await open();
  const told = async (path: string) => {
    const reply = await ask(path);
    const type = reply.headers.get("content-type")?.split(";")[0];
    return `${reply.status} ${type}`;
  };
  expect(await told("/api/nothing")).toBe("404 application/problem+json");
  expect(await told("/api/phone/calls")).toBe("404 application/problem+json");
  expect(await told("/prompts/a/b.wav")).toBe("404 undefined");
  expect(await told("/nothing")).toBe("404 application/problem+json");
  expect(await told("/healthz")).toBe("200 application/json");
  expect(await told("/flows/doctor")).toMatch(/^(200|503) text\/html$/);
  const { paths } = (await (await ask("/api/openapi.json")).json()) as { paths: object };
  expect(Object.keys(paths)).toEqual(
    expect.arrayContaining([
      "/api/flows/{id}",
      "/api/phone/calls",
      "/api/speech",
      "/api/voices",
      "/api/line",
    ]),
  );
});
