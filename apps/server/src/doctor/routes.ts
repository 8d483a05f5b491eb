import { z } from "zod";
import { type Route, route } from "../control/api/route.ts";
import { examine } from "./doctor.ts";
import { isGranted, neededPermissions } from "./permissions.ts";
import type { Probes } from "./probes.ts";

const finding = z
  .object({
    status: z.enum(["ok", "warning", "failed"]),
    title: z.string(),
    seen: z.string(),
    remedies: z.array(
      z.object({
        says: z.string(),
        command: z.string().optional().meta({ description: "To be typed as it stands" }),
        where: z.string().optional().meta({ description: "Pages of a portal, one behind the other" }),
      }),
    ),
  })
  .meta({ id: "DoctorFinding" });

const examined = z
  .object({
    at: z.iso.datetime(),
    status: z.enum(["ok", "warning", "failed"]).meta({ description: "The worst of all lines" }),
    checks: z.array(z.object({ id: z.string(), title: z.string(), findings: z.array(finding) })),
    permissions: z
      .array(
        z.object({
          name: z.string(),
          needed: z.enum(["line", "feature"]),
          why: z.string(),
          steps: z.array(z.string()),
          source: z.string(),
          granted: z.boolean().nullable().meta({ description: "null when nobody knows" }),
        }),
      )
      .meta({ description: "What dialtree asks Microsoft Graph to let it do" }),
  })
  .meta({ id: "Examination" });

/** Whether this server is connected to Microsoft as it should be. `probes` are made for each examination. */
export function doctorRoutes(probes: () => Probes): readonly Route[] {
  return [
    route({
      method: "GET",
      path: "/doctor",
      role: "administer",
      name: "examineConnection",
      summary: "Looks whether everything between this server and Microsoft is as it should be; takes seconds",
      answers: { 200: examined },
      handle: async ({ signal }) => {
        const looking = probes();
        const checks = await examine(looking, signal);
        const [tenant = ""] = looking.settings.tenants;
        const token = await looking.token(tenant);
        const worst = checks.flatMap(({ findings }) => findings.map(({ status }) => status));
        const status = (["failed", "warning"] as const).find((one) => worst.includes(one)) ?? "ok";
        return {
          status: 200,
          body: {
            at: new Date(looking.now()).toISOString(),
            status,
            checks,
            permissions: neededPermissions.map((permission) => {
              const { name, needed, why, steps, source } = permission;
              const granted = token.refused === undefined ? isGranted(permission, token.roles) : null;
              return { name, needed, why, steps, source, granted };
            }),
          },
        };
      },
    }),
  ];
}
