import { type Examples, earlier, hashOf, time, version } from "./example.ts";

const day = [{ from: "09:00", to: "17:00" }];
const calendar = {
  format: 1,
  id: "office",
  name: "Office",
  zone: "Europe/Berlin",
  week: { mon: day, tue: day, wed: day, thu: day, fri: day, sat: [], sun: [] },
  days: [{ name: "New Year's Day", on: { yearly: "01-01" }, hours: [] }],
};
const keptCalendar = { calendar, emergency: null, revision: 2, updatedAt: time };
const words = { "en-US": "Welcome to Fabrikam." };
const prompt = {
  id: "greeting",
  title: "Greeting",
  words,
  revision: 2,
  updatedAt: time,
  sounds: [{ language: "en-US", hash: hashOf("c"), milliseconds: 1_800 }],
};
const place = {
  flow: "reception",
  title: "Reception",
  at: "/nodes/1/data/prompt",
  node: "welcome",
  name: '"Welcome"',
};
const serving = { flow: "reception", number: version.number };
const uses = { uses: [place], published: [serving], next: null };
const assigned = { called: "+15550100", flow: "reception", environment: "live" };
const pinList = {
  name: "members",
  accounts: 250,
  updatedAt: time,
  locked: 1,
  lockedUntil: "2026-11-22T10:00:00.000Z",
  guesses: 5,
  windowMinutes: 60,
  lockoutMinutes: 15,
};
const host = "https://crm.example.com";
const secret = { name: "crm-key", hosts: [host], updatedAt: time, usedBy: ["account"] };
const policy = {
  ownCountries: true,
  allowed: [{ starts: "+4420", note: "Our office in London" }],
  refused: [],
  refusedKinds: ["premium", "satellite"],
  perMinute: 10,
  perHour: 100,
  perHourToOne: 5,
  perHourFromOne: 10,
  callMinutes: 60,
};
const keptPolicy = {
  policy,
  revision: 2,
  updatedAt: earlier,
  ownAreas: ["US"],
  callsOfHour: 4,
  notAllowed: [],
};

export const ofResources: Examples = {
  listPrompts: { answer: { prompts: [prompt], next: null } },
  createPrompt: {
    body: { id: "greeting", title: "Greeting", words },
    answer: { ...prompt, revision: 1, sounds: [] },
  },
  getPrompt: { answer: { ...prompt, uses: [{ ...place, language: "en-US" }], published: [serving] } },
  savePrompt: { body: { title: "Greeting", words }, answer: prompt },
  putPromptSound: { answer: { prompt, keptBy: [serving] } },
  listNumbers: { answer: { numbers: [{ ...assigned, answered: true }], next: null } },
  assignNumber: { body: { flow: "reception" }, answer: assigned },
  listPinLists: { answer: { lists: [pinList], next: null } },
  putPinList: {
    body: { entries: [{ account: "1001", pin: "482913" }], guesses: 5 },
    answer: { ...pinList, accounts: 1, locked: 0, lockedUntil: null },
  },
  comparePinList: { body: { accounts: ["1001", "1002"] }, answer: { added: 1, replaced: 1, removed: 249 } },
  getPinListUses: { answer: uses },
  unlockPin: { body: { account: "1001" } },
  listSecrets: { answer: { hosts: [host], secrets: [secret], next: null } },
  putSecret: { body: { value: "what the host gave you", hosts: [host] }, answer: secret },
  listDestinations: {
    answer: {
      destinations: [
        { kind: "user", id: "5f1c2f7e-4d0b-4c8e-9a52-7a1f6f0f6a01", name: "Operator" },
        { kind: "phone", number: "+15550171" },
      ],
    },
  },
  getDestinationPolicy: { answer: keptPolicy },
  saveDestinationPolicy: { body: policy, answer: keptPolicy },
  judgeNumber: {
    body: { number: "+1 555 0171" },
    answer: {
      number: "+15550171",
      allowed: true,
      code: null,
      says: "Calls to +15550171 are sent.",
      remedy: null,
      belongsTo: "US",
    },
  },
  listCalendars: { answer: { calendars: [keptCalendar], next: null } },
  createCalendar: { body: calendar, answer: { ...keptCalendar, revision: 1 } },
  getCalendar: { answer: keptCalendar },
  saveCalendar: { body: calendar, answer: keptCalendar },
  listCalendarUses: {
    answer: { uses: [{ flow: "reception", title: "Reception", numbers: ["+15550100"] }], next: null },
  },
  switchEmergency: {
    body: { on: true, by: "Front desk" },
    answer: { ...keptCalendar, emergency: { since: time, by: "Front desk" } },
  },
  readCalendarFile: {
    body: {
      ics: "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20261224\r\nSUMMARY:Christmas Eve\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
    },
    answer: {
      days: [{ name: "Christmas Eve", on: { date: "2026-12-24" }, hours: [] }],
      refused: [],
    },
  },
  listMailboxes: {
    answer: {
      mailboxes: [
        {
          name: "front-desk",
          deliversTo: "mail.example.com",
          keepDays: 30,
          room: 1_000,
          giveUpHours: 72,
          waiting: 1,
          refused: 0,
          kept: 12,
        },
      ],
    },
  },
  listMessages: {
    answer: {
      messages: [
        {
          id: "m-1",
          mailbox: "front-desk",
          flow: "voicemail",
          caller: "+15557777",
          called: "+15550100",
          language: "en-US",
          recordedAt: time,
          milliseconds: 14_000,
          state: "kept",
          tries: 0,
          until: "2026-12-22T09:30:00.000Z",
        },
      ],
      next: null,
    },
  },
  getMailboxUses: { answer: uses },
};
