// @vitest-environment happy-dom
import { webLightTheme } from "@fluentui/react-components";
import { act, fireEvent, render, screen, within } from "@testing-library/react";
import { describe, expect, test, vi } from "vitest";
import { listFlows } from "../src/api/client.ts";
import AccountPage from "../src/pages/account/account-page.tsx";
import AuditPage from "../src/pages/audit/audit-page.tsx";
import { AccountLink } from "../src/session/account-link.tsx";
import { Session, useMay } from "../src/session/session.tsx";
import { ThemeProvider } from "../src/theme/theme.tsx";
import { fakeServer } from "./fake-server.ts";

const { answers } = fakeServer();

const who = {
  signIn: "done",
  signInAt: "/sign-in",
  name: "An author",
  username: "author@contoso.example",
  roles: ["author"],
  rights: ["view", "author", "prompts"],
  endsAt: "2026-11-22T17:00:00.000Z",
  secondPerson: false,
};

function Offered() {
  return <p>{useMay("publish") ? "may publish" : "may not publish"}</p>;
}

async function open(answer: object, children = <Offered />): Promise<void> {
  answers["GET /api/session"] = answer;
  render(
    <ThemeProvider first={webLightTheme}>
      <Session>
        <AccountLink />
        {children}
      </Session>
    </ThemeProvider>,
  );
  await act(async () => {});
}

const press = async (name: string) => {
  await act(async () => {
    fireEvent.click(screen.getByRole("button", { name, hidden: true }));
  });
};

describe("a page", () => {
  test("is shown to whoever is signed in, and offers what their roles allow", async () => {
    await open(who);
    expect(screen.getByRole("link", { name: "An author" }).getAttribute("href")).toBe("/account");
    expect(screen.getByText("may not publish")).toBeTruthy();
  });

  test("asks to sign in, and comes back to itself", async () => {
    history.replaceState(null, "", "/flows/reception?tab=2");
    await open({ ...who, signIn: "needed", name: null, roles: [], rights: [] });
    const link = screen.getByRole("link", { name: "Sign in with Microsoft" });
    expect(link.getAttribute("href")).toBe("/sign-in?back=%2Fflows%2Freception%3Ftab%3D2");
    expect(screen.queryByText(/may/)).toBeNull();
  });

  test("says who somebody is that has no role, and lets them come as somebody else", async () => {
    await open({ ...who, roles: [], rights: [] });
    expect(screen.getByText(/signed in as An author \(author@contoso.example\)/)).toBeTruthy();
    const link = screen.getByRole("link", { name: "Sign in as somebody else" });
    expect(link.getAttribute("href")).toBe("/sign-in?again=1");
  });

  test("marks a user of an installation without sign-in, who may everything", async () => {
    await open({ ...who, signIn: "none", signInAt: null, rights: ["view", "author", "publish"] });
    expect(screen.getByRole("link", { name: "Local user" })).toBeTruthy();
    expect(screen.getByText("may publish")).toBeTruthy();
  });

  test("says that the session has ended as soon as the server does, with the way back", async () => {
    await open(who);
    answers["GET /api/flows"] = { code: "not_signed_in", detail: "Nobody is signed in.", remedy: "Sign in." };
    await act(async () => void (await listFlows().catch(() => undefined)));
    const dialog = screen.getByRole("dialog", { name: "Your session has ended", hidden: true });
    expect(within(dialog).getByText("Sign in again").closest("a")?.getAttribute("href")).toMatch(
      /^\/sign-in\?back=/,
    );
  });
});

test("one's account says what one may; a token is made with some of it, shown once, and revoked", async () => {
  answers["GET /api/access-tokens"] = { tokens: [], next: null };
  await open(who, <AccountPage />);
  expect(screen.getByText("Your roles: author.")).toBeTruthy();
  await press("Make an access token");
  fireEvent.change(screen.getByLabelText(/What is it for/), { target: { value: "CI" } });
  fireEvent.click(screen.getByLabelText("author"));
  const made = {
    id: "0123456789abcdef",
    name: "CI",
    person: "An author",
    own: true,
    roles: ["author"],
    madeAt: "2026-11-22T09:00:00.000Z",
    endsAt: "2027-02-20T09:00:00.000Z",
    usedAt: null,
  };
  answers["POST /api/access-tokens"] = { ...made, token: "dialtree_0123456789abcdef_secret" };
  answers["GET /api/access-tokens"] = { tokens: [made], next: null };
  await act(async () => {
    const [, submit] = screen.getAllByRole("button", { name: "Make an access token", hidden: true });
    fireEvent.submit(submit as HTMLElement);
  });
  expect(screen.getByText("dialtree_0123456789abcdef_secret")).toBeTruthy();
  await press("Done");
  expect(screen.queryByText("dialtree_0123456789abcdef_secret")).toBeNull();
  answers["DELETE /api/access-tokens/0123456789abcdef"] = undefined;
  answers["GET /api/access-tokens"] = { tokens: [], next: null };
  await press("Revoke CI");
  await press("Revoke");
  expect(screen.getAllByText("CI is revoked.").length).toBeGreaterThan(0);
  expect(screen.getByText("There are no access tokens")).toBeTruthy();
});

test("signing out goes to where Microsoft signs out too", async () => {
  answers["GET /api/access-tokens"] = { tokens: [], next: null };
  answers["POST /api/session/end"] = { goTo: "https://login.example/logout" };
  const assign = vi.spyOn(location, "assign").mockImplementation(() => {});
  await open(who, <AccountPage />);
  await press("Sign out");
  expect(assign).toHaveBeenCalledExactlyOnceWith("https://login.example/logout");
});

const entry = (seq: number, more: object = {}) => ({
  seq,
  at: "2026-11-22T09:00:00.000Z",
  who: { kind: "person", id: "t/o", name: "An author" },
  from: "127.0.0.1",
  deed: "draft.saved",
  words: "changed the draft of the flow",
  thing: "reception",
  before: { revision: seq },
  after: { revision: seq + 1 },
  hash: "ab".repeat(32),
  ...more,
});
const rows = () => [...document.querySelectorAll("tbody tr")].map((row) => row.textContent);

test("the audit log is read page by page, for one thing if somebody wants, and checked as a whole", async () => {
  answers["GET /api/audit"] = {
    entries: [entry(3), entry(2, { who: { kind: "server", id: "server", name: "dialtree" }, from: null })],
    next: 2,
  };
  await open({ ...who, rights: ["view", "audit"] }, <AuditPage />);
  expect(rows()[0]).toMatch(/An author.*changed the draft of the flow reception127\.0\.0\.1.*"revision": 3/s);
  expect(rows()[1]).toContain("dialtree itself");
  answers["GET /api/audit"] = { entries: [entry(1, { before: null })], next: null };
  await press("Show earlier entries");
  expect(rows()).toHaveLength(3);
  expect(rows()[2]).toContain("nothing");
  expect(screen.queryByRole("button", { name: "Show earlier entries" })).toBeNull();
  answers["GET /api/audit/verification"] = { whole: false, seq: 2, says: "Entry 2 is gone." };
  await press("Check the whole log");
  expect(screen.getAllByText("The log is not what was written. Entry 2 is gone.").length).toBeGreaterThan(0);
});
