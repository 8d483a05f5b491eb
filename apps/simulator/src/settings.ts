// What the environment says, checked once, before anything starts.

import { type Directory, exampleDirectory, lineFor, personNamed } from "./directory.ts";
import { knownPermissions } from "./graph/permissions.ts";
import { isGuid } from "./ids.ts";
import { profileNames } from "./throttling/limits.ts";

export interface Settings {
  readonly httpsPort: number;
  readonly httpPort?: number;
  readonly dataFolder: string;
  /** How many times as fast as people's clock; "manual" stands still until it is told. */
  readonly clock: number | "manual";
  readonly plainCallbacks: boolean;
  readonly trustedFile?: string;
  readonly seed?: string;
  readonly directory: Directory;
}

export class SettingsError extends Error {}

type Environment = Readonly<Record<string, string | undefined>>;

export function settingsFrom(env: Environment): Settings {
  const problems: string[] = [];
  const known = new Set<string>();
  const given = (name: string): string | undefined => {
    known.add(name);
    return env[name]?.trim() || undefined;
  };
  const read = <T>(name: string, fallback: T, accept: (text: string) => T | undefined, wants: string): T => {
    const text = given(name);
    if (text === undefined) return fallback;
    const value = accept(text);
    if (value === undefined) problems.push(`${name}="${text}": must be ${wants}`);
    return value ?? fallback;
  };
  const port = (text: string) => {
    const value = Number(text);
    return Number.isInteger(value) && value >= 0 && value <= 65_535 ? value : undefined;
  };
  const guid = (text: string) => (isGuid(text) ? text.toLowerCase() : undefined);
  const address = (text: string) =>
    URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) ? text : undefined;
  const words = (text: string) => text.split(",").map((word) => word.trim());
  const permissions = (text: string) => {
    const found = words(text).filter((word) => word !== "none");
    return found.every((word) => knownPermissions.includes(word)) ? found : undefined;
  };
  const numbers = (text: string) => {
    const found = words(text).map((word) => /^(\+[1-9]\d{4,14})(?:\s*=\s*(.{1,128}))?$/.exec(word));
    if (!found.every((match) => match !== null)) return undefined;
    const lines = found.map(([, number = "", name]) => lineFor(number, name));
    return new Set(lines.map(({ instanceId }) => instanceId)).size < lines.length ? undefined : lines;
  };
  const people = (text: string) => {
    const found = words(text)
      .filter((word) => word !== "none")
      .map((word) => /^([^=]{1,128}?)(?:\s*=\s*([\w.]+(?:\+[\w.]+)*))?$/.exec(word));
    if (!found.every((match) => match !== null)) return undefined;
    const persons = found.map(([, name = "", roles]) => personNamed(name, roles?.split("+")));
    return new Set(persons.map(({ name }) => name)).size < persons.length ? undefined : persons;
  };
  const { bot, tenantId, otherTenants } = exampleDirectory;
  const [trustedFile, seed] = [given("SIMULATOR_TRUSTED"), given("SIMULATOR_SEED")];

  const settings: Settings = {
    httpsPort: read("SIMULATOR_HTTPS_PORT", 8443, port, "a port number (0 takes a free one)"),
    ...(given("SIMULATOR_HTTP_PORT")
      ? { httpPort: read("SIMULATOR_HTTP_PORT", 0, port, "a port number (0 takes a free one)") }
      : {}),
    dataFolder: read("SIMULATOR_DATA", ".dialtree/simulator", (text) => text, "a folder"),
    clock: read<number | "manual">(
      "DIALTREE_CLOCK_SCALE",
      1,
      (text) => {
        if (text === "manual") return text;
        const scale = Number(text);
        return scale > 0 && scale <= 10_000 ? scale : undefined;
      },
      '"manual" or a number above 0, at most 10000',
    ),
    plainCallbacks: read(
      "SIMULATOR_PLAIN_CALLBACKS",
      false,
      (text) => ({ true: true, false: false })[text],
      "true or false",
    ),
    ...(trustedFile === undefined ? {} : { trustedFile }),
    ...(seed === undefined ? {} : { seed }),
    directory: {
      tenantId: read("SIMULATOR_TENANT", tenantId, guid, "a GUID"),
      otherTenants,
      numbers: read(
        "SIMULATOR_NUMBERS",
        exampleDirectory.numbers,
        numbers,
        "numbers like +15550100 or +15550100=Reception, with commas, each once",
      ),
      people: read(
        "SIMULATOR_PEOPLE",
        exampleDirectory.people,
        people,
        '"none" or names with commas, each once, with roles or without: Operator=Call.Operate+Flow.View',
      ),
      bot: {
        ...bot,
        limits: read(
          "SIMULATOR_LIMITS",
          bot.limits,
          (text) => {
            const profile = profileNames.find((name) => name === text);
            return profile && { profile };
          },
          profileNames.join(" or "),
        ),
        appId: read("SIMULATOR_APP_ID", bot.appId, guid, "a GUID"),
        secret: read("SIMULATOR_APP_SECRET", bot.secret, (text) => text, "a text"),
        redirectUris: read(
          "SIMULATOR_REDIRECT_URIS",
          bot.redirectUris,
          (text) => (words(text).every(address) ? words(text) : undefined),
          "http or https addresses with commas",
        ),
        webhook: read("SIMULATOR_WEBHOOK", bot.webhook, address, "an http or https address"),
        permissions: read(
          "SIMULATOR_PERMISSIONS",
          bot.permissions,
          permissions,
          `"none" or some of ${knownPermissions.join(", ")}`,
        ),
      },
    },
  };
  const settingNames = [...known].filter((name) => name.startsWith("SIMULATOR_")).sort();
  for (const name of Object.keys(env))
    if (name.startsWith("SIMULATOR_") && env[name]?.trim() && !known.has(name))
      problems.push(`There is no setting ${name}. Unset it; there are ${settingNames.join(", ")}.`);
  if (problems.length > 0) throw new SettingsError(problems.join("\n"));
  return settings;
}
