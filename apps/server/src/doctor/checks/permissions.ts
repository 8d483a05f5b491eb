import { type Finding, failed, fine, warning } from "../finding.ts";
import {
  consentCommand,
  grantCommand,
  isGranted,
  type NeededPermission,
  neededPermissions,
  superfluous,
} from "../permissions.ts";
import type { Check } from "../probes.ts";

const apiPermissions =
  "Microsoft Entra admin center › Entra ID › App registrations › the app › API permissions";

export const permissions: Check = {
  id: "permissions",
  title: "Permissions and consent",
  async look({ settings: { appId, tenants }, token }) {
    const each = await Promise.all(
      tenants.map(async (tenant) => {
        const found = await token(tenant);
        const of = tenants.length > 1 ? ` in ${tenant}` : "";
        if (found.refused !== undefined)
          return [warning(`Permissions${of}`, "Without a token nobody knows them.")];
        return lookAt(found.roles, appId, of);
      }),
    );
    return each.flat();
  },
};

function lookAt(roles: readonly string[], appId: string, of: string): readonly Finding[] {
  const consent =
    roles.length === 0
      ? failed(`Consent${of}`, "The token carries no permission at all: nobody has consented to any.", {
          says: "Have an administrator consent, after the permissions below are asked for.",
          command: consentCommand(appId),
          where: `${apiPermissions} › Grant admin consent`,
        })
      : fine(`Consent${of}`, `An administrator has consented to ${roles.length} permissions.`);
  const more = superfluous(roles);
  return [
    consent,
    ...neededPermissions.map((permission) => lookFor(permission, roles, appId, of)),
    more.length === 0
      ? fine(`Permissions beyond need${of}`, "There are none.")
      : warning(`Permissions beyond need${of}`, `Nothing here asks for ${more.join(", ")}.`, {
          says: "Take them away, unless another program uses the same app: whoever gets hold of its secret has them too.",
          where: `${apiPermissions} › … › Remove permission`,
        }),
  ];
}

function lookFor(permission: NeededPermission, roles: readonly string[], appId: string, of: string): Finding {
  const { name, needed, why, steps } = permission;
  const title = `Permission ${name}${of}`;
  if (isGranted(permission, roles)) return fine(title, `Granted; it ${why}.`);
  const seen =
    needed === "line"
      ? `Missing, and no line works without: it ${why}.`
      : `Missing: it ${why}.${steps.length > 0 ? ` The steps ${steps.join(", ")} need it.` : ""}`;
  const remedy = {
    says:
      needed === "line"
        ? "Ask for it, and have an administrator consent."
        : "If that is wanted, ask for it, and have an administrator consent.",
    command: grantCommand(appId, [permission]),
    where: `${apiPermissions} › Add a permission › Microsoft Graph › Application permissions`,
  };
  return needed === "line" ? failed(title, seen, remedy) : warning(title, seen, remedy);
}
