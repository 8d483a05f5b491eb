import { type Examples, hashOf, moment, time, version } from "./example.ts";

const key = "call-7f3c";
const link = {
  from: "number:+15550100",
  to: "flow:reception",
  how: "answers",
  at: "",
  reached: true,
  published: true,
  draft: true,
};
const thing = {
  key: "flow:reception",
  kind: "flow",
  id: "reception",
  title: "Reception",
  exists: true,
  callsOut: false,
  published: true,
  draft: true,
};
const outcome = {
  key,
  flow: "reminder",
  placedAt: moment,
  whom: "+1555…71",
  state: "over",
  reached: "answered",
  ended: { at: moment + 42_000, reason: "The called party hung up." },
};
const person = {
  id: "5f1c2f7e-4d0b-4c8e-9a52-7a1f6f0f6a01",
  name: "Operator",
  title: "Front desk",
  mail: "operator@fabrikam.example.com",
  isAccount: false,
};

export const ofCalls: Examples = {
  getLine: {
    answer: {
      simulator: null,
      numbers: [{ called: "+15550100", flow: "reception", environment: "live", version: version.id }],
    },
  },
  listCalls: { answer: { calls: [{ key, began: moment, ended: null }], next: null } },
  followCall: { answer: { seq: 12, at: moment, kind: "entered" } },
  placeCall: {
    body: { flow: "reception", from: { kind: "phone", number: "+15557777" } },
    answer: { id: "1", key, called: "+15550100" },
  },
  hearCall: {
    answer: { type: "audio", did: "starts", prompt: hashOf("c"), durationMs: 1_800, at: time },
  },
  pressKeys: { body: { keys: "1" } },
  speakAtPhone: { body: { milliseconds: 2_000 } },
  placeOutgoingCall: {
    body: {
      request: "appointment-4711",
      flow: "reminder",
      to: { kind: "phone", number: "+15550171" },
      values: { day: "Tuesday" },
    },
    answer: { key, flow: "reminder", placedAt: moment, repeated: false },
  },
  listOutgoingCalls: { answer: { calls: [outcome], next: null } },
  getOutgoingCall: {
    answer: {
      ...outcome,
      exits: [{ at: moment + 9_000, flow: "reminder", node: "call", outlet: "answered" }],
    },
  },
  getEstate: {
    answer: {
      lines: [
        {
          called: "+15550100",
          flow: "reception",
          title: "Reception",
          environment: "live",
          version: { number: version.number, publishedAt: time, liveSince: time },
          fallback: "Operator",
          lastCallAt: time,
        },
      ],
      unanswered: [],
      countedSince: time,
      things: [thing],
      links: [link],
      findings: [],
    },
  },
  getEstateUses: {
    answer: {
      thing,
      uses: [{ ...link, title: "+15550100" }],
      entries: ["+15550100"],
      affected: [{ says: "Whoever calls +15550100", way: ["+15550100"], published: true, draft: true }],
      isCut: false,
      lost: [],
    },
  },
  lookUpDestinations: { answer: { looked: 12, left: 0, gone: 1 } },
  speak: { body: { text: "Welcome to Fabrikam.", language: "en-US" } },
  listVoices: {
    answer: { languages: ["en-US"], voices: [{ name: "kal", language: "en-US" }] },
  },
  tryLookup: {
    body: {
      lookup: {
        method: "GET",
        url: "https://crm.example.com/customers",
        query: [{ name: "phone", value: "{caller}" }],
        headers: [],
        secrets: [{ header: "authorization", before: "Bearer ", secret: "crm-key" }],
        repeatable: true,
        within: 3,
        takes: [{ pointer: "/name", as: "name", type: "text", needed: true }],
      },
      given: { caller: "+15557777" },
      hidden: [],
    },
    answer: {
      exit: "found",
      asked: "GET https://crm.example.com/customers",
      status: 200,
      milliseconds: 84,
      takes: [{ as: "name", pointer: "/name", value: "Fabrikam", came: "found" }],
    },
  },
  searchPeople: { body: { text: "oper" }, answer: { people: [person] } },
  getPerson: { answer: { person } },
  listGraphOperations: {
    answer: {
      tenants: ["550fae72-d251-43ec-868c-373732c2704f"],
      operations: [
        {
          area: "calls",
          name: "getCall",
          says: "Reads a call.",
          request: "GET /communications/calls/{id}",
          permission: "Calls.Initiate.All",
          limits: "",
          success: "200",
          settledBy: "",
          repeatable: true,
          legacy: null,
          inferred: [],
          example: { callId: "57dab8b1-894c-409a-b240-bd8beae78896" },
          filledIn: [],
          schema: { type: "object" },
        },
      ],
    },
  },
  askGraph: {
    body: { input: { callId: "57dab8b1-894c-409a-b240-bd8beae78896" } },
    answer: {
      operation: "getCall",
      tenant: "550fae72-d251-43ec-868c-373732c2704f",
      request: "GET /communications/calls/57dab8b1-894c-409a-b240-bd8beae78896",
      filled: [],
      status: 404,
      body: { error: { code: "8523", message: "Call not found." } },
      cut: false,
      milliseconds: 61,
      attempts: 1,
      verdict: { outcome: "failed", says: "There is no such call.", remedy: "It may be over." },
    },
  },
  followGraphNotices: {
    answer: { seq: 3, at: moment, call: key, kind: "call", state: "established", says: "The call is up." },
  },
};
