import { z } from "zod";
import { type Finding, fine, warning } from "../finding.ts";
import { askGraph } from "../graph.ts";
import { grantCommand, neededPermissions } from "../permissions.ts";
import type { Check } from "../probes.ts";
import { endingSoon } from "./ending-soon.ts";

const credential = z.looseObject({
  displayName: z.string().nullish(),
  endDateTime: z.string(),
  hint: z.string().nullish(),
});
const application = z.looseObject({
  passwordCredentials: z.array(credential).default([]),
  keyCredentials: z.array(credential).default([]),
});

const title = "Expiry of the app's secret";
const needed = neededPermissions.filter(({ name }) => name === "Application.Read.All");

/** https://learn.microsoft.com/graph/api/resources/passwordcredential */
export const credentials: Check = {
  id: "credentials",
  title: "Secrets and certificates of the app",
  async look(probes, signal) {
    const { appId, appSecret } = probes.settings;
    const path = `/applications(appId='${appId}')?$select=passwordCredentials,keyCredentials`;
    const answer = await askGraph(probes, path, signal);
    if (answer.failure !== undefined) return [warning(title, `Graph could not be asked: ${answer.failure}.`)];
    if (answer.status === 403)
      return [
        warning(title, "Graph does not show it to the app: the permission Application.Read.All is missing.", {
          says: "Grant it, or put the day on which the secret expires into a calendar that somebody reads.",
          command: grantCommand(appId, needed),
        }),
      ];
    const read = application.safeParse(answer.body);
    if (answer.status === 404)
      return [
        warning(
          title,
          "The app is registered in another tenant, and Graph shows registrations to their own tenant only.",
          { says: "Look there when it expires." },
        ),
      ];
    if (!read.success)
      return [warning(title, `Graph answered ${answer.status}, and not with the registration.`)];
    return linesOf(read.data, appId, appSecret, probes.now());
  },
};

function linesOf(
  { passwordCredentials, keyCredentials }: z.output<typeof application>,
  appId: string,
  secret: string,
  now: number,
): readonly Finding[] {
  // Graph shows the first letters of a secret: what does not begin so is not the one that is used here.
  const used = passwordCredentials.filter(({ hint }) => hint != null && secret.startsWith(hint));
  const [mine, others] =
    used.length > 0
      ? [used, passwordCredentials.filter((one) => !used.includes(one))]
      : [passwordCredentials, []];
  const renewal = {
    says: "Make a new one beside it, put it into DIALTREE_APP_SECRET, and start the server again. The old one works until it is removed.",
    command: `az ad app credential reset --id ${appId} --append --display-name dialtree`,
    where: "Microsoft Entra admin center › Entra ID › App registrations › the app › Certificates & secrets",
  };
  const lines = mine.map(({ displayName, endDateTime }) =>
    endingSoon(`${title} ${displayName ?? ""}`.trim(), Date.parse(endDateTime), now, renewal),
  );
  const expired = [...others, ...keyCredentials].filter(({ endDateTime }) => Date.parse(endDateTime) < now);
  return [
    ...(lines.length > 0
      ? lines
      : [
          warning(
            title,
            "The registration lists no secret: the one that is used here was removed, or is not of it.",
            renewal,
          ),
        ]),
    expired.length === 0
      ? fine("Credentials that are left over", "None has expired.")
      : warning(
          "Credentials that are left over",
          `${expired.length} of the registration have expired and are not used here.`,
          { says: "Remove them.", where: renewal.where },
        ),
  ];
}
