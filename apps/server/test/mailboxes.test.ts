import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { hostsOf, readMailboxes } from "../src/messages/mailboxes.ts";

const folder = mkdtempSync(join(tmpdir(), "dialtree-mailboxes-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const secret = "known to that address and nobody else";
function read(content: unknown) {
  const file = join(folder, "mailboxes.json");
  writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
  return readMailboxes(file);
}
const one = (mailbox: object) => read({ "front-desk": mailbox });

test("without a file there are none", () => {
  expect(readMailboxes(undefined).size).toBe(0);
});

test("what is not said keeps nothing", () => {
  expect(one({ url: "https://tickets.example/in", secret }).get("front-desk")).toEqual({
    name: "front-desk",
    address: { url: "https://tickets.example/in", secret, headers: {}, networks: [] },
    keepDays: 0,
    room: 100,
    giveUpHours: 72,
  });
  expect(one({ keepDays: 1 }).get("front-desk")).not.toHaveProperty("address");
});

describe("an address", () => {
  test.each([
    ["http://tickets.example/in", {}],
    ["http://tickets.example/in", { local: true }],
    ["ftp://tickets.example/in", {}],
    ["https://user:password@tickets.example/in", {}],
    ["http://127.0.0.1:9000/in", {}],
    ["https://localhost/in", {}],
    ["http://[::1]/in", {}],
    ["tickets.example", {}],
  ])("%s is refused: %j", (url, more) => {
    expect(() => one({ url, secret, ...more })).toThrow(/front-desk\.url must be an https address/);
  });

  test("of this machine is taken when somebody has meant it", () => {
    expect(one({ url: "http://127.0.0.1:9000/in", local: true, secret }).size).toBe(1);
  });

  test("of an inner network is reached by naming the network", () => {
    const boxes = read({
      "front-desk": { url: "https://tickets.example/in", secret, networks: ["10.1.2.0/24"] },
      "back-desk": { url: "https://tickets.example/other", secret, networks: ["fd12::/16"] },
      here: { url: "http://localhost:9000/in", secret, local: true },
      kept: { keepDays: 1 },
    });
    expect([...hostsOf(boxes).values()]).toEqual([
      { origin: "https://tickets.example", networks: ["10.1.2.0/24", "fd12::/16"] },
      { origin: "http://localhost:9000", networks: ["127.0.0.0/8", "::1/128"] },
    ]);
    expect(() => one({ url: "https://tickets.example/in", secret, networks: ["10.1.2.0"] })).toThrow(
      "must be a network such as 10.1.2.0/24",
    );
  });
});

describe("what is wrong is said, and no secret with it", () => {
  test.each([
    ["no secret", { url: "https://tickets.example/in" }, "front-desk.secret is missing"],
    ["a short secret", { url: "https://tickets.example/in", secret: "abc123" }, "at least 32 characters"],
    ["nowhere to go", {}, "front-desk.url is missing"],
    [
      "a header of the message's own",
      { keepDays: 1, headers: { "Dialtree-Signature": "x" } },
      "must not name",
    ],
    ["a header that breaks lines", { keepDays: 1, headers: { "x-key": "a\r\nb: c" } }, "plain ASCII"],
    ["a year and a day", { keepDays: 366 }, "front-desk.keepDays"],
    ["a name that nobody knows", { keepDays: 1, keep: 2 }, "front-desk"],
  ])("%s", (_says, mailbox, says) => {
    let message = "";
    try {
      one(mailbox);
    } catch (error) {
      message = (error as Error).message;
    }
    expect(message).toContain(says);
    expect(message).not.toContain("abc123");
  });

  test("of the file itself", () => {
    expect(() => read("{")).toThrow(/is no JSON/);
    expect(() => readMailboxes(join(folder, "none.json"))).toThrow(/cannot be read \(ENOENT\)/);
    expect(() => read({ "Front Desk": { keepDays: 1 } })).toThrow(/small letters, digits and hyphens/);
  });
});
