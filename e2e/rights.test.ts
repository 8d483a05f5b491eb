// Every operation that the server describes, asked for by nobody, by a viewer and by somebody without a role, over real HTTP with people
// of the simulator's Entra ID. What the parts of the server promise by themselves is in apps/server/test/identity.

import { readFileSync } from "node:fs";
import type { IncomingHttpHeaders } from "node:http";
import { request as secureRequest } from "node:https";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Processes, startProcesses } from "./processes.ts";

let stand: Processes;

beforeAll(async () => {
  stand = await startProcesses({ flows: ["reception"], signIn: true });
}, 120_000);
afterAll(() => stand?.stop());

interface SecureAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** Asks the simulator, whose certificate is its own. */
function securely(url: URL, method: string, headers: object, body = ""): Promise<SecureAnswer> {
  return new Promise((resolve, reject) => {
    const ca = readFileSync(stand.certificate);
    const asked = secureRequest(url, { method, ca, headers: { ...headers } }, (reply) => {
      let text = "";
      reply.setEncoding("utf8").on("data", (part: string) => {
        text += part;
      });
      reply.on("end", () => resolve({ status: reply.statusCode ?? 0, headers: reply.headers, text }));
    });
    asked.on("error", reject).end(body);
  });
}

/** Signs somebody in as a browser does, redirect by redirect. @returns what the browser then shows */
async function sessionOf(who: string): Promise<string> {
  const begun = await fetch(`${stand.serverUrl}/sign-in`, { redirect: "manual" });
  const attempt = begun.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  const at = new URL(begun.headers.get("location") ?? "");
  const page = await securely(at, "GET", {});
  const form = /action="([^"]+)"/.exec(page.text)?.[1]?.replaceAll("&amp;", "&") ?? "";
  const user = new RegExp(`value="([^"]+)"[^>]*>\\s*<strong>${who}<`).exec(page.text)?.[1] ?? "";
  const cookie = page.headers["set-cookie"]?.map((one) => one.split(";")[0]).join("; ") ?? "";
  const picked = await securely(
    new URL(form, at),
    "POST",
    { "content-type": "application/x-www-form-urlencoded", origin: at.origin, cookie },
    new URLSearchParams({ user }).toString(),
  );
  const back = await fetch(picked.headers.location ?? "", {
    redirect: "manual",
    headers: { cookie: attempt },
  });
  expect(back.status, await back.text()).toBe(302);
  const session = back.headers.getSetCookie().find((one) => one.startsWith("__Host-dialtree="));
  return session?.split(";")[0] ?? "";
}

interface Operation {
  readonly method: string;
  readonly path: string;
  readonly right: string;
}

async function operations(headers: Readonly<Record<string, string>>): Promise<readonly Operation[]> {
  const { paths } = (await (await fetch(`${stand.serverUrl}/api/openapi.json`, { headers })).json()) as {
    paths: Record<string, Record<string, { description: string }>>;
  };
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { description }]) => ({
      method: method.toUpperCase(),
      path,
      right: /"([a-z]+)"/.exec(description)?.[1] ?? "",
    })),
  );
}

const ask = async ({ method, path }: Operation, headers: Readonly<Record<string, string>>) => {
  // What nobody has: whoever is let through changes nothing.
  const url = stand.serverUrl + path.replaceAll(/\{\w+\}/g, "nobody-has-this");
  const waits = new AbortController();
  const reply = await fetch(url, { method, headers, redirect: "manual", signal: waits.signal });
  // Of a stream the status is enough.
  const isProblem = reply.headers.get("content-type")?.startsWith("application/problem+json") ?? false;
  const { code } = isProblem ? ((await reply.json()) as { code: string }) : { code: undefined };
  waits.abort();
  return { status: reply.status, code };
};

test("each operation is closed to nobody and to whoever lacks its right, and open to whoever has it", async () => {
  // Two of them: nobody is refused as often as that without being told to wait.
  const people = await Promise.all(
    [
      { who: "Viewer", rights: ["view"] },
      { who: "Auditor", rights: ["view", "audit"] },
    ].map(async ({ who, rights }) => ({
      rights,
      headers: { cookie: await sessionOf(who), "x-dialtree": "1" },
    })),
  );
  const all = await operations(people[0]?.headers ?? {});
  // As many as there are parts of the server, at least.
  expect(new Set(all.map(({ path }) => path.split("/")[2])).size).toBeGreaterThan(20);
  for (const [nth, operation] of all.entries()) {
    const { method, path, right } = operation;
    const seen = `${method} ${path}, which takes "${right}"`;
    // Ends the session that the rest goes by.
    if (path === "/api/session/end") continue;
    const { rights = [], headers = {} } = people[nth % people.length] ?? {};
    const unknown = await ask(operation, {});
    const known = await ask(operation, headers);
    if (right === "anyone") expect([unknown.status, known.status], seen).toEqual([200, 200]);
    else {
      expect(unknown, seen).toEqual({ status: 401, code: "not_signed_in" });
      if (rights.includes(right)) expect([401, 403, 429], seen).not.toContain(known.status);
      else expect(known, seen).toEqual({ status: 403, code: "not_allowed" });
    }
  }
}, 60_000);

test("an administrator is let through everywhere", async () => {
  const headers = { cookie: await sessionOf("Administrator"), "x-dialtree": "1" };
  for (const operation of await operations(headers)) {
    if (operation.path === "/api/session/end") continue;
    const { status } = await ask(operation, headers);
    expect([401, 403], `${operation.method} ${operation.path}: ${status}`).not.toContain(status);
  }
}, 60_000);

test("signing out ends a session at once", async () => {
  const cookie = await sessionOf("Author");
  const flows = async () => (await fetch(`${stand.serverUrl}/api/flows`, { headers: { cookie } })).status;
  expect(await flows()).toBe(200);
  const out = await fetch(`${stand.serverUrl}/api/session/end`, {
    method: "POST",
    headers: { cookie, "x-dialtree": "1" },
  });
  expect(out.status).toBe(200);
  expect(await flows()).toBe(401);
});

test("no token, no code and no session is in the server's log", async () => {
  const cookie = await sessionOf("Auditor");
  await fetch(`${stand.serverUrl}/api/audit`, { headers: { cookie } });
  const said = stand.serverSaid();
  expect(said).toContain("session.begun");
  expect(said).not.toContain(cookie.split("=")[1]);
  expect(said).not.toMatch(/eyJ[\w-]{20}|refresh_token|[?&]code=/);
});
