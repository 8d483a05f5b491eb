import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Secret } from "@dialtree/graph";
import { downloadRecording, recordingHosts } from "@dialtree/graph/io";
import { afterEach, expect, test } from "vitest";
import { manualClock } from "../support/manual-clock.ts";

const token = new Secret("tell-nobody");
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** A place where one recording lies. */
async function store(answer: (response: ServerResponse) => void) {
  const asked: (string | undefined)[] = [];
  let onRequest = () => {};
  const server = createServer((request, response) => {
    asked.push(request.headers.authorization);
    answer(response);
    onRequest();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.push(
    () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  );
  const location = `http://127.0.0.1:${(server.address() as AddressInfo).port}/r1`;
  const arrival = new Promise<void>((resolve) => {
    onRequest = resolve;
  });
  return { asked, location, arrival };
}
const hosts = ["127.0.0.1"];

test("a recording is fetched with its own token", async () => {
  const { location, asked } = await store((response) => {
    response.writeHead(200, { "content-type": "application/octet-stream" });
    response.write(Buffer.from("RIFF"));
    response.end(Buffer.from([0, 255]));
  });
  const { bytes } = await downloadRecording({ location, token }, { hosts });
  expect([...bytes!]).toEqual([82, 73, 70, 70, 0, 255]);
  expect(asked).toEqual(["Bearer tell-nobody"]);
});

test.each([
  ["in the open", "http://recordings.skype.com/r1", recordingHosts],
  ["at a host nobody knows", "https://recordings.example/r1", recordingHosts],
  ["at a host that only ends alike", "https://evilskype.com/r1", recordingHosts],
  ["at a host that only begins alike", "https://skype.com.example/r1", recordingHosts],
  ["with a password", "https://a:b@skype.com/r1", recordingHosts],
  ["on this machine", "http://127.0.0.1:1/r1", recordingHosts],
  ["in a file", "file:///etc/passwd", recordingHosts],
  ["nowhere", "", recordingHosts],
])("nothing is sent to an address %s", async (_what, location, hosts) => {
  expect(await downloadRecording({ location, token }, { hosts })).toEqual({ failure: "wrong address" });
});

test.each([
  [404, "gone"],
  [410, "gone"],
  [401, "refused"],
  [302, "refused"],
  [500, "refused"],
  [206, "refused"],
])("%d: %s", async (status, failure) => {
  const { location, asked } = await store((response) => {
    response.writeHead(status, { location: "https://elsewhere.example/" });
    response.end("tell-nobody");
  });
  expect(await downloadRecording({ location, token }, { hosts })).toEqual({ failure, detail: `${status}` });
  expect(asked).toHaveLength(1);
});

test("one that is too big is left, whether it says so or not", async () => {
  for (const length of [{ "content-length": "100" }, {}]) {
    const { location } = await store((response) => {
      response.writeHead(200, length);
      for (let piece = 0; piece < 10; piece += 1) response.write(Buffer.alloc(10));
      response.end();
    });
    expect(await downloadRecording({ location, token }, { hosts, maxBytes: 99 })).toEqual({
      failure: "too big",
    });
    expect((await downloadRecording({ location, token }, { hosts, maxBytes: 100 })).bytes).toHaveLength(100);
  }
});

test("one that does not come to an end is left after its time", async () => {
  const { location, arrival } = await store((response) => {
    response.writeHead(200);
    response.write("RIFF");
  });
  const clock = manualClock();
  const fetched = downloadRecording({ location, token }, { hosts, clock, timeoutMs: 1_000 });
  await arrival;
  await clock.advance(999);
  expect(clock.waiting).toBe(1);
  await clock.advance(1);
  expect(await fetched).toEqual({ failure: "timeout" });
  expect(clock.waiting).toBe(0);
});

test("one that breaks off is not half a recording", async () => {
  const { location } = await store((response) => {
    response.writeHead(200, { "content-length": "100" });
    response.write("RIFF");
    setImmediate(() => response.destroy());
  });
  const { bytes, failure } = await downloadRecording({ location, token }, { hosts });
  expect([bytes, failure]).toEqual([undefined, "broken off"]);
});

test("whoever asked can leave", async () => {
  const { location, arrival } = await store(() => {});
  const leave = new AbortController();
  const fetched = downloadRecording({ location, token }, { hosts, signal: leave.signal });
  await arrival;
  leave.abort();
  expect(await fetched).toEqual({ failure: "broken off", detail: "aborted" });
});
