import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { secretFor } from "../src/secret.ts";
import { SettingsError, settingsFrom, unknownVariables } from "../src/settings.ts";

const id = "550fae72-d251-43ec-868c-373732c2704f";
const other = "f3052d9b-ff68-4ed8-8ad2-d98ba5b5bd53";
const hex = "0123456789abcdef".repeat(4);
const speechKey = "0123456789abcdef0123456789abcdef";
const least = { DIALTREE_APP_ID: id, DIALTREE_APP_SECRET: "s3cret-of-entra", DIALTREE_TENANTS: id };

function refused(env: Record<string, string>): readonly string[] {
  try {
    settingsFrom({ ...least, ...env });
  } catch (error) {
    if (error instanceof SettingsError) return error.message.split("\n");
    throw error;
  }
  return [];
}

test("with the least that has to be said, everything else suits a developer's machine", () => {
  expect(settingsFrom(least)).toEqual({
    host: "127.0.0.1",
    port: 3000,
    dataFolder: ".dialtree/server",
    publicUrl: "http://localhost:3000",
    appId: id,
    appSecret: "s3cret-of-entra",
    secondPerson: false,
    proxies: [],
    tenants: [id],
    graphUrl: "https://graph.microsoft.com/v1.0",
    entraUrl: "https://login.microsoftonline.com",
    keysUrl: "https://api.aps.skype.com/v1/.well-known/OpenIdConfiguration",
    numbers: {},
    callsFrom: [],
    callsPerMinute: 10,
    callsPerDay: 200,
    speechVoices: {},
    uploadBytes: 2_000_000_000,
    clockScale: 1,
    logLevel: "info",
  });
});

/** What each variable makes of texts, and what it refuses. */
const variables: Readonly<
  Record<string, { field: string; good: readonly (readonly [string, unknown])[]; bad: readonly string[] }>
> = {
  DIALTREE_HOST: {
    field: "host",
    good: [
      ["localhost", "localhost"],
      ["::1", "::1"],
      [" 127.0.0.1 ", "127.0.0.1"],
    ],
    bad: ["dialtree.example.com", "127.0.0.1.example.com", "256.1.1.1", "*"],
  },
  DIALTREE_PORT: {
    field: "port",
    good: [
      ["1", 1],
      ["65535", 65_535],
    ],
    bad: ["0", "65536", "-1", "http", "0x50", "3000.5", "1e3"],
  },
  DIALTREE_DATA: { field: "dataFolder", good: [["/var/lib/dialtree", "/var/lib/dialtree"]], bad: [] },
  DIALTREE_DATABASE: {
    field: "databaseUrl",
    good: [
      "postgres://u:p%40ss@db.example.com:5432/dialtree?sslmode=verify-full",
      "postgresql://db.example.com/dialtree",
    ].map((text) => [text, text] as const),
    bad: [
      "db.example.com/dialtree",
      "mysql://db.example.com/dialtree",
      "postgres://db.example.com",
      "postgres://db.example.com/",
      "postgres://u:p%zz@db.example.com/dialtree",
      "postgres://u:p@ss word@[db/dialtree",
    ],
  },
  DIALTREE_PUBLIC_URL: {
    field: "publicUrl",
    good: [["https://ivr.example.com/phone//", "https://ivr.example.com/phone"]],
    bad: ["ivr.example.com", "ftp://ivr.example.com", "/phone"],
  },
  DIALTREE_APP_ID: { field: "appId", good: [[other.toUpperCase(), other]], bad: ["dialtree", `${id}0`] },
  DIALTREE_APP_SECRET: { field: "appSecret", good: [["x y", "x y"]], bad: [] },
  DIALTREE_TENANTS: {
    field: "tenants",
    good: [[`${id}, ${other.toUpperCase()}`, [id, other]]],
    bad: ["common", `${id},`, `${id};${other}`],
  },
  DIALTREE_GRAPH_URL: {
    field: "graphUrl",
    good: [["https://localhost:8443/v1.0/", "https://localhost:8443/v1.0"]],
    bad: ["graph.microsoft.com"],
  },
  DIALTREE_ENTRA_URL: {
    field: "entraUrl",
    good: [["https://localhost:8443", "https://localhost:8443"]],
    bad: ["login"],
  },
  DIALTREE_KEYS_URL: {
    field: "keysUrl",
    good: [["https://localhost:8443/keys", "https://localhost:8443/keys"]],
    bad: ["file:///etc/keys"],
  },
  DIALTREE_TRUST: { field: "trustFile", good: [["cert.pem", "cert.pem"]], bad: [] },
  DIALTREE_SEED: { field: "seedFolder", good: [["flows", "flows"]], bad: [] },
  DIALTREE_CALLS_FROM: {
    field: "callsFrom",
    good: [
      [id, [id]],
      [`${id.toUpperCase()}, ${other}`, [id, other]],
    ],
    bad: ["+15550100", "bot", `${id},`, `${id} ${other}`],
  },
  DIALTREE_CALLS_PER_MINUTE: {
    field: "callsPerMinute",
    good: [
      ["0", 0],
      ["25", 25],
    ],
    bad: ["-1", "1.5", "many", "1e3", "9999999"],
  },
  DIALTREE_CALLS_PER_DAY: {
    field: "callsPerDay",
    good: [
      ["0", 0],
      ["5000", 5_000],
    ],
    bad: ["-1", "1.5", "many", "9999999"],
  },
  DIALTREE_NUMBERS: {
    field: "numbers",
    good: [
      ["+15550100=reception, bot=helpdesk", { "+15550100": "reception", bot: "helpdesk" }],
      [`${id}=hotel`, { [id]: "hotel" }],
    ],
    bad: [
      "reception",
      "+15550100",
      "+15550100=",
      "15550100=reception",
      "+15550100=a=b",
      "+15550100=a,,bot=b",
    ],
  },
  DIALTREE_SIMULATOR: {
    field: "simulatorUrl",
    good: [["http://localhost:8081/", "http://localhost:8081"]],
    bad: ["8081"],
  },
  DIALTREE_CLOCK_SCALE: { field: "clockScale", good: [["2.5", 2.5]], bad: ["0", "101", "fast", "manual"] },
  DIALTREE_SECRET: {
    field: "secret",
    good: [[hex.toUpperCase(), Uint8Array.from(Buffer.from(hex, "hex"))]],
    bad: ["correct horse battery staple", hex.slice(1), `${hex}0`],
  },
  DIALTREE_SPEECH_REGION: {
    field: "speechUrl",
    good: [["westeurope", "https://westeurope.tts.speech.microsoft.com"]],
    bad: ["West Europe", "westeurope.example.com/", "a/../b", "x@evil.example.com"],
  },
  DIALTREE_SPEECH_URL: {
    field: "speechUrl",
    good: [
      ["https://my.cognitiveservices.azure.com/tts/", "https://my.cognitiveservices.azure.com/tts"],
      ["http://127.0.0.1:8090", "http://127.0.0.1:8090"],
    ],
    bad: [
      "http://speech.example.com",
      "http://127.0.0.1.example.com",
      "speech.example.com",
      "file:///etc",
      "ftp://localhost",
    ],
  },
  DIALTREE_SPEECH_KEY: {
    field: "speechKey",
    good: [[speechKey, speechKey]],
    bad: ["short", `${speechKey} x`, `${speechKey}\u00e9`],
  },
  DIALTREE_SPEECH_RESOURCE: {
    field: "speechResource",
    good: [["/subscriptions/1/accounts/speech", "/subscriptions/1/accounts/speech"]],
    bad: ["speech", "/subscriptions/1#2", "/subscriptions/1 x"],
  },
  DIALTREE_SPEECH_VOICES: {
    field: "speechVoices",
    good: [
      [
        "en-US=en-US-JennyNeural, de=de-DE-KatjaNeural,sr-Latn-RS=en-US-Ava:DragonHDLatestNeural",
        {
          "en-US": "en-US-JennyNeural",
          de: "de-DE-KatjaNeural",
          "sr-Latn-RS": "en-US-Ava:DragonHDLatestNeural",
        },
      ],
    ],
    bad: ["en-US", "en-US=", "english=en-US-JennyNeural", "en-US=a<b>", "de=de-DE-A,de=de-DE-B"],
  },
  DIALTREE_LOG: { field: "logLevel", good: [["trace", "trace"]], bad: ["loud", "INFO"] },
};
// What one variable needs beside itself.
const beside = { DIALTREE_SIMULATOR: "http://localhost:8081" };
const besideDatabase = { DIALTREE_SECRET: hex };
const besideSpeech = {
  DIALTREE_SPEECH_REGION: "westeurope",
  DIALTREE_SPEECH_KEY: speechKey,
  DIALTREE_SPEECH_VOICES: "en-US=en-US-JennyNeural",
};
/** What a variable of speech needs beside itself: all but what it stands in the place of. */
function neededBy(name: string): Readonly<Record<string, string>> {
  if (name === "DIALTREE_DATABASE") return besideDatabase;
  if (!name.startsWith("DIALTREE_SPEECH_")) return {};
  const { DIALTREE_SPEECH_REGION: region, DIALTREE_SPEECH_KEY: key, ...voices } = besideSpeech;
  return {
    ...voices,
    ...(name === "DIALTREE_SPEECH_URL" ? {} : { DIALTREE_SPEECH_REGION: region }),
    ...(name === "DIALTREE_SPEECH_RESOURCE" ? {} : { DIALTREE_SPEECH_KEY: key }),
  };
}

describe.each(Object.entries(variables))("%s", (name, { field, good, bad }) => {
  test("good values", () => {
    for (const [text, value] of good) {
      const read = settingsFrom({ ...least, ...beside, ...neededBy(name), [name]: text });
      expect(read[field as keyof typeof read]).toEqual(value);
    }
  });
  test("bad values are named, with what would be right", () => {
    for (const text of bad) {
      const lines = refused({ ...beside, ...neededBy(name), [name]: text });
      expect(lines, text).toHaveLength(1);
      expect(lines[0]).toMatch(new RegExp(`^${name}.* must be `));
    }
  });
});

test("an empty variable is one that was not set", () => {
  expect(settingsFrom({ ...least, DIALTREE_PORT: " ", DIALTREE_SEED: "" })).toEqual(settingsFrom(least));
});

test("everything that is wrong is said at once, a line for each variable", () => {
  const lines = refused({
    DIALTREE_PORT: "0",
    DIALTREE_TENANTS: "common,organizations",
    DIALTREE_APP_ID: "",
    DIALTREE_LOG: "loud",
    DIALTREE_CLOCK_SCALE: "2",
  });
  expect(lines.map((line) => /^DIALTREE_[A-Z_]+/.exec(line)?.[0])).toEqual([
    "DIALTREE_PORT",
    "DIALTREE_APP_ID",
    "DIALTREE_TENANTS",
    "DIALTREE_LOG",
    "DIALTREE_CLOCK_SCALE",
  ]);
  expect(lines).toContain("DIALTREE_APP_ID is missing");
});

test("a clock that runs faster is refused where calls are real", () => {
  expect(refused({ DIALTREE_CLOCK_SCALE: "4" })).toEqual([
    "DIALTREE_CLOCK_SCALE is for tests with the simulator: real callers live in real time",
  ]);
});

test("no secret is ever printed", () => {
  const canary = "c0ffee".repeat(9);
  const said = refused({
    DIALTREE_SECRET: canary,
    DIALTREE_APP_SECRET: canary,
    DIALTREE_SPEECH_KEY: `${canary} x`,
    DIALTREE_DATABASE: `postgres://dialtree:${canary}%zz@db.example.com/dialtree`,
    DIALTREE_PORT: "no",
  }).join("\n");
  expect(said).toContain("DIALTREE_SECRET");
  expect(said).toContain("DIALTREE_DATABASE");
  expect(said).toContain("DIALTREE_SPEECH_KEY");
  expect(said).not.toContain("c0ffee");
});

test("servers on one database share a secret, and live in its time", () => {
  const shared = { DIALTREE_DATABASE: "postgres://u:p@db.example.com/dialtree" };
  expect(refused(shared)).toEqual([
    "DIALTREE_SECRET is missing: servers on one DIALTREE_DATABASE need the same one, made once by: openssl rand -hex 32",
  ]);
  expect(refused({ ...shared, DIALTREE_SECRET: hex })).toEqual([]);
  expect(refused({ ...shared, ...beside, DIALTREE_SECRET: hex, DIALTREE_CLOCK_SCALE: "2" })).toEqual([
    "DIALTREE_CLOCK_SCALE must be 1 with DIALTREE_DATABASE: servers go by the database's time",
  ]);
});

test("Azure AI Speech is set up whole, or not at all", () => {
  const starts = (env: Record<string, string>) =>
    refused(env).map((line) => /^DIALTREE_[A-Z_]+/.exec(line)?.[0]);
  for (const one of Object.keys(besideSpeech)) {
    const { [one as keyof typeof besideSpeech]: _, ...rest } = besideSpeech;
    expect(starts(rest)).toEqual([one]);
  }
  expect(starts({ ...besideSpeech, DIALTREE_SPEECH_URL: "https://a.example.com" })).toEqual([
    "DIALTREE_SPEECH_URL",
  ]);
  expect(starts({ ...besideSpeech, DIALTREE_SPEECH_RESOURCE: "/subscriptions/1" })).toEqual([
    "DIALTREE_SPEECH_RESOURCE",
  ]);
  expect(starts(besideSpeech)).toEqual([]);
});

test("a variable that looks like one of ours and is not is found", () => {
  expect(
    unknownVariables({ ...least, DIALTREE_PROT: "1", PATH: "", SIMULATOR_DATA: "", DIALTREE_: "" }),
  ).toEqual(["DIALTREE_PROT", "DIALTREE_"]);
});

describe("the installation's secret", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "dialtree-secret-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test("is the one of the environment, and then no file is made", () => {
    const given = new Uint8Array(32).fill(7);
    expect(secretFor(given, folder)).toBe(given);
    expect(readdirSync(folder)).toEqual([]);
  });

  test("is otherwise made once, and only its owner may read it", () => {
    const data = join(folder, "new", "data");
    const made = secretFor(undefined, data);
    expect(made).toHaveLength(32);
    expect(readdirSync(data)).toEqual(["secret"]);
    expect(statSync(join(data, "secret")).mode & 0o777).toBe(0o600);
    expect(secretFor(undefined, data)).toEqual(made);
    expect(secretFor(undefined, join(folder, "other"))).not.toEqual(made);
  });

  test("is never replaced: what is sealed with it would be lost", () => {
    for (const text of ["", "0123", "x".repeat(64)]) {
      writeFileSync(join(folder, "secret"), text);
      expect(() => secretFor(undefined, folder)).toThrow(/secret does not hold a secret\. Put it back/);
      expect(readFileSync(join(folder, "secret"), "utf8")).toBe(text);
    }
  });

  test("says where it cannot be kept", () => {
    writeFileSync(join(folder, "file"), "");
    expect(() => secretFor(undefined, join(folder, "file"))).toThrow(/file/);
    mkdirSync(join(folder, "data", "secret"), { recursive: true });
    expect(() => secretFor(undefined, join(folder, "data"))).toThrow(/EISDIR/);
  });
});

describe("sign-in", () => {
  const configured = { DIALTREE_SIGN_IN_APP_ID: other, DIALTREE_SIGN_IN_SECRET: "s3cret-of-people" };
  const beyond = { DIALTREE_HOST: "0.0.0.0", DIALTREE_PUBLIC_URL: "https://ivr.contoso.example" };

  test("lets the server leave this machine, by https alone", () => {
    expect(settingsFrom({ ...least, ...configured, ...beyond })).toMatchObject({
      host: "0.0.0.0",
      signIn: { appId: other, secret: "s3cret-of-people" },
    });
    for (const host of ["0.0.0.0", "::", "192.168.0.7"]) {
      expect(refused({ ...beyond, DIALTREE_HOST: host })).toEqual([
        expect.stringContaining(`DIALTREE_HOST="${host}" must be 127.0.0.1, localhost, ::1: without sign-in`),
      ]);
      for (const address of ["", "http://ivr.contoso.example"])
        expect(refused({ ...configured, DIALTREE_HOST: host, DIALTREE_PUBLIC_URL: address })).toEqual([
          expect.stringContaining("DIALTREE_PUBLIC_URL must be an https address"),
        ]);
    }
  });

  test.each([
    [{ DIALTREE_SIGN_IN_APP_ID: other }, "DIALTREE_SIGN_IN_SECRET is missing"],
    [{ DIALTREE_SIGN_IN_SECRET: "s3cret-of-people" }, "DIALTREE_SIGN_IN_APP_ID is missing"],
    [{ DIALTREE_SECOND_PERSON: "yes" }, "DIALTREE_SECOND_PERSON needs sign-in"],
    [{ DIALTREE_SECOND_PERSON: "maybe" }, 'DIALTREE_SECOND_PERSON="maybe" must be yes or no'],
    [{ DIALTREE_PROXIES: "10.0.0.1,gateway" }, "DIALTREE_PROXIES"],
  ])("%j is refused", (given, says) => {
    expect(refused(given)).toEqual([expect.stringContaining(says)]);
    expect(refused(given).join()).not.toContain("s3cret-of-people");
  });

  test("names the proxies that may say for whom they ask", () => {
    expect(settingsFrom({ ...least, DIALTREE_PROXIES: "10.0.0.1, 10.1.0.0/16,::1" }).proxies).toEqual([
      "10.0.0.1",
      "10.1.0.0/16",
      "::1",
    ]);
  });
});
