// Two servers with data folders of their own on one PostgreSQL: what is published on one is what callers of the other
// hear, also when the first has died.

import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { type LocalPostgres, startPostgres, whyNoPostgres } from "@dialtree/local-postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Stand, standOn } from "./faults/stand.ts";
import { isOver, said } from "./faults/watching.ts";
import { type AnotherServer, startProcesses, type Wire } from "./processes.ts";

const why = whyNoPostgres();
const flows = ["reception", "doctor", "survey", "helpdesk"];

interface Flow {
  readonly document: {
    nodes: { id: string; type: string; data: { prompt?: { "en-US": { text: string } } } }[];
  };
}
interface Published {
  readonly version: { readonly id: string };
}
interface Version {
  readonly manifest: { readonly spoken: Readonly<Record<string, { readonly hash: string }>> };
}

describe.skipIf(why)(`two servers on one PostgreSQL${why === undefined ? "" : `: ${why}`}`, () => {
  let postgres: LocalPostgres;
  let stand: Stand;
  let other: AnotherServer;
  const shared = () => ({ DIALTREE_DATABASE: postgres.url, DIALTREE_SECRET: "5a".repeat(32) });
  const password = () => new URL(postgres.url).password;

  beforeAll(async () => {
    const [started, processes] = await Promise.all([
      startPostgres({ settings: { fsync: "off" } }),
      startProcesses({ withoutServer: true, flows }),
    ]);
    postgres = started;
    stand = standOn(processes);
    // At once, on an empty database and with the same flows to bring in.
    [other] = await Promise.all([stand.another(shared()), stand.startServer(shared())]);
  }, 180_000);
  afterAll(async () => {
    await stand?.stop();
    await postgres?.stop("immediate");
  });

  async function ask<T>(
    url: string,
    method: string,
    path: string,
    body?: unknown,
    ifMatch?: string,
  ): Promise<T> {
    const answer = await fetch(`${url}/api${path}`, {
      method,
      headers: {
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...(ifMatch === undefined ? {} : { "if-match": ifMatch }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as T;
  }

  /** Has reception welcome callers with a text, by way of one server; gives the hashes of what it never said before. */
  async function publishOn(
    url: string,
    text: string,
  ): Promise<{ readonly id: string; readonly hashes: Set<string> }> {
    const before = (await serving(url)) ?? "";
    const answer = await fetch(`${url}/api/flows/reception`);
    const { document } = (await answer.json()) as Flow;
    const welcome = document.nodes.find(({ data }) => data.prompt?.["en-US"]);
    if (!welcome?.data.prompt) throw new Error("Reception welcomes nobody.");
    welcome.data.prompt["en-US"].text = text;
    await ask(url, "PUT", "/flows/reception", document, answer.headers.get("etag") ?? "");
    const { version } = await ask<Published>(url, "POST", "/flows/reception/publish", { message: text });
    const hashesOf = async (id: string) => {
      const { manifest } = await ask<Version>(url, "GET", `/versions/${id}`);
      return new Set(Object.values(manifest.spoken).map(({ hash }) => hash));
    };
    const known = await hashesOf(before);
    const hashes = [...(await hashesOf(version.id))].filter((hash) => !known.has(hash));
    return { id: version.id, hashes: new Set(hashes) };
  }

  /** The version that new calls to reception get from a server. */
  async function serving(url: string): Promise<string | undefined> {
    const { numbers } = await ask<{ numbers: { flow: string; version?: string }[] }>(url, "GET", "/line");
    return numbers.find(({ flow }) => flow === "reception")?.version;
  }

  /** How long until a server gives that version to new calls, in milliseconds; no longer than anybody need hope. */
  async function until(url: string, version: string): Promise<number> {
    const since = performance.now();
    while ((await serving(url)) !== version && performance.now() - since < 10_000)
      await new Promise((resolve) => setTimeout(resolve, 20));
    return performance.now() - since;
  }

  /** What a caller of that server hears first: the address of the sound, once it has begun. */
  async function firstHeard(url: string): Promise<string> {
    await stand.control("PATCH", "/bot", { webhook: `${url}/api/calls` });
    const id = await stand.place();
    const lines = await stand.wire.until(id, "the first words", (all) => said(all) >= 1 || isOver(all));
    await stand.control("POST", `/calls/${id}/hangUp`);
    return addressOf(lines.find(({ operation }) => operation === "playPrompt"));
  }

  const addressOf = (line: Wire | undefined): string =>
    /"uri":"([^"]+)"/.exec(JSON.stringify(line?.body))?.[1] ?? "nothing was played";
  const hashIn = (address: string): string => /([0-9a-f]{64})\.wav$/.exec(address)?.[1] ?? address;

  const soundsOf = (dataFolder: string): readonly string[] => {
    const folder = join(dataFolder, "prompts", "audio");
    if (!existsSync(folder)) return [];
    return readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".wav"));
  };

  test("both came up with everything once, and no file databases", async () => {
    for (const flow of flows) {
      const { versions } = await ask<{ versions: unknown[] }>(
        stand.serverUrl,
        "GET",
        `/flows/${flow}/versions`,
      );
      expect(versions).toHaveLength(1);
    }
    for (const folder of [stand.dataFolder, other.dataFolder]) {
      expect(readdirSync(folder).filter((name) => name.includes(".db"))).toEqual([]);
    }
  });

  test("a text that is published on one is heard by callers of the other, also after the first has died", async () => {
    const text = "Good day, you have reached the same desk by another door.";
    const { id, hashes } = await publishOn(stand.serverUrl, text);
    expect(await until(other.url, id)).toBeLessThan(2_000);
    const heard = await firstHeard(other.url);
    expect(heard.startsWith(`${other.url}/prompts/`)).toBe(true);
    expect([...hashes]).toContain(hashIn(heard));
    expect(soundsOf(other.dataFolder).join()).toContain(hashIn(heard));

    await stand.killServer();
    expect(await firstHeard(other.url)).toBe(heard);
    // And goes on: what it publishes is what its callers hear.
    const next = await publishOn(other.url, "The first door is closed.");
    expect(next.id).not.toBe(id);
    expect(await serving(other.url)).toBe(next.id);
    const then = hashIn(await firstHeard(other.url));
    expect(then).not.toBe(hashIn(heard));
    expect([...next.hashes]).toContain(then);
  }, 180_000);

  test("one that cannot have the database says why and what to do, and not the password", async () => {
    const wrong = Object.assign(new URL(postgres.url), { password: "wrong-password" }).href;
    const { DIALTREE_DATABASE } = shared();
    const [refused, alone] = await Promise.all([
      stand.failToStart({ ...shared(), DIALTREE_DATABASE: wrong }),
      stand.failToStart({ DIALTREE_DATABASE }),
    ]);
    expect(refused.code).toBe(1);
    expect(refused.said).toMatch(/The server cannot start\.\n.*password/);
    expect(refused.said).not.toContain("wrong-password");
    expect(alone.code).toBe(2);
    expect(alone.said).toContain("DIALTREE_SECRET is missing");
    expect(alone.said).not.toContain(password());
  });

  test("the password of the database is in no log", () => {
    expect(`${stand.serverSaid()}${other.said()}`).toContain("listening");
    expect(`${stand.serverSaid()}${other.said()}`).not.toContain(password());
  });
});
