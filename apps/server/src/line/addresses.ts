import { createHmac, createSecretKey, timingSafeEqual } from "node:crypto";
import type { KeySigner } from "@dialtree/calls";
import { derivedKey } from "@dialtree/calls";
import type { LegName } from "@dialtree/flow";

/** The addresses under which Microsoft reaches this server. */
export interface Addresses {
  /** Where news of a call goes; only we can have made it. `leg`: of a leg of our own, whose news says by it which one it is. */
  callback(key: string, tenant: string, leg?: LegName): string;
  /** Where a prompt is fetched. Nobody can guess it, not even who knows every word of the prompt. */
  prompt(hash: string): string;
  /** Whether an address of a prompt is one of ours. */
  isPrompt(hash: string, signature: string): boolean;
  /** Where what a caller has said is fetched, until a moment: milliseconds since 1970, UTC. */
  recording(id: string, until: number): string;
  isRecording(id: string, until: number, signature: string): boolean;
}

const promptsKept = 10_000;

/** @param publicUrl Without a slash at its end. */
export function addressesOn(publicUrl: string, signer: KeySigner, secret: Uint8Array): Addresses {
  const key = createSecretKey(derivedKey(secret, "addresses of prompts"));
  const signatureOf = (hash: string) => createHmac("sha256", key).update(hash).digest();
  const said = createSecretKey(derivedKey(secret, "addresses of recordings"));
  const signatureUntil = (id: string, until: number) =>
    createHmac("sha256", said).update(`${until}:${id}`).digest();
  const isSame = (given: string, expected: Buffer) => {
    const bytes = Buffer.from(given, "base64url");
    return bytes.length === expected.length && timingSafeEqual(bytes, expected);
  };
  // Prompts are few, and each is played many times.
  const prompts = new Map<string, string>();
  const promptAt = (hash: string) =>
    `${publicUrl}/prompts/${signatureOf(hash).toString("base64url")}/${hash}.wav`;
  return {
    callback: (call, tenant, leg) =>
      `${publicUrl}/api/calls/${call}/${signer.sign(call, tenant)}${leg === undefined ? "" : `/${leg}`}`,
    prompt: (hash) => {
      const known = prompts.get(hash);
      if (known !== undefined) return known;
      if (prompts.size >= promptsKept) prompts.clear();
      const made = promptAt(hash);
      prompts.set(hash, made);
      return made;
    },
    isPrompt: (hash, signature) => isSame(signature, signatureOf(hash)),
    recording: (id, until) =>
      `${publicUrl}/recordings/${signatureUntil(id, until).toString("base64url")}/${id}.${until}.wav`,
    isRecording: (id, until, signature) => isSame(signature, signatureUntil(id, until)),
  };
}
