// The client against servers on this machine that mean it ill. Only its own limits are waited for, on a clock that is told.

import { createServer, type RequestListener, type Server } from "node:http";
import {
  type AddressInfo,
  createServer as createTcpServer,
  type Socket,
  type Server as TcpServer,
} from "node:net";
import { gzipSync } from "node:zlib";
import { afterEach, expect, test } from "vitest";
import { createEgress, type Egress, egressLimits, type Question, type Resolve } from "../src/index.ts";

const loopback = ["127.0.0.1/32"];
const opened: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0)) await close();
});

/** A clock that stands still until it is told. */
function toldClock() {
  let now = 0;
  let timers: { readonly at: number; readonly run: () => void }[] = [];
  return {
    now: () => now,
    after(ms: number, run: () => void) {
      const timer = { at: now + ms, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    goOn(ms: number) {
      now += ms;
      for (const { run } of timers.filter(({ at }) => at <= now)) run();
    },
  };
}

async function listening(server: Server | TcpServer, address = "127.0.0.1"): Promise<number> {
  await new Promise<void>((resolve) => void server.listen(0, address, resolve));
  opened.push(() => new Promise((resolve) => void server.close(resolve)));
  if ("closeAllConnections" in server) opened.push(async () => server.closeAllConnections());
  return (server.address() as AddressInfo).port;
}

const serving = (answer: RequestListener): Promise<number> => listening(createServer(answer));

/** Speaks as it likes, byte by byte. */
async function speaking(talk: (socket: Socket) => void): Promise<number> {
  const sockets = new Set<Socket>();
  const server = createTcpServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    talk(socket);
  });
  const port = await listening(server);
  opened.push(async () => {
    for (const socket of sockets) socket.destroy();
  });
  return port;
}

interface Stand {
  readonly egress: Egress;
  readonly clock: ReturnType<typeof toldClock>;
  ask(question?: Partial<Question>, signal?: AbortSignal): ReturnType<Egress["ask"]>;
}

function standAt(
  port: number,
  {
    networks = loopback,
    host = "127.0.0.1",
    resolve,
  }: { networks?: string[]; host?: string; resolve?: Resolve } = {},
): Stand {
  const clock = toldClock();
  const origin = `http://${host}:${port}`;
  const egress = createEgress({
    hosts: new Map([[origin, { origin, networks }]]),
    clock,
    ...(resolve ? { resolve } : {}),
  });
  opened.unshift(() => egress.close());
  return {
    egress,
    clock,
    ask: (question, signal) => egress.ask({ method: "GET", url: `${origin}/`, ...question }, signal),
  };
}

const text = (answer: Awaited<ReturnType<Egress["ask"]>>) =>
  "fault" in answer ? answer.fault : Buffer.from(answer.body).toString();

test("what is asked arrives, and the answer comes back", async () => {
  const port = await serving(async (request, response) => {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    response.setHeader("content-type", "application/json");
    response.end(
      JSON.stringify({
        method: request.method,
        url: request.url,
        host: request.headers.host,
        key: request.headers["x-key"],
        body: Buffer.concat(pieces).toString(),
      }),
    );
  });
  const stand = standAt(port);
  const answer = await stand.ask({
    method: "PUT",
    url: `http://127.0.0.1:${port}/stores/1?near=98052#top`,
    headers: { "x-key": "k" },
    body: "hello",
  });
  expect(JSON.parse(text(answer))).toEqual({
    method: "PUT",
    url: "/stores/1?near=98052",
    host: `127.0.0.1:${port}`,
    key: "k",
    body: "hello",
  });
});

test("a host that is reached elsewhere is asked by its own name", async () => {
  const port = await serving((request, response) => response.end(request.headers.host));
  const origin = "https://api.fabrikam.example";
  const egress = createEgress({
    hosts: new Map([[origin, { origin, reachedAt: `http://127.0.0.1:${port}`, networks: loopback }]]),
    clock: toldClock(),
  });
  opened.unshift(() => egress.close());
  expect(text(await egress.ask({ method: "GET", url: `${origin}/` }))).toBe("api.fabrikam.example");
});

test("compressed answers are opened", async () => {
  const port = await serving((_, response) => {
    response.setHeader("content-encoding", "gzip");
    response.end(gzipSync("hello"));
  });
  expect(text(await standAt(port).ask())).toBe("hello");
});

test("no redirect is followed, and no header goes on to where it leads", async () => {
  let asked = 0;
  const port = await serving((request, response) => {
    asked += 1;
    const to = request.url === "/away" ? "https://evil.example/" : "http://169.254.169.254/latest/meta-data/";
    response.writeHead(302, { location: to }).end();
  });
  for (const path of ["/away", "/in"]) {
    const url = `http://127.0.0.1:${port}${path}`;
    const answer = await standAt(port).ask({ url, headers: { authorization: "Bearer s" } });
    expect(answer).toMatchObject({ status: 302 });
  }
  expect(asked).toBe(2);
});

test("a name is looked at each time that it is connected to, and the address that was looked at is connected to", async () => {
  let asked = 0;
  const server = createServer((_, response) => {
    asked += 1;
    response.setHeader("connection", "close");
    response.end("hello");
  });
  // It listens on all of 127.0.0.0/8: whoever looked a name up a second time would be answered there.
  const port = await listening(server, "0.0.0.0");
  const answers = ["127.0.0.1", "127.0.0.2", "127.0.0.1", "127.0.0.2"];
  let looks = 0;
  const resolve: Resolve = (_, _options, callback) => {
    const address = answers[looks] as string;
    looks += 1;
    callback(null, [{ address, family: 4 }]);
  };
  const stand = standAt(port, { host: "api.test", resolve });
  const outcomes: string[] = [];
  for (const _ of answers) outcomes.push(text(await stand.ask()));
  expect(outcomes).toEqual(["hello", "address-refused", "hello", "address-refused"]);
  expect([asked, looks]).toEqual([2, 4]);
});

test("a name with one address too many is refused whole", async () => {
  const port = await serving((_, response) => response.end("hello"));
  const resolve: Resolve = (_, _options, callback) =>
    callback(null, [
      { address: "127.0.0.1", family: 4 },
      { address: "::1", family: 6 },
    ]);
  expect(text(await standAt(port, { host: "api.test", resolve }).ask())).toBe("address-refused");
});

test("an approved host that is an inner address is not reached without its network", async () => {
  let asked = 0;
  const port = await serving((_, response) => {
    asked += 1;
    response.end();
  });
  for (const host of ["127.0.0.1", "localhost"])
    expect(text(await standAt(port, { host, networks: [] }).ask())).toBe("address-refused");
  expect(asked).toBe(0);
});

test("other hosts are not asked at all", async () => {
  const stand = standAt(1);
  for (const url of ["http://127.0.0.1:2/", "https://127.0.0.1:1/", "http://a@127.0.0.1:1/", "nonsense"])
    expect(text(await stand.ask({ url }))).toBe("not-approved");
});

test.each([
  ["a line end in a value", { "x-name": "a\r\nx-admin: yes" }],
  ["a single carriage return", { "x-name": "a\rb" }],
  ["a line end in a name", { "x-name\r\nx-admin": "yes" }],
  ["a null", { "x-name": "a\0b" }],
  ["letters that are more than a byte", { "x-name": "aĊb" }],
  ["another host", { host: "evil.example" }],
  ["another length", { "content-length": "0" }],
  ["another transfer", { "Transfer-Encoding": "chunked" }],
])("nothing is sent with %s", async (_, headers) => {
  let asked = 0;
  const port = await serving((_request, response) => {
    asked += 1;
    response.end();
  });
  expect(text(await standAt(port).ask({ headers }))).toBe("not-approved");
  expect(asked).toBe(0);
});

test.each<[string, (socket: Socket) => void]>([
  ["says nothing", () => {}],
  ["sends its head byte by byte", (socket) => socket.write("HTTP/1.1 200 OK\r\nx-a")],
  ["does not end", (socket) => socket.write("HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhello")],
])("a server that %s is not waited for longer than told", async (_, talk) => {
  let begun: () => void;
  const spoken = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const port = await speaking((socket) =>
    socket.once("data", () => {
      talk(socket);
      begun();
    }),
  );
  const stand = standAt(port);
  const answer = stand.ask({ withinMs: 4_000 });
  await spoken;
  stand.clock.goOn(3_999);
  stand.clock.goOn(1);
  expect(await answer).toMatchObject({ fault: "timed-out" });
});

test.each<[string, string, RequestListener]>([
  [
    "a body without end",
    "bad-answer",
    (_, response) => {
      const more = () => {
        while (!response.destroyed && response.write("x".repeat(16_384)));
      };
      response.on("drain", more);
      more();
    },
  ],
  [
    "a body that is one byte too long",
    "bad-answer",
    (_, response) => response.end("x".repeat(egressLimits.bodyBytes + 1)),
  ],
  [
    "a small body that opens into a large one",
    "bad-answer",
    (_, response) => {
      response.setHeader("content-encoding", "gzip");
      response.end(gzipSync(Buffer.alloc(50_000_000)));
    },
  ],
  [
    "an encoding that nobody asked for",
    "bad-answer",
    (_, response) => {
      response.setHeader("content-encoding", "br");
      response.end("hello");
    },
  ],
  [
    "one encoding in the other",
    "bad-answer",
    (_, response) => {
      response.setHeader("content-encoding", "gzip, gzip");
      response.end(gzipSync(gzipSync("hello")));
    },
  ],
  [
    "damaged compression",
    "bad-answer",
    (_, response) => {
      response.setHeader("content-encoding", "gzip");
      response.end("hello");
    },
  ],
  [
    "a head that is too large",
    "bad-answer",
    (_, response) => {
      for (let n = 0; n < 20; n += 1) response.setHeader(`x-${n}`, "x".repeat(1_000));
      response.end();
    },
  ],
])("%s is no answer", async (_, fault, listener) => {
  expect(text(await standAt(await serving(listener)).ask())).toBe(fault);
});

test("as long as may be is an answer", async () => {
  const port = await serving((_, response) => response.end("x".repeat(egressLimits.bodyBytes)));
  expect(text(await standAt(port).ask())).toHaveLength(egressLimits.bodyBytes);
});

test("nonsense and a connection that breaks are told apart from nobody being there", async () => {
  const nonsense = await speaking((socket) => socket.once("data", () => socket.write("nonsense\r\n\r\n")));
  const breaking = await speaking((socket) => socket.once("data", () => socket.destroy()));
  const gone = await serving(() => {});
  await opened.pop()?.();
  await opened.pop()?.();
  const outcomes = [nonsense, breaking, gone].map((port) => standAt(port).ask());
  expect((await Promise.all(outcomes)).map(text)).toEqual(["broken-off", "broken-off", "unreachable"]);
});

test("so many at once and no more; who waits too long in front of it is told so", async () => {
  const answers: (() => void)[] = [];
  let most = 0;
  let arrived: () => void = () => {};
  const port = await serving((_, response) => {
    answers.push(() => response.end("hello"));
    most = Math.max(most, answers.length);
    if (answers.length === egressLimits.atOnceOfAHost) arrived();
  });
  const full = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  const stand = standAt(port);
  const asked = Array.from({ length: egressLimits.atOnceOfAHost + egressLimits.waiting }, () => stand.ask());
  await full;
  expect(text(await stand.ask())).toBe("left-alone");
  stand.clock.goOn(egressLimits.totalMs);
  expect(new Set((await Promise.all(asked)).map(text))).toEqual(new Set(["timed-out"]));
  expect(most).toBe(egressLimits.atOnceOfAHost);
});

test("whoever does not wait any more makes room, and is no failure of the host", async () => {
  const port = await serving(() => {});
  const stand = standAt(port);
  for (let n = 0; n < egressLimits.failuresInARow * 2; n += 1) {
    const gone = new AbortController();
    const answer = stand.ask({}, gone.signal);
    gone.abort();
    expect(text(await answer)).toBe("given-up");
  }
});

test("a host that fails in a row is left alone for a while, then asked by one, then by all", async () => {
  let [asked, broken] = [0, true];
  const port = await serving((_, response) => {
    asked += 1;
    response.writeHead(broken ? 500 : 200).end("hello");
  });
  const stand = standAt(port);
  for (let n = 0; n < egressLimits.failuresInARow; n += 1)
    expect(await stand.ask()).toMatchObject({ status: 500 });
  expect(text(await stand.ask())).toBe("left-alone");
  expect(asked).toBe(egressLimits.failuresInARow);
  stand.clock.goOn(egressLimits.pauseMs);
  const [first, second] = await Promise.all([stand.ask(), stand.ask()]);
  expect([first, text(second as never)]).toMatchObject([{ status: 500 }, "left-alone"]);
  broken = false;
  stand.clock.goOn(egressLimits.pauseMs);
  expect([text(await stand.ask()), text(await stand.ask())]).toEqual(["hello", "hello"]);
});

test("a place is given back, whatever came of the question", async () => {
  let turn = 0;
  const port = await serving((_, response) => {
    turn += 1;
    // Every third one in a row is well, so that the host is not left alone.
    if (turn % 3 === 0) response.end("hello");
    else if (turn % 3 === 1) response.end(Buffer.alloc(egressLimits.bodyBytes + 1));
    else response.socket?.destroy();
  });
  const stand = standAt(port);
  const came: string[] = [];
  for (let n = 0; n < 3 * egressLimits.atOnceOfAHost; n += 1) came.push(text(await stand.ask()));
  const each = ["bad-answer", "broken-off", "hello"];
  expect(came).toEqual(Array.from({ length: egressLimits.atOnceOfAHost }, () => each).flat());
});
