// msal-node, unmodified, signs somebody in over TLS: code flow with PKCE, a silent refresh, and what it says when it must not.

import { getCACertificates, setDefaultCACertificates } from "node:tls";
import {
  ConfidentialClientApplication,
  CryptoProvider,
  InteractionRequiredAuthError,
} from "@azure/msal-node";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildSimulator, exampleDirectory, type Simulator } from "../src/app.ts";
import { sharedKeys } from "./rig.ts";

const { tenantId, bot, people } = exampleDirectory;
const redirectUri = "http://localhost:4712/auth/callback";
const scopes = ["openid", "profile", "offline_access"];
const before = getCACertificates("default");

let simulator: Simulator;
let at: string;
// On people's clock: msal compares what it is told with its own.
beforeAll(async () => {
  simulator = await buildSimulator({ makeKey: sharedKeys() });
  const { https } = await simulator.listen({ https: 0 });
  at = `https://localhost:${new URL(https).port}`;
  setDefaultCACertificates([...before, simulator.certificate]);
});
afterAll(async () => {
  setDefaultCACertificates(before);
  await simulator.close();
});

/** A person with a browser: opens the address, presses their name, and is sent to the app. */
async function signIn(url: string, name: string): Promise<URLSearchParams> {
  const page = await (await fetch(url, { redirect: "manual" })).text();
  const action = /<form method="post" action="([^"]*)"/.exec(page)?.[1]?.replaceAll("&amp;", "&");
  const user = people.find((person) => person.name === name)?.id ?? "";
  const sent = await fetch(`${at}${action}`, {
    method: "POST",
    body: new URLSearchParams({ user }),
    headers: { origin: at },
    redirect: "manual",
  });
  return new URL(sent.headers.get("location") ?? "").searchParams;
}

test("code flow with PKCE, then a silent refresh, then an end to it", async () => {
  const app = new ConfidentialClientApplication({
    auth: {
      clientId: bot.appId,
      clientSecret: bot.secret,
      authority: `${at}/${tenantId}`,
      knownAuthorities: [new URL(at).host],
    },
  });
  const { verifier, challenge } = await new CryptoProvider().generatePkceCodes();
  const request = { redirectUri, scopes, state: "state", nonce: "nonce" };
  const url = await app.getAuthCodeUrl({
    ...request,
    codeChallenge: challenge,
    codeChallengeMethod: "S256",
    responseMode: "query",
  });
  const told = await signIn(url, "Administrator");
  const code = told.get("code") ?? "";
  const result = await app.acquireTokenByCode(
    { ...request, code, codeVerifier: verifier },
    { code, nonce: "nonce", state: told.get("state") ?? "" },
  );
  expect(result).toMatchObject({
    tenantId,
    account: { username: "administrator@dialtree.example", name: "Administrator" },
    idTokenClaims: { roles: ["Tenant.Admin"], nonce: "nonce", tid: tenantId },
  });

  const account = result.account;
  if (!account) throw new Error("There is no account.");
  simulator.world.changePerson(account.localAccountId, { roles: ["Flow.View"] });
  const silent = () => app.acquireTokenSilent({ account, scopes, forceRefresh: true });
  expect((await silent()).idTokenClaims).toMatchObject({ roles: ["Flow.View"] });

  const { switchOn, changePerson, signIns } = simulator.world;
  const refused = expect.objectContaining({ errorMessage: expect.stringContaining("AADSTS50057") });
  changePerson(account.localAccountId, { enabled: false });
  await expect(silent()).rejects.toEqual(refused);
  changePerson(account.localAccountId, { enabled: true });
  switchOn({ fault: "consentMissing", on: ["refresh"], times: 1 });
  await expect(silent()).rejects.toBeInstanceOf(InteractionRequiredAuthError);
  expect((await silent()).account?.username).toBe("administrator@dialtree.example");
  signIns.revoke(account.localAccountId);
  await expect(silent()).rejects.toMatchObject({ errorMessage: expect.stringContaining("AADSTS50173") });
  // Told that its token is bad, msal throws it away.
  await expect(silent()).rejects.toMatchObject({ errorCode: "no_tokens_found" });
});

test("msal takes no id token with another nonce", async () => {
  simulator.world.switchOn({ fault: "idTokenNonce", times: 1 });
  const app = new ConfidentialClientApplication({
    auth: {
      clientId: bot.appId,
      clientSecret: bot.secret,
      authority: `${at}/${tenantId}`,
      knownAuthorities: [new URL(at).host],
    },
  });
  const url = await app.getAuthCodeUrl({ redirectUri, scopes, nonce: "nonce" });
  const code = (await signIn(url, "Author")).get("code") ?? "";
  const asked = app.acquireTokenByCode({ redirectUri, scopes, code }, { code, nonce: "nonce" });
  await expect(asked).rejects.toMatchObject({ errorCode: "nonce_mismatch" });
});
