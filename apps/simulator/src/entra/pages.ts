// What people see of the simulated Entra ID: forms of plain HTML, without a script. Pure.

import type { Directory, Person } from "../directory.ts";
import type { Return } from "./authorizing.ts";

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const text = (value: string): string => value.replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? "");

const page = (title: string, body: string): string => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>${text(title)} - simulated Entra ID</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="/entra/sign-in.css" />
  </head>
  <body>
    <main>
      <p class="mark">Simulated Entra ID</p>
      <h1>${text(title)}</h1>
${body}
    </main>
  </body>
</html>
`;

const alert = (problem: string | undefined): string =>
  problem === undefined ? "" : `<p class="problem" role="alert">${text(problem)}</p>`;

const cancel = '<button class="cancel" name="cancel" value="true">Cancel</button>';

/** `action`: where the choice goes. `hint`: whom the app expects; they come first. */
export function accountsPage(
  { bot, people }: Directory,
  action: string,
  hint: string | undefined,
  problem?: string,
): string {
  const isHinted = ({ id, address }: Person) =>
    [id.toLowerCase(), address.toLowerCase()].includes(hint?.toLowerCase() ?? "");
  const inOrder = [...people.filter(isHinted), ...people.filter((person) => !isHinted(person))];
  const rows = inOrder.map((person, index) => {
    const { id, name, address, roles, enabled } = person;
    const about = [roles.length > 0 ? roles.join(", ") : "no role", ...(enabled ? [] : ["disabled"])].join(
      "; ",
    );
    const focus = isHinted(person) ? " autofocus" : "";
    return `<li>
            <button name="user" value="${text(id)}" aria-describedby="about-${index}"${focus}>
              <strong>${text(name)}</strong> <span>${text(address)}</span>
            </button>
            <p class="about" id="about-${index}">${text(about)}</p>
          </li>`;
  });
  return page(
    "Pick an account",
    `      ${alert(problem)}
      <p>to continue to <strong>${text(bot.name)}</strong>. Nobody here has a password.</p>
      <form method="post" action="${text(action)}">
        <ul class="accounts">
          ${rows.join("\n          ")}
        </ul>
        ${people.length === 0 ? "<p>There is nobody in the directory.</p>" : ""}
        ${cancel}
      </form>`,
  );
}

/** The person is asked whether the app may know what it asks for. */
export const consentPage = (
  { bot }: Directory,
  person: Person,
  scopes: readonly string[],
  action: string,
): string =>
  page(
    "Permissions requested",
    `      <p><strong>${text(bot.name)}</strong> would like to know of ${text(person.address)}:</p>
      <ul>
        ${scopes.map((scope) => `<li>${text(scope)}</li>`).join("\n        ")}
      </ul>
      <form method="post" action="${text(action)}">
        <input type="hidden" name="user" value="${text(person.id)}" />
        <button name="consent" value="true">Accept</button>
        ${cancel}
      </form>`,
  );

/** Only an administrator could consent; nothing but going back is left. */
export const approvalPage = ({ bot }: Directory, action: string, problem: string): string =>
  page(
    "Need admin approval",
    `      ${alert(problem)}
      <p>${text(bot.name)} needs permission to access resources in your organization that only an admin can grant.</p>
      <form method="post" action="${text(action)}">
        <button class="cancel" name="cancel" value="true">Return to the application without granting consent</button>
      </form>`,
  );

/** Nobody can be signed in, and there is no address that could be told. `elsewhere`: to try it as somebody else. */
export const refusedPage = (problem: string, elsewhere?: string): string =>
  page(
    "Sorry, but we’re having trouble signing you in",
    `      ${alert(problem)}
      ${elsewhere === undefined ? "" : `<p><a href="${text(elsewhere)}">Sign in with another account</a></p>`}`,
  );

export const signedOutPage = (): string =>
  page("You signed out of your account", "      <p>It’s a good idea to close all browser windows.</p>");

/** `response_mode=form_post`. The original sends it by a script; here the person does. */
export const postedPage = (to: Return, answer: Readonly<Record<string, string>>, name: string): string =>
  page(
    `Back to ${name}`,
    `      <form method="post" action="${text(to.redirectUri)}">
        ${Object.entries(answer)
          .map(([field, value]) => `<input type="hidden" name="${text(field)}" value="${text(value)}" />`)
          .join("\n        ")}
        <button autofocus>Continue</button>
      </form>`,
  );
