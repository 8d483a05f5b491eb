import { FluentProvider, webLightTheme } from "@fluentui/react-components";
import { fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import ConnectionsPage from "../src/pages/connections/connections-page.tsx";
import { fakeServer } from "./fake-server.ts";

const [stores, crm] = ["https://stores.fabrikam.example", "https://crm.contoso.example"];
const kept = {
  name: "stores",
  hosts: [stores],
  updatedAt: "2026-01-05T09:00:00.000Z",
  usedBy: [] as string[],
};
const { answers, asked } = fakeServer();

async function open(hosts: readonly string[], secrets: readonly object[]) {
  answers["GET /api/secrets"] = { hosts, secrets };
  render(
    <FluentProvider theme={webLightTheme}>
      <ConnectionsPage />
    </FluentProvider>,
  );
  return screen.findByRole("heading", { name: "Secrets" });
}

const button = (name: string) => screen.getByRole<HTMLButtonElement>("button", { name });
const write = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label, { exact: false }), { target: { value } });
const keep = () => button("Keep it");

test("where nobody may be asked, the page says how that is changed", async () => {
  await open([], []);
  expect(document.body.textContent).toContain("DIALTREE_HOSTS");
  expect(JSON.parse(document.querySelector("pre")?.textContent ?? "")).toEqual({
    "https://api.fabrikam.example": {},
  });
  // It could be for nobody.
  expect(screen.queryByRole("button", { name: "Keep a secret" })).toBeNull();
});

test("where nobody may be asked any more, no further secret is kept", async () => {
  await open([], [kept]);
  expect(screen.getByRole("region", { name: "stores" })).toBeDefined();
  // It could be for nobody.
  expect(screen.queryByRole("button", { name: "Keep a secret" })).toBeNull();
});

test("hosts are shown, and secrets with where they may go and who names them", async () => {
  await open([stores, crm], [{ ...kept, usedBy: ["stores", "shop"] }]);
  const card = within(screen.getByRole("region", { name: "stores" }));
  expect(card.getByText(`Is sent to ${stores} only.`)).toBeDefined();
  expect(card.getByRole("link", { name: "shop" }).getAttribute("href")).toBe("/flows/shop");
  fireEvent.click(button("Remove stores"));
  expect(document.querySelector("dialog")).toBeNull();
});

test("a secret goes in for the hosts that are chosen, and its value is nowhere on the page afterwards", async () => {
  await open([stores, crm], []);
  answers["PUT /api/secrets/till"] = { ...kept, name: "till" };
  fireEvent.click(button("Keep a secret"));
  expect(screen.getByLabelText("The secret", { exact: false }).getAttribute("type")).toBe("password");
  write("What is it called?", "Till");
  write("The secret", "k3y-of-theirs");
  expect(keep().disabled).toBe(true);
  write("What is it called?", "till");
  expect(keep().disabled).toBe(true);
  fireEvent.click(screen.getByLabelText(crm));
  fireEvent.click(keep());
  await waitFor(() => expect(document.querySelector("dialog")).toBeNull());
  expect(asked.find(({ order }) => order === "PUT /api/secrets/till")?.body).toEqual({
    value: "k3y-of-theirs",
    hosts: [crm],
  });
  expect(document.body.innerHTML).not.toContain("k3y-of-theirs");
  expect(document.body.textContent).toContain("till is kept.");
});

test("a name is not taken twice; the value of one that there is gets replaced", async () => {
  await open([stores], [kept]);
  answers["PUT /api/secrets/stores"] = kept;
  fireEvent.click(button("Keep a secret"));
  write("What is it called?", "stores");
  write("The secret", "another");
  expect(document.querySelector("dialog")?.textContent).toContain("There is a secret of this name.");
  expect(keep().disabled).toBe(true);
  fireEvent.click(button("Cancel"));
  fireEvent.click(button("Replace the value of stores"));
  write("The secret", "another");
  fireEvent.click(keep());
  await waitFor(() => expect(document.querySelector("dialog")).toBeNull());
  expect(asked.find(({ order }) => order.startsWith("PUT"))?.body).toEqual({
    value: "another",
    hosts: [stores],
  });
});

test("what the server does not take is told with what to do, and stays to be corrected", async () => {
  await open([stores], []);
  answers["PUT /api/secrets/till"] = {
    code: "secret_unusable",
    detail: "A secret is one line.",
    remedy: "Correct it.",
  };
  fireEvent.click(button("Keep a secret"));
  write("What is it called?", "till");
  write("The secret", "k3y");
  fireEvent.click(keep());
  await screen.findByText("A secret is one line.");
  expect(keep().disabled).toBe(false);
});

test("removing asks first", async () => {
  await open([stores], [kept]);
  fireEvent.click(button("Remove stores"));
  expect(asked.map(({ order }) => order)).toEqual(["GET /api/secrets"]);
  fireEvent.click(button("Remove the secret"));
  await waitFor(() => expect(asked.map(({ order }) => order)).toContain("DELETE /api/secrets/stores"));
});
