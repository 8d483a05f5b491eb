import { failed, fine, type Remedy } from "../finding.ts";
import type { Check } from "../probes.ts";

const overview = "Microsoft Entra admin center › Entra ID › App registrations › the app › Overview";
const secrets =
  "Microsoft Entra admin center › Entra ID › App registrations › the app › Certificates & secrets";

/** What mends each of Entra's refusals, by the number of its code. */
const remedies: Readonly<Record<number, (appId: string, tenant: string) => Remedy>> = {
  7000215: (appId) => ({
    says: "Make a new secret, and put its value (not its id) into DIALTREE_APP_SECRET.",
    command: `az ad app credential reset --id ${appId} --append --display-name dialtree`,
    where: secrets,
  }),
  7000222: (appId) => ({
    says: "The secret has expired. Make a new one, and put its value into DIALTREE_APP_SECRET.",
    command: `az ad app credential reset --id ${appId} --append --display-name dialtree`,
    where: secrets,
  }),
  700016: () => ({
    says: "The tenant has no such app. Correct DIALTREE_APP_ID, or the tenant's id in DIALTREE_TENANTS.",
    where: overview,
  }),
  7000229: (appId) => ({
    says: "The app is registered, and the tenant has not taken it on. Have an administrator of the tenant do so.",
    command: `az ad sp create --id ${appId}`,
  }),
  90002: (_appId, tenant) => ({
    says: `There is no tenant ${tenant}. Correct DIALTREE_TENANTS.`,
    where: "Microsoft Entra admin center › Entra ID › Overview › Tenant ID",
  }),
};

const unreached: Remedy = {
  says: "Check that this machine reaches Entra ID: DNS, proxy and firewall, and DIALTREE_ENTRA_URL, which is best left unset.",
};

export const token: Check = {
  id: "token",
  title: "Signing in as the app",
  async look({ settings: { appId, tenants, entraUrl }, token: tokenOf }) {
    return Promise.all(
      tenants.map(async (tenant) => {
        const title = `Token of the tenant ${tenant}`;
        const found = await tokenOf(tenant);
        if (found.refused === undefined) return fine(title, `Entra ID at ${entraUrl} gives one.`);
        const remedy = found.number === undefined ? unreached : remedies[found.number]?.(appId, tenant);
        return failed(
          title,
          found.refused,
          remedy ?? { says: "Look the code up at https://login.microsoftonline.com/error", where: overview },
        );
      }),
    );
  },
};
