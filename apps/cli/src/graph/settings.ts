import type { Io } from "../io.ts";
import { misused } from "../refusal.ts";

/** How Graph is reached: from the same variables as the server's. */
export interface GraphSettings {
  readonly appId: string;
  readonly appSecret: string;
  /** The tenant whose token is used. */
  readonly tenant: string;
  readonly graphUrl?: string;
  readonly entraUrl?: string;
  /** PEM file with certificates to trust beside the usual ones. */
  readonly trustFile?: string;
}

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** @throws Refusal that names the variable, never what a secret one holds. */
export function graphSettings(env: Io["env"], asked: string | undefined): GraphSettings {
  const given = (name: string) => env[name]?.trim() || undefined;
  const needed = (name: string, what: string) => {
    const value = given(name);
    if (value === undefined) throw misused(`${name} is missing.`, `Set it to ${what}, as for the server.`);
    return value;
  };
  const appId = needed("DIALTREE_APP_ID", "the app's id");
  const appSecret = needed("DIALTREE_APP_SECRET", "the app's secret");
  const tenants = needed("DIALTREE_TENANTS", "the tenant's id")
    .split(",")
    .map((one) => one.trim());
  if (!guid.test(appId)) throw misused("DIALTREE_APP_ID is no GUID.", "Copy it from the app's registration.");
  const tenant = asked ?? tenants[0] ?? "";
  if (!guid.test(tenant))
    throw misused(`"${tenant}" is no tenant's id.`, "Give a GUID with --tenant or in DIALTREE_TENANTS.");
  if (!tenants.some((one) => one.toLowerCase() === tenant.toLowerCase()))
    throw misused(
      `The tenant ${tenant} is not one of DIALTREE_TENANTS.`,
      `Choose one of ${tenants.join(", ")}.`,
    );
  const url = (name: string) => {
    const value = given(name)?.replace(/\/+$/, "");
    if (value !== undefined && !/^https?:\/\/\S+$/.test(value))
      throw misused(
        `${name} is no http or https address.`,
        "Correct it, or leave it out for Microsoft's own.",
      );
    return value;
  };
  const [graphUrl, entraUrl, trustFile] = [
    url("DIALTREE_GRAPH_URL"),
    url("DIALTREE_ENTRA_URL"),
    given("DIALTREE_TRUST"),
  ];
  return {
    appId,
    appSecret,
    tenant: tenant.toLowerCase(),
    ...(graphUrl === undefined ? {} : { graphUrl }),
    ...(entraUrl === undefined ? {} : { entraUrl }),
    ...(trustFile === undefined ? {} : { trustFile }),
  };
}
