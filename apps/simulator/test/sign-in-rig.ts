// A browser without scripts: it keeps cookies, follows nothing by itself, and sends the forms that it is shown.

import { createHash } from "node:crypto";
import { botEntry, type Rig, tenantId } from "./rig.ts";

export const redirectUri = "http://localhost:4711/auth/callback";
export const verifier = "a-verifier-of-at-least-forty-three-characters-1";
const challenge = createHash("sha256").update(verifier).digest("base64url");

/** What a careful app asks for; undefined leaves a parameter out. */
export const asking = (change: Readonly<Record<string, string | undefined>> = {}) => {
  const all = {
    client_id: botEntry.appId,
    response_type: "code",
    redirect_uri: redirectUri,
    scope: "openid profile offline_access",
    state: "the state",
    nonce: "the nonce",
    code_challenge: challenge,
    code_challenge_method: "S256",
    ...change,
  };
  const present = Object.entries(all).filter((field): field is [string, string] => field[1] !== undefined);
  return new URLSearchParams(present);
};

export interface Shown {
  readonly status: number;
  readonly headers: Record<string, unknown>;
  readonly html: string;
  readonly text: string;
  /** What the app is told, by a redirect to it. */
  readonly told: Readonly<Record<string, string>>;
}

export interface Browser {
  authorize(change?: Readonly<Record<string, string | undefined>>, tenant?: string): Promise<Shown>;
  /** Presses a button of the page that is shown last: one with this text. */
  press(label: string): Promise<Shown>;
  logout(query?: Readonly<Record<string, string>>): Promise<Shown>;
  /** Signs somebody in from the beginning: what the app is told. */
  signIn(name: string, change?: Readonly<Record<string, string | undefined>>): Promise<Shown["told"]>;
}

const decoded = (text: string) =>
  text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");

export function browserAt(rig: Rig): Browser {
  let cookie = "";
  let page = "";

  async function send(method: "GET" | "POST", url: string, form?: URLSearchParams): Promise<Shown> {
    const reply = await rig.simulator.secure.inject({
      method,
      url,
      headers: {
        host: "localhost:8443",
        ...(cookie === "" ? {} : { cookie: `other=1; ${cookie}` }),
        ...(form
          ? { "content-type": "application/x-www-form-urlencoded", origin: "https://localhost:8443" }
          : {}),
      },
      ...(form ? { payload: form.toString() } : {}),
    });
    const set = String(reply.headers["set-cookie"] ?? "");
    if (set !== "") cookie = set.includes("Max-Age=0") ? "" : (set.split(";")[0] ?? "");
    page = reply.body;
    const location = reply.headers.location;
    const answer = location === undefined ? undefined : new URL(String(location));
    const fields = new URLSearchParams(answer?.hash ? answer.hash.slice(1) : answer?.search);
    return {
      status: reply.statusCode,
      headers: reply.headers as Record<string, unknown>,
      html: reply.body,
      text: decoded(reply.body.replaceAll(/<[^>]*>/g, " ")).replaceAll(/\s+/g, " "),
      told: Object.fromEntries(fields),
    };
  }

  const browser: Browser = {
    authorize: (change, tenant = tenantId) =>
      send("GET", `/${tenant}/oauth2/v2.0/authorize?${asking(change)}`),
    async press(label) {
      const action = decoded(/<form method="post" action="([^"]*)"/.exec(page)?.[1] ?? "");
      const buttons = [...page.matchAll(/<button([^>]*)>([\s\S]*?)<\/button>/g)];
      const pressed = buttons.find(([, , inside = ""]) => inside.includes(label));
      if (!pressed || action === "") throw new Error(`There is no button "${label}": ${page}`);
      const hidden = [...page.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)];
      const form = new URLSearchParams(hidden.map(([, name = "", value = ""]) => [name, decoded(value)]));
      const [, name, value] = /name="([^"]*)" value="([^"]*)"/.exec(pressed[1] ?? "") ?? [];
      if (name !== undefined) form.set(name, decoded(value ?? ""));
      return send("POST", action, form);
    },
    logout: (query = {}) => send("GET", `/${tenantId}/oauth2/v2.0/logout?${new URLSearchParams(query)}`),
    async signIn(name, change) {
      const shown = await browser.authorize(change);
      return (shown.status === 200 ? await browser.press(`<strong>${name}</strong>`) : shown).told;
    },
  };
  return browser;
}

export interface Tokens {
  readonly status: number;
  readonly body: {
    readonly error?: string;
    readonly error_codes?: readonly number[];
    readonly suberror?: string;
    readonly id_token?: string;
    readonly access_token?: string;
    readonly refresh_token?: string;
    readonly scope?: string;
    readonly client_info?: string;
  };
}

/** The app's side: a code or a refresh token for tokens. */
export async function redeem(
  rig: Rig,
  form: Readonly<Record<string, string | undefined>>,
  tenant = tenantId,
): Promise<Tokens> {
  const grant =
    form.refresh_token === undefined
      ? { grant_type: "authorization_code", redirect_uri: redirectUri, code_verifier: verifier }
      : { grant_type: "refresh_token" };
  const all = { client_id: botEntry.appId, client_secret: botEntry.secret, ...grant, ...form };
  const present = Object.entries(all).filter((field): field is [string, string] => field[1] !== undefined);
  const reply = await rig.simulator.secure.inject({
    method: "POST",
    url: `/${tenant}/oauth2/v2.0/token`,
    headers: { host: "localhost:8443", "content-type": "application/x-www-form-urlencoded" },
    payload: new URLSearchParams(present).toString(),
  });
  return { status: reply.statusCode, body: reply.json() };
}
