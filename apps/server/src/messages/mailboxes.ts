import { readFileSync } from "node:fs";
import { type Hosts, isNetwork, isOwnHeader } from "@dialtree/egress";
import { z } from "zod";
import { SettingsError } from "../settings.ts";

/** Where messages of one name go, and what is kept of them. Only whoever looks after the installation can write this. */
export interface Mailbox {
  readonly name: string;
  /** Without one, messages wait here until somebody fetches them. */
  readonly address?: Address;
  /** Days that a message is kept once it was handed on; 0: not at all. */
  readonly keepDays: number;
  /** The most messages that may lie here, waiting or kept. */
  readonly room: number;
  /** Hours after which a message that nobody takes is given up. */
  readonly giveUpHours: number;
}

export interface Address {
  readonly url: string;
  /** Signs what is sent. */
  readonly secret: string;
  /** Sent along, such as an API key. */
  readonly headers: Readonly<Record<string, string>>;
  /** Networks that are not of the open internet and that its host may lie in. */
  readonly networks: readonly string[];
}

export type Mailboxes = ReadonlyMap<string, Mailbox>;

// These carry the message itself; others belong to the connection.
const ours = /^(dialtree-.*|idempotency-key|content-.*)$/i;
const thisMachine = ["127.0.0.0/8", "::1/128"];

const mailbox = z
  .strictObject({
    url: z.url("must be an https address").optional(),
    local: z.boolean().default(false),
    secret: z.string().min(32, "must have at least 32 characters").max(1_000).optional(),
    headers: z
      .record(
        z.string().regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/, "is no name of a header"),
        z.string().regex(/^[\t -~]*$/, "must be plain ASCII"),
      )
      .refine((headers) => !Object.keys(headers).some((name) => ours.test(name) || !isOwnHeader(name)), {
        error: "must not name a header that carries the message itself",
      })
      .default({}),
    networks: z
      .array(z.string().refine(isNetwork, { error: "must be a network such as 10.1.2.0/24" }))
      .default([]),
    keepDays: z.int().min(0).max(365).default(0),
    room: z.int().min(1).max(10_000).default(100),
    giveUpHours: z.int().min(1).max(720).default(72),
  })
  .superRefine(({ url, local, secret, keepDays }, { addIssue }) => {
    const wrong = (path: string, message: string) => addIssue({ code: "custom", path: [path], message });
    if (url === undefined && keepDays === 0)
      wrong("url", "is missing: without an address, keepDays has to say how long messages may lie here");
    if (url !== undefined && URL.canParse(url) && !isAllowed(new URL(url), local))
      wrong("url", 'must be an https address; http is for this machine only, with "local": true');
    if (url !== undefined && secret === undefined)
      wrong("secret", "is missing: it proves to the address that a message is from here");
  });

const file = z.record(
  z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, "must be small letters, digits and hyphens"),
  mailbox,
);

function isAllowed({ protocol, hostname, username, password }: URL, local: boolean): boolean {
  // Passwords in addresses turn up in logs; there are headers for them.
  if (username !== "" || password !== "") return false;
  const isHere = ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
  // What speaks to this machine could reach what only trusts this machine: somebody has to have meant it.
  return isHere ? local : protocol === "https:";
}

/** @throws SettingsError with everything that is wrong, a line each; no line repeats a value. */
export function readMailboxes(path: string | undefined): Mailboxes {
  if (path === undefined) return new Map();
  let found: unknown;
  try {
    found = JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new SettingsError(
      code === undefined
        ? `DIALTREE_MAILBOXES=${path} is no JSON. The README shows what it looks like.`
        : `DIALTREE_MAILBOXES=${path} cannot be read (${code}).`,
    );
  }
  return mailboxesFrom(found, path);
}

/** @throws SettingsError like `readMailboxes`. */
function mailboxesFrom(value: unknown, path: string): Mailboxes {
  const read = file.safeParse(value);
  if (!read.success) {
    const lines = read.error.issues.map((issue) => `${issue.path.join(".") || "it"} ${wordsOf(issue)}`);
    throw new SettingsError(`DIALTREE_MAILBOXES=${path}:\n${[...new Set(lines)].join("\n")}`);
  }
  return new Map(
    Object.entries(read.data).map(
      ([name, { url, local, secret = "", headers, networks, keepDays, room, giveUpHours }]) => [
        name,
        {
          name,
          keepDays,
          room,
          giveUpHours,
          ...(url === undefined
            ? {}
            : {
                address: { url, secret, headers, networks: local ? [...networks, ...thisMachine] : networks },
              }),
        },
      ],
    ),
  );
}

/** The hosts that messages may be handed to. Flows cannot ask them anything. */
export function hostsOf(mailboxes: Mailboxes): Hosts {
  const hosts = new Map<string, { readonly origin: string; readonly networks: readonly string[] }>();
  for (const { address } of mailboxes.values()) {
    if (!address) continue;
    const { origin } = new URL(address.url);
    const before = hosts.get(origin)?.networks ?? [];
    hosts.set(origin, { origin, networks: [...before, ...address.networks] });
  }
  return hosts;
}

// Zod's own sentences about unknown names repeat the names alone, and those about values do not repeat the values.
function wordsOf(issue: z.core.$ZodIssue): string {
  if (issue.code === "invalid_key") return issue.issues.map(({ message }) => message).join(", ");
  return issue.code === "invalid_type" ? `is of the wrong kind: ${issue.message}` : issue.message;
}
