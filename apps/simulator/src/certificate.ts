import { X509Certificate } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { generate } from "selfsigned";

export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

const days = 24 * 60 * 60 * 1000;

/** A certificate for this machine's loopback names. It signs nothing but itself, so trusting it risks nothing else. */
export async function makeCertificate(now = Date.now()): Promise<Certificate> {
  const { private: key, cert } = await generate([{ name: "commonName", value: "localhost" }], {
    keyType: "ec",
    curve: "P-256",
    notBeforeDate: new Date(now - days),
    notAfterDate: new Date(now + 365 * days),
    extensions: [
      { name: "basicConstraints", cA: false },
      { name: "keyUsage", digitalSignature: true },
      { name: "extKeyUsage", serverAuth: true },
      {
        name: "subjectAltName",
        altNames: [
          { type: 2, value: "localhost" },
          { type: 7, ip: "127.0.0.1" },
          { type: 7, ip: "::1" },
        ],
      },
    ],
  });
  return { key, cert };
}

/** The certificate that is kept in a folder; a new one when there is none, or when it runs out within a day. */
export async function certificateIn(
  folder: string,
  now = Date.now(),
): Promise<Certificate & { readonly path: string }> {
  const [keyFile, path] = [join(folder, "simulator-key.pem"), resolve(folder, "simulator-cert.pem")];
  if (existsSync(keyFile) && existsSync(path)) {
    const [key, cert] = [readFileSync(keyFile, "utf8"), readFileSync(path, "utf8")];
    if (Date.parse(new X509Certificate(cert).validTo) > now + days) return { key, cert, path };
  }
  const made = await makeCertificate(now);
  mkdirSync(folder, { recursive: true });
  // Through a temporary name, so that a reader never finds half a file; the key only for its owner.
  for (const [file, text] of [
    [keyFile, made.key],
    [path, made.cert],
  ] as const) {
    writeFileSync(`${file}.new`, text, { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }
  return { ...made, path };
}
