import { readFileSync } from "node:fs";
import { type Hosts, isNetwork, originIn } from "@dialtree/egress";
import { z } from "zod";
import { SettingsError } from "../settings.ts";

const origin = z.string().refine((text) => originIn(text) !== undefined, {
  error: "must be scheme, host and port alone, such as https://api.fabrikam.example",
});

const file = z.record(
  origin,
  z.strictObject({
    reachedAt: origin.optional(),
    networks: z
      .array(z.string().refine(isNetwork, { error: "must be a network such as 10.1.2.0/24" }))
      .default([]),
  }),
);

/**
 * The hosts that flows may ask, of a JSON file or of JSON itself. Only whoever looks after the installation can write it.
 * @throws SettingsError with everything that is wrong, a line each
 */
export function readHosts(given: string | undefined): Hosts {
  if (given === undefined) return new Map();
  const isHere = given.startsWith("{");
  const name = isHere ? "DIALTREE_HOSTS" : `DIALTREE_HOSTS=${given}`;
  let found: unknown;
  try {
    found = JSON.parse(isHere ? given : readFileSync(given, "utf8"));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new SettingsError(
      code === undefined
        ? `${name} is no JSON. docs/lookups.md shows what it looks like.`
        : `${name} cannot be read (${code}).`,
    );
  }
  const read = file.safeParse(found);
  if (!read.success) {
    const lines = read.error.issues.map(({ path, message, ...issue }) => {
      const said =
        issue.code === "invalid_key" ? issue.issues.map((inner) => inner.message).join(", ") : message;
      return `${path.join(" ") || "it"} ${said}`;
    });
    throw new SettingsError(`${name}:\n${[...new Set(lines)].join("\n")}`);
  }
  return new Map(
    Object.entries(read.data).map(([text, { reachedAt, networks }]) => {
      const own = originIn(text) ?? text;
      const elsewhere = reachedAt === undefined ? undefined : originIn(reachedAt);
      return [own, { origin: own, networks, ...(elsewhere === undefined ? {} : { reachedAt: elsewhere }) }];
    }),
  );
}
