import { type Examples, earlier, hashOf, time } from "./example.ts";

const token = {
  id: "t-1",
  name: "Nightly reports",
  person: "Operator",
  own: true,
  roles: ["view"],
  madeAt: earlier,
  endsAt: "2027-02-18T15:00:00.000Z",
  usedAt: time,
};
const retention = {
  kinds: [
    {
      kind: "calls",
      what: "Journals of calls",
      days: 30,
      default: 365,
      counted: true,
      rule: "After the call is over",
      settable: { least: 1, most: 365 },
    },
  ],
};

const restore = {
  madeAt: earlier,
  flows: [{ id: "reception", title: "Reception", becomes: "changed", revision: 7 }],
  live: [{ flow: "reception", environment: "live", before: 3, after: 2 }],
  numbers: [
    {
      called: "+15550100",
      before: { flow: "helpdesk", environment: "live" },
      after: { flow: "reception", environment: "live" },
    },
  ],
  others: [{ what: "calendar", name: "office", becomes: "changed" }],
  ended: [{ what: "plan", flow: "reception", number: 4, when: "2026-11-23T02:30 (Europe/Berlin)" }],
  versions: [],
  sealedStays: false,
  agree: hashOf("f"),
};

export const ofInstallation: Examples = {
  lookIntoBackup: { answer: restore },
  restoreBackup: {
    answer: { summary: restore, copy: "/var/lib/dialtree/before-20261122-093000.tar.gz" },
  },
  getSession: {
    answer: {
      signIn: "done",
      signInAt: null,
      name: "Operator",
      username: "operator@fabrikam.example.com",
      roles: ["author"],
      rights: ["view", "author"],
      endsAt: time,
      secondPerson: false,
    },
  },
  endSession: { answer: { goTo: "/" } },
  listAccessTokens: { answer: { tokens: [token], next: null } },
  makeAccessToken: {
    body: { name: "Nightly reports", roles: ["view"], days: 90 },
    answer: { ...token, usedAt: null, token: "dialtree_shown_once" },
  },
  listAudit: {
    answer: {
      entries: [
        {
          seq: 41,
          at: time,
          who: { kind: "person", id: "person-1", name: "Operator" },
          from: "192.0.2.7",
          deed: "number.assigned",
          words: "assigned a number",
          thing: "+15550100",
          before: null,
          after: { flow: "reception" },
          hash: hashOf("e"),
        },
      ],
      next: null,
    },
  },
  verifyAudit: { answer: { whole: true, entries: 41, head: hashOf("e") } },
  examineConnection: {
    answer: {
      at: time,
      status: "warning",
      checks: [
        {
          id: "token",
          title: "Token",
          findings: [
            {
              status: "warning",
              title: "The secret ends soon",
              seen: "It ends in 12 days.",
              remedies: [
                { says: "Make another one.", where: "Entra ID, App registrations, dialtree, Secrets" },
              ],
            },
          ],
        },
      ],
      permissions: [
        {
          name: "Calls.Initiate.All",
          needed: "line",
          why: "To call people",
          steps: ["transfer"],
          source: "Microsoft Graph",
          granted: true,
        },
      ],
    },
  },
  showRetention: { answer: retention },
  setRetention: { body: { days: 30 }, answer: retention },
  eraseCaller: {
    body: { whom: { number: "+15557777" }, dryRun: true },
    answer: {
      traces: [{ place: "calls", what: "Journals of calls", count: 3, stays: null }],
      elsewhere: ["Backups have what there was when they were made: make a new one."],
    },
  },
};
