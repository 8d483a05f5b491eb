import { createHash } from "node:crypto";
import type { Bot, Credential, Directory } from "../../directory.ts";
import { RefusedRequest } from "../../graph/errors.ts";
import { sameForm } from "../../ids.ts";
import type { JsonObject } from "../../json.ts";
import { type Asking, context, type Operation } from "../operation.ts";
import { option, selected } from "../query.ts";

const selectable = ["id", "appId", "displayName", "passwordCredentials", "keyCredentials"] as const;

/** `/applications(appId='…')`: the app's own registration, and until when it may prove itself by what. */
export function applicationOperations(directory: () => Directory): readonly Operation[] {
  return [
    {
      name: "getApplication",
      area: "others",
      denied: "requestDenied",
      answer({ args, base, query, access }: Asking) {
        const { bot, tenantId } = directory();
        if (access.tenantId !== tenantId || sameForm(args.appid ?? "") !== sameForm(bot.appId))
          throw new RefusedRequest("applicationNotFound");
        const names = selected(option(query, "select"), selectable) ?? selectable;
        const whole = applicationOf(bot);
        return {
          status: 200,
          body: {
            ...context(base, "applications/$entity"),
            ...Object.fromEntries(names.map((name) => [name, whole[name] ?? null])),
          },
        };
      },
    },
  ];
}

function applicationOf(bot: Bot): JsonObject {
  const of = (kind: Credential["kind"]) => bot.credentials.filter((one) => one.kind === kind);
  return {
    id: idOf(bot.appId),
    appId: bot.appId,
    displayName: bot.name,
    passwordCredentials: of("secret").map(({ name, expires, hint }) => ({
      customKeyIdentifier: null,
      displayName: name,
      endDateTime: expires,
      // The beginning of the secret, which tells it from others.
      hint: hint ?? bot.secret.slice(0, 3),
      keyId: idOf(name),
      secretText: null,
      startDateTime: "2020-01-01T00:00:00Z",
    })),
    keyCredentials: of("certificate").map(({ name, expires }) => ({
      customKeyIdentifier: createHash("sha1").update(name).digest("hex").toUpperCase(),
      displayName: name,
      endDateTime: expires,
      key: null,
      keyId: idOf(name),
      startDateTime: "2020-01-01T00:00:00Z",
      type: "AsymmetricX509Cert",
      usage: "Verify",
    })),
  };
}

function idOf(name: string): string {
  const hex = createHash("sha256").update(`application ${name}`).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
