// Whether a token request comes from the app that it names: by its secret, or by an assertion that it signed with the key
// of a certificate in its registration (private_key_jwt).

import { createHash, X509Certificate } from "node:crypto";
import { decodeProtectedHeader, errors, jwtVerify } from "jose";
import type { Bot } from "../directory.ts";
import { type Refusal, refuse } from "./refusal.ts";

const assertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

export interface Proving {
  /** Seconds since 1970. */
  readonly now: number;
  /** The addresses that an assertion may be made for. */
  readonly audiences: readonly string[];
}

/** Why this is not the app, if it is not. */
export async function unproven(
  bot: Bot,
  form: URLSearchParams,
  { now, audiences }: Proving,
): Promise<Refusal | undefined> {
  const [secret, assertion] = [form.get("client_secret"), form.get("client_assertion")];
  if (assertion !== null) {
    if (form.get("client_assertion_type") !== assertionType)
      return refuse(400, "invalid_request", 900144, "The request body must contain 'client_assertion_type'.");
    return unprovenAssertion(bot, assertion, { now, audiences });
  }
  if (secret === null)
    return refuse(
      401,
      "invalid_client",
      7000218,
      "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
    );
  if (secret !== bot.secret) return refuse(401, "invalid_client", 7000215, "Invalid client secret provided.");
  return undefined;
}

const digest = (algorithm: "sha1" | "sha256", { raw }: X509Certificate) =>
  createHash(algorithm).update(raw).digest("base64url");

async function unprovenAssertion(
  bot: Bot,
  assertion: string,
  { now, audiences }: Proving,
): Promise<Refusal | undefined> {
  const invalid = (says: string) => refuse(401, "invalid_client", 700027, says);
  try {
    const header = decodeProtectedHeader(assertion);
    const certificate = (bot.certificates ?? [])
      .map((pem) => new X509Certificate(pem))
      .find(
        (known) => header["x5t#S256"] === digest("sha256", known) || header.x5t === digest("sha1", known),
      );
    if (!certificate)
      return invalid(
        "The certificate with the identifier used to sign the client assertion is not registered.",
      );
    await jwtVerify(assertion, certificate.publicKey, {
      algorithms: ["RS256", "PS256"],
      audience: [...audiences],
      issuer: bot.appId,
      subject: bot.appId,
      currentDate: new Date(now * 1000),
      clockTolerance: 300,
      requiredClaims: ["exp", "aud", "iss", "sub"],
    });
    return undefined;
  } catch (error) {
    if (error instanceof errors.JWTExpired)
      return refuse(401, "invalid_client", 700024, "Client assertion is not within its valid time range.");
    if (error instanceof errors.JWTClaimValidationFailed)
      return refuse(401, "invalid_client", 700023, `Client assertion is not valid: ${error.claim}.`);
    return invalid("Client assertion contains an invalid signature.");
  }
}
