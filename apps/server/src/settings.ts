// What the environment says, checked once, before anything starts. The README's table has the same lines.

import { notificationKeyDocument } from "@dialtree/graph/io";
import { azureSpeechUrl } from "@dialtree/speech/io";
import { z } from "zod";
import { usualCallRate } from "./outgoing/rate.ts";

/** Everything that the server is told from outside. */
export interface Settings {
  readonly host: string;
  readonly port: number;
  readonly dataFolder: string;
  /** `postgresql://…` of the database that several servers share; without it SQLite in the data folder. May hold a password. */
  readonly databaseUrl?: string;
  /** How Microsoft reaches this server: the beginning of callback and prompt addresses, without a slash at its end. */
  readonly publicUrl: string;
  readonly appId: string;
  readonly appSecret: string;
  /** The app of Entra ID that people sign in to; undefined: nobody does, and the server stays on this machine. */
  readonly signIn?: { readonly appId: string; readonly secret: string };
  /** Nobody publishes what they have changed last themselves. */
  readonly secondPerson: boolean;
  /** Addresses of proxies that may say for whom they ask. */
  readonly proxies: readonly string[];
  readonly tenants: readonly string[];
  readonly graphUrl: string;
  readonly entraUrl: string;
  readonly keysUrl: string;
  /** PEM file with certificates to trust beside the usual ones. */
  readonly trustFile?: string;
  /** Folder of flows that are brought in and published where they are not there yet. */
  readonly seedFolder?: string;
  /** What is dialled, and the flow that answers it, for numbers that nobody has assigned yet. */
  readonly numbers: Readonly<Record<string, string>>;
  /** Resource accounts, by their object ids, that flows may call phones from; the first one does unless told. */
  readonly callsFrom: readonly string[];
  /** How many calls flows may place. */
  readonly callsPerMinute: number;
  readonly callsPerDay: number;
  /** JSON file with the mailboxes that messages of callers go to. Holds secrets. */
  readonly mailboxesFile?: string;
  /** JSON, or a JSON file, with the hosts that flows may ask. */
  readonly hosts?: string;
  /** Where the simulator's control API is, if this server talks to one. */
  readonly simulatorUrl?: string;
  readonly clockScale: number;
  /** Secret of the installation, 32 bytes: seals what callers key, signs addresses. Without it a file in the data folder. */
  readonly secret?: Uint8Array;
  /** In front of `/cognitiveservices/…` of Azure AI Speech; without it only the built-in voice speaks. */
  readonly speechUrl?: string;
  /** What opens it: a key, or else the id of the resource that the app's own tokens are for. */
  readonly speechKey?: string;
  readonly speechResource?: string;
  /** Which of its voices speaks a language, by BCP 47 tag. */
  readonly speechVoices: Readonly<Record<string, string>>;
  /** Of all that people upload together. */
  readonly uploadBytes: number;
  readonly logLevel: "silent" | "fatal" | "error" | "warn" | "info" | "debug" | "trace";
}

/** Where an installation is, for programs that look after its data and need nothing else. */
export interface DataSettings extends Pick<Settings, "dataFolder"> {
  readonly databaseUrl: string | undefined;
  readonly secret: Uint8Array | undefined;
}

/** The environment does not make sense; the message has a line for each variable. */
export class SettingsError extends Error {}

type Environment = Readonly<Record<string, string | undefined>>;

const guid = z.guid("must be a GUID such as 550fae72-d251-43ec-868c-373732c2704f").toLowerCase();
const url = z
  .url({ protocol: /^https?$/, error: "must be an http or https address" })
  .transform((text) => text.replace(/\/+$/, ""));
const loopback = ["127.0.0.1", "localhost", "::1"] as const;
// No part of it may make the driver stumble: what that says could hold the password.
const postgresUrl = z.string().refine(isPostgresUrl, {
  error:
    "must be like postgresql://user:password@host:5432/name, with %40 for @ and so on in user and password",
});
const ipAddress = z.union([z.ipv4(), z.ipv6()]);
const port = "must be a port number from 1 to 65535";
const voicesExample = 'must be like "en-US=en-US-JennyNeural,de-DE=de-DE-KatjaNeural"';
const scale = "must be a number from 1 to 100";
const uploads = "must be a whole number of megabytes from 1 to 9999999";
// Where a key is sent to.
const safeUrl = z
  .string()
  .refine((text) => URL.canParse(text) && isSafe(new URL(text)), {
    error: "must be an https address; http is for this machine only",
  })
  .transform((text) => text.replace(/\/+$/, ""));
const languageVoice =
  /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?=[A-Za-z]{2,3}(-[A-Za-z0-9]+)+(:[A-Za-z0-9]+)?$/;
const called = /^(\+[1-9]\d{4,14}|bot|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})=[^=\s]+$/i;

const calls = "must be a whole number of calls from 0 to 999999";
const callCount = z
  .string()
  .regex(/^\d{1,6}$/, calls)
  .transform(Number);

/** One row a variable: its name, and what its text becomes. Defaults suit a developer's machine. */
const variables = {
  DIALTREE_HOST: z
    .union([z.enum(loopback), ipAddress], {
      error: "must be an address of this machine, or localhost",
    })
    .default("127.0.0.1"),
  DIALTREE_PORT: z
    .string()
    .regex(/^\d{1,5}$/, port)
    .transform(Number)
    .pipe(z.number().min(1, port).max(65_535, port))
    .default(3_000),
  DIALTREE_DATA: z.string().default(".dialtree/server"),
  DIALTREE_DATABASE: postgresUrl.optional(),
  DIALTREE_PUBLIC_URL: url.optional(),
  DIALTREE_APP_ID: guid,
  DIALTREE_APP_SECRET: z.string(),
  DIALTREE_SIGN_IN_APP_ID: guid.optional(),
  DIALTREE_SIGN_IN_SECRET: z.string().optional(),
  DIALTREE_SECOND_PERSON: z.enum(["yes", "no"], { error: "must be yes or no" }).default("no"),
  DIALTREE_PROXIES: z
    .string()
    .transform((text) => text.split(",").map((part) => part.trim()))
    .pipe(
      z.array(
        z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()], { error: "must be addresses or networks" }),
      ),
    )
    .default([]),
  DIALTREE_TENANTS: z
    .string()
    .transform((text) => text.split(",").map((part) => part.trim()))
    .pipe(z.array(guid).min(1)),
  DIALTREE_GRAPH_URL: url.default("https://graph.microsoft.com/v1.0"),
  DIALTREE_ENTRA_URL: url.default("https://login.microsoftonline.com"),
  DIALTREE_KEYS_URL: url.default(notificationKeyDocument),
  DIALTREE_TRUST: z.string().optional(),
  DIALTREE_SEED: z.string().optional(),
  DIALTREE_NUMBERS: z
    .string()
    .transform((text) => text.split(",").map((pair) => pair.trim()))
    .pipe(z.array(z.string().regex(called, 'must be like "+15550100=reception,bot=helpdesk"')))
    .transform((pairs) => Object.fromEntries(pairs.map((pair) => pair.split("=") as [string, string])))
    .default({}),
  DIALTREE_CALLS_FROM: z
    .string()
    .transform((text) => text.split(",").map((part) => part.trim()))
    .pipe(z.array(guid).min(1))
    .default([]),
  DIALTREE_CALLS_PER_MINUTE: callCount.default(usualCallRate.perMinute),
  DIALTREE_CALLS_PER_DAY: callCount.default(usualCallRate.perDay),
  DIALTREE_MAILBOXES: z.string().optional(),
  DIALTREE_HOSTS: z.string().optional(),
  DIALTREE_SIMULATOR: url.optional(),
  DIALTREE_CLOCK_SCALE: z.coerce.number(scale).min(1, scale).max(100, scale).default(1),
  DIALTREE_SECRET: z
    .string()
    .regex(/^([0-9a-f]{2}){32,}$/i, "must be at least 64 hexadecimal digits")
    .transform((hex) => Uint8Array.from(Buffer.from(hex, "hex")))
    .optional(),
  DIALTREE_SPEECH_REGION: z
    .string()
    .regex(/^[a-z0-9]{2,40}$/, "must be the name of a region such as westeurope")
    .optional(),
  DIALTREE_SPEECH_URL: safeUrl.optional(),
  DIALTREE_SPEECH_KEY: z
    .string()
    .regex(/^[!-~]{16,200}$/, "must be one of the two keys of the Speech resource")
    .optional(),
  DIALTREE_SPEECH_RESOURCE: z
    .string()
    .regex(
      /^\/subscriptions\/[!"$-~]{1,400}$/,
      "must be a resource id such as /subscriptions/…/accounts/speech",
    )
    .optional(),
  DIALTREE_SPEECH_VOICES: z
    .string()
    .transform((text) => text.split(",").map((pair) => pair.trim()))
    .pipe(
      z
        .array(z.string().regex(languageVoice, voicesExample))
        .refine((pairs) => new Set(pairs.map((pair) => pair.split("=")[0])).size === pairs.length, {
          error: "must be one voice for each language",
        }),
    )
    .transform((pairs) => Object.fromEntries(pairs.map((pair) => pair.split("=") as [string, string])))
    .default({}),
  DIALTREE_UPLOADS_MB: z
    .string()
    .regex(/^\d{1,7}$/, uploads)
    .transform(Number)
    .pipe(z.number().min(1, uploads))
    .transform((megabytes) => megabytes * 1_000_000)
    // About 17 hours of sound.
    .default(2_000_000_000),
  DIALTREE_LOG: z
    .enum(["silent", "fatal", "error", "warn", "info", "debug", "trace"], {
      error: "must be silent, fatal, error, warn, info, debug or trace",
    })
    .default("info"),
} as const;

const schema = z.object(variables);

/** What may stand in a variable of such a name is never repeated to anybody. */
const secretive = ["SECRET", "DATABASE", "SPEECH_KEY"];

function isSafe({ protocol, hostname }: URL): boolean {
  const isHere = ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
  return protocol === "https:" || (protocol === "http:" && isHere);
}

function isPostgresUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, pathname } = new URL(text);
  try {
    for (const part of [username, password, pathname]) decodeURIComponent(part);
  } catch {
    return false;
  }
  return ["postgres:", "postgresql:"].includes(protocol) && pathname.length > 1;
}

/** Variables that look like ours and are not: most likely somebody mistyped one. */
export function unknownVariables(env: Environment): readonly string[] {
  return Object.keys(env).filter((name) => name.startsWith("DIALTREE_") && !(name in variables));
}

/** An empty variable is one that was not set. */
function givenIn(env: Environment): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(
    Object.keys(variables).flatMap((name) => (env[name]?.trim() ? [[name, env[name]?.trim()]] : [])),
  );
}

/** What is wrong, a line for each variable. */
function faultsIn(given: Environment, error: z.ZodError | undefined): string[] {
  return (error?.issues ?? []).map(({ path: [variable], message }) => {
    const name = String(variable);
    const value = given[name];
    if (value === undefined) return `${name} is missing`;
    // A secret that is wrong may be nearly right.
    return secretive.some((word) => name.includes(word))
      ? `${name} ${message}`
      : `${name}="${value}" ${message}`;
  });
}

/** What the server is told of where its data is. @throws SettingsError with everything that is wrong, a line each. */
export function dataSettingsFrom(env: Environment): DataSettings {
  const given = givenIn(env);
  const read = schema
    .pick({ DIALTREE_DATA: true, DIALTREE_DATABASE: true, DIALTREE_SECRET: true })
    .safeParse(given);
  if (!read.success) throw new SettingsError(faultsIn(given, read.error).join("\n"));
  const { DIALTREE_DATA: dataFolder, DIALTREE_DATABASE: databaseUrl, DIALTREE_SECRET: secret } = read.data;
  return { dataFolder, databaseUrl, secret };
}

/** @throws SettingsError with everything that is wrong, a line each. */
export function settingsFrom(env: Environment): Settings {
  const given = givenIn(env);
  const read = schema.safeParse(given);
  const wrong = faultsIn(given, read.error);
  const {
    DIALTREE_CLOCK_SCALE: faster = "1",
    DIALTREE_SIMULATOR: simulator,
    DIALTREE_DATABASE: database,
    DIALTREE_SECRET: secret,
  } = given;
  if (Number(faster) !== 1 && simulator === undefined)
    wrong.push("DIALTREE_CLOCK_SCALE is for tests with the simulator: real callers live in real time");
  if (database !== undefined && Number(faster) !== 1)
    wrong.push("DIALTREE_CLOCK_SCALE must be 1 with DIALTREE_DATABASE: servers go by the database's time");
  if (database !== undefined && secret === undefined)
    wrong.push(
      "DIALTREE_SECRET is missing: servers on one DIALTREE_DATABASE need the same one, made once by: openssl rand -hex 32",
    );
  wrong.push(...speechFaults(given), ...signInFaults(given));
  if (!read.success || wrong.length > 0) throw new SettingsError([...new Set(wrong)].join("\n"));
  const found = read.data;
  const optional = <K extends string, T>(name: K, value: T | undefined): { readonly [N in K]?: T } =>
    (value === undefined ? {} : { [name]: value }) as { readonly [N in K]?: T };
  return {
    host: found.DIALTREE_HOST,
    port: found.DIALTREE_PORT,
    dataFolder: found.DIALTREE_DATA,
    publicUrl: found.DIALTREE_PUBLIC_URL ?? `http://localhost:${found.DIALTREE_PORT}`,
    appId: found.DIALTREE_APP_ID,
    appSecret: found.DIALTREE_APP_SECRET,
    secondPerson: found.DIALTREE_SECOND_PERSON === "yes",
    proxies: found.DIALTREE_PROXIES,
    tenants: found.DIALTREE_TENANTS,
    graphUrl: found.DIALTREE_GRAPH_URL,
    entraUrl: found.DIALTREE_ENTRA_URL,
    keysUrl: found.DIALTREE_KEYS_URL,
    numbers: found.DIALTREE_NUMBERS,
    callsFrom: found.DIALTREE_CALLS_FROM,
    callsPerMinute: found.DIALTREE_CALLS_PER_MINUTE,
    callsPerDay: found.DIALTREE_CALLS_PER_DAY,
    clockScale: found.DIALTREE_CLOCK_SCALE,
    speechVoices: found.DIALTREE_SPEECH_VOICES,
    uploadBytes: found.DIALTREE_UPLOADS_MB,
    logLevel: found.DIALTREE_LOG,
    ...optional(
      "signIn",
      found.DIALTREE_SIGN_IN_APP_ID === undefined || found.DIALTREE_SIGN_IN_SECRET === undefined
        ? undefined
        : { appId: found.DIALTREE_SIGN_IN_APP_ID, secret: found.DIALTREE_SIGN_IN_SECRET },
    ),
    ...optional("databaseUrl", found.DIALTREE_DATABASE),
    ...optional("trustFile", found.DIALTREE_TRUST),
    ...optional("seedFolder", found.DIALTREE_SEED),
    ...optional("mailboxesFile", found.DIALTREE_MAILBOXES),
    ...optional("hosts", found.DIALTREE_HOSTS),
    ...optional("simulatorUrl", found.DIALTREE_SIMULATOR),
    ...optional("secret", found.DIALTREE_SECRET),
    ...optional("speechUrl", found.DIALTREE_SPEECH_URL ?? regionUrl(found.DIALTREE_SPEECH_REGION)),
    ...optional("speechKey", found.DIALTREE_SPEECH_KEY),
    ...optional("speechResource", found.DIALTREE_SPEECH_RESOURCE),
  };
}

function regionUrl(region: string | undefined): string | undefined {
  return region === undefined ? undefined : azureSpeechUrl(region);
}

/** What is missing for people to sign in, and what nobody may do without. */
function signInFaults(given: Environment): readonly string[] {
  const { DIALTREE_SIGN_IN_APP_ID: app, DIALTREE_SIGN_IN_SECRET: secret } = given;
  const { DIALTREE_HOST: host, DIALTREE_PUBLIC_URL: address, DIALTREE_SECOND_PERSON: second } = given;
  // What is no address at all is told of elsewhere.
  const isHere =
    host === undefined || !ipAddress.safeParse(host).success || loopback.some((name) => name === host);
  const faults: string[] = [];
  if (app !== undefined && secret === undefined)
    faults.push("DIALTREE_SIGN_IN_SECRET is missing: a client secret of the app that people sign in to");
  if (app === undefined && secret !== undefined)
    faults.push("DIALTREE_SIGN_IN_APP_ID is missing: the app of Entra ID that people sign in to");
  if (app === undefined && !isHere)
    faults.push(
      `DIALTREE_HOST="${host}" must be ${loopback.join(", ")}: without sign-in (DIALTREE_SIGN_IN_APP_ID) the server stays on this machine`,
    );
  if (app !== undefined && !isHere && !address?.startsWith("https://"))
    faults.push("DIALTREE_PUBLIC_URL must be an https address once the server leaves this machine");
  if (second === "yes" && app === undefined)
    faults.push(
      "DIALTREE_SECOND_PERSON needs sign-in (DIALTREE_SIGN_IN_APP_ID): without it everybody is the same",
    );
  return faults;
}

/** What is missing, or there twice, once anything of Azure AI Speech is set. */
function speechFaults(given: Environment): readonly string[] {
  const {
    DIALTREE_SPEECH_REGION: region,
    DIALTREE_SPEECH_URL: address,
    DIALTREE_SPEECH_KEY: key,
    DIALTREE_SPEECH_RESOURCE: resource,
    DIALTREE_SPEECH_VOICES: voices,
  } = given;
  if ([region, address, key, resource, voices].every((value) => value === undefined)) return [];
  const faults: string[] = [];
  if (region === undefined && address === undefined)
    faults.push(
      "DIALTREE_SPEECH_REGION is missing: in which region the Speech resource is, such as westeurope",
    );
  if (region !== undefined && address !== undefined)
    faults.push("DIALTREE_SPEECH_URL is for where DIALTREE_SPEECH_REGION does not do: set one of them");
  if (key === undefined && resource === undefined)
    faults.push(
      "DIALTREE_SPEECH_KEY is missing: a key of the resource, or its id as DIALTREE_SPEECH_RESOURCE",
    );
  if (key !== undefined && resource !== undefined)
    faults.push(
      "DIALTREE_SPEECH_RESOURCE is for tokens in the place of DIALTREE_SPEECH_KEY: set one of them",
    );
  if (voices === undefined)
    faults.push(`DIALTREE_SPEECH_VOICES is missing: which voice speaks which language; it ${voicesExample}`);
  return faults;
}
