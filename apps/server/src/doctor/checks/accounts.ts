import { z } from "zod";
import type { AssignedNumber } from "../../control/numbers.ts";
import { type Finding, failed, fine, warning } from "../finding.ts";
import { askGraph } from "../graph.ts";
import { grantCommand, neededPermissions } from "../permissions.ts";
import type { Check } from "../probes.ts";

const accountSchema = z.looseObject({
  id: z.string(),
  displayName: z.string().nullish(),
  userPrincipalName: z.string().nullish(),
  businessPhones: z.array(z.string()).default([]),
});
type Account = z.output<typeof accountSchema>;

const title = "Resource accounts";
// What Teams writes into the accounts that it makes for bots, queues and attendants.
const department = "Microsoft Communication Application Instance";
const path = `/users?$filter=${encodeURIComponent(`department eq '${department}'`)}&$select=id,displayName,userPrincipalName,businessPhones&$top=100`;
const needed = neededPermissions.filter(({ name }) => name === "User.Read.All");

/** Which of what leads to a flow exists in the tenant, as far as Graph shows it. */
export const accounts: Check = {
  id: "accounts",
  title: "Resource accounts and numbers",
  async look(probes, signal) {
    const { appId, callsFrom } = probes.settings;
    const answer = await askGraph(probes, path, signal);
    if (answer.failure !== undefined) return [warning(title, `Graph could not be asked: ${answer.failure}.`)];
    if (answer.status === 403)
      return [
        warning(title, "Graph does not show them to the app: the permission User.Read.All is missing.", {
          says: "Grant it, or compare with what Teams PowerShell lists.",
          command: `${grantCommand(appId, needed)}  # or: Get-CsOnlineApplicationInstance`,
        }),
      ];
    const read = z.looseObject({ value: z.array(accountSchema) }).safeParse(answer.body);
    if (!read.success) return [warning(title, `Graph answered ${answer.status}, and not with accounts.`)];
    return compare(read.data.value, await probes.numbers(), callsFrom, appId);
  },
};

function compare(
  found: readonly Account[],
  numbers: readonly AssignedNumber[],
  callsFrom: readonly string[],
  appId: string,
): readonly Finding[] {
  const account = (id: string) => found.find((one) => one.id.toLowerCase() === id.toLowerCase());
  const withNumber = (number: string) =>
    found.find(({ businessPhones }) => businessPhones.some((phone) => digitsOf(phone) === number));
  const lines = numbers.map(({ called, flow }): Finding => {
    const line = `${called} → ${flow}`;
    if (called === "bot") return fine(line, "Whoever calls the bot itself; there is no account behind it.");
    if (called.startsWith("+")) return numberLine(line, called, withNumber(called), appId);
    const one = account(called);
    return one
      ? fine(line, `The resource account ${nameOf(one)} is in the directory.`)
      : missing(line, called, appId);
  });
  const answered = new Set(numbers.map(({ called }) => called.toLowerCase()));
  const idle = found.filter(
    ({ id, businessPhones }) =>
      !answered.has(id.toLowerCase()) && !businessPhones.some((phone) => answered.has(digitsOf(phone))),
  );
  return [
    numbers.length === 0
      ? warning(title, "No number leads to a flow: nobody's call is answered.", {
          says: "Let a number lead to a flow: Numbers in the editor.",
        })
      : fine(
          title,
          `${found.length} are in the directory; ${numbers.length} numbers and accounts lead to flows.`,
        ),
    ...lines,
    ...callsFrom.map((id) => {
      const one = account(id);
      const line = `Calls out as ${id}`;
      return one ? fine(line, `It is ${nameOf(one)}.`) : missing(line, id, appId);
    }),
    ...(idle.length === 0
      ? []
      : [
          warning(
            "Accounts that lead nowhere",
            `No flow answers at ${idle.map(nameOf).join(", ")}. They may belong to call queues, attendants or other bots.`,
            { says: "If they are meant for this app, let them lead to a flow: Numbers in the editor." },
          ),
        ]),
    fine(
      "What Graph does not tell",
      "To which app an account belongs, and which number Teams routes to it. Teams PowerShell does: Get-CsOnlineApplicationInstance, Get-CsPhoneNumberAssignment -CapabilitiesContain VoiceApplicationAssignment.",
    ),
  ];
}

function numberLine(line: string, number: string, one: Account | undefined, appId: string): Finding {
  if (one) return fine(line, `The directory shows it at the resource account ${nameOf(one)}.`);
  return warning(
    line,
    "No resource account shows this number in the directory. Teams may route it all the same: only its own list is binding.",
    {
      says: `Look to whom it is assigned; an account of the app ${appId} is what calls reach this server by.`,
      command: `Get-CsPhoneNumberAssignment -TelephoneNumber ${number}`,
    },
    {
      says: "If to nobody, assign it.",
      command: `Set-CsPhoneNumberAssignment -Identity <account> -PhoneNumber ${number} -PhoneNumberType <DirectRouting, CallingPlan or OperatorConnect>`,
      where: "Teams admin center › Voice › Phone numbers",
    },
  );
}

const missing = (line: string, id: string, appId: string): Finding =>
  failed(line, `No resource account ${id} is in the directory.`, {
    says: "Make it, and let Teams know; or correct the id.",
    command: `New-CsOnlineApplicationInstance -UserPrincipalName <line@your-domain> -ApplicationId ${appId} -DisplayName <Line>; Sync-CsOnlineApplicationInstance -ObjectId <its object id> -ApplicationId ${appId}`,
    where: "Teams admin center › Voice › Resource accounts",
  });

const nameOf = ({ displayName, userPrincipalName, id }: Account) => displayName ?? userPrincipalName ?? id;

/** A number as people write it, in the form that lines are kept by. */
const digitsOf = (phone: string) => `+${phone.replaceAll(/\D/g, "")}`;
