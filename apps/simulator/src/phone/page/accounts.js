// Who signs in at the simulated Entra ID: what an administrator does with a person's account.

import { ask } from "./control.js";

const get = (id) => document.getElementById(id);
const [form, person, roles, enabled, signOut, said] = [
  "account-form",
  "account",
  "account-roles",
  "account-enabled",
  "account-sign-out",
  "account-said",
].map(get);

const words = (text) => text.split(/[\s,]+/).filter(Boolean);

export async function createAccounts() {
  let { people } = await ask("GET", "/people");

  const chosen = () => people.find(({ id }) => id === person.value);
  function show() {
    const account = chosen();
    roles.value = account?.roles.join(", ") ?? "";
    enabled.checked = account?.enabled ?? false;
  }
  async function attempt(work) {
    try {
      said.textContent = await work(chosen());
      said.classList.remove("bad");
    } catch (error) {
      said.textContent = error.message;
      said.classList.add("bad");
    }
  }

  person.append(...people.map(({ id, name }) => new Option(name, id)));
  person.addEventListener("change", show);
  // What a test or another page has changed meanwhile.
  get("accounts").addEventListener("toggle", async () => {
    ({ people } = await ask("GET", "/people"));
    show();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void attempt(async ({ id, name }) => {
      const change = { roles: words(roles.value), enabled: enabled.checked };
      const now = await ask("PATCH", `/people/${id}`, change);
      people = people.map((one) => (one.id === id ? now : one));
      show();
      return `${name} has ${now.roles.length > 0 ? now.roles.join(", ") : "no role"}${now.enabled ? "" : "; the account is disabled"}.`;
    });
  });
  signOut.addEventListener("click", () => {
    void attempt(async ({ id, name }) => {
      await ask("POST", `/people/${id}/signOut`);
      return `${name} is signed out everywhere.`;
    });
  });
  show();
}
