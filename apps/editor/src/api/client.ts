import type { TryLookup } from "@dialtree/controls";
import { type Destination, destinationSchema, type FlowDocument, type Problem, read } from "@dialtree/flow";
import type { DestinationPolicy } from "@dialtree/flow/destinations";
import { type Calendar, readCalendar } from "@dialtree/flow/hours";
import type { PinEntry } from "@dialtree/flow/texts";
import { nodeTypes } from "@dialtree/nodes";
import createClient from "openapi-fetch";
import { message } from "../messages/message.ts";
import { ApiError, type Told } from "./errors.ts";
import { eventsOf } from "./event-stream.ts";
import type { components, paths } from "./schema.gen.ts";

type Schemas = components["schemas"];
export type Version = Schemas["Version"];
export type AssignedNumber = Pick<Schemas["Number"], "called" | "flow">;
export type FlowSummary = Schemas["FlowSummary"];
export type Publication = Schemas["Publication"];
export type LibraryPrompt = Schemas["LibraryPrompt"];
export type KeptDestinationPolicy = Schemas["KeptDestinationPolicy"];
export type NumberVerdict = Schemas["NumberVerdict"];
export type CalendarUse = Schemas["CalendarUse"];
export type CalendarFilePreview = Schemas["CalendarFilePreview"];
export type PinList = Schemas["PinList"];
export type PinListChange = Schemas["PinListChange"];
export type Mailbox = Schemas["Mailbox"];
export type KeptMessage = Schemas["Message"];
export type ResourceUses = Schemas["ResourceUses"];
export type PhoneEvent = Schemas["PhoneEvent"];
export type OutgoingOrder = Schemas["OutgoingOrderInput"];
export type KeptSecret = Schemas["KeptSecret"];
export type GraphOperation = Schemas["GraphOperation"];
export type GraphReply = Schemas["GraphReply"];
export type GraphNotice = Schemas["GraphNotice"];
type Answered<Body> = { readonly data?: Body; readonly error?: unknown; readonly response: Response };

/** A flow as it was opened: the draft, its revision and what callers get at present. */
export interface OpenedFlow {
  readonly id: string;
  readonly revision: number;
  readonly document: FlowDocument;
  readonly current: Version | undefined;
  readonly recordings: readonly string[];
}

/** A flow that cannot be opened, with the reasons. */
export interface UnreadableFlow {
  readonly id: string;
  readonly problems: readonly Problem[];
}

const client = createClient<paths>({
  baseUrl: globalThis.location?.origin,
  fetch: (request) => fetch(request),
});

export async function listFlows(): Promise<readonly FlowSummary[]> {
  return (await answer(client.GET("/api/flows"))).flows;
}

/** What is dialled, and which flow answers. */
export async function listNumbers(): Promise<readonly AssignedNumber[]> {
  return (await answer(client.GET("/api/numbers"))).numbers;
}

/** Has a flow answer from now on when this is called. @throws ApiError */
export async function assignNumber(called: string, flow: string): Promise<void> {
  await answer(client.PUT("/api/numbers/{called}", { params: { path: { called } }, body: { flow } }));
}

/** @throws ApiError */
export async function releaseNumber(called: string): Promise<void> {
  await done(client.DELETE("/api/numbers/{called}", { params: { path: { called } } }));
}

/** Whom the flows send calls to, by name. */
export async function listDestinations(): Promise<readonly Destination[]> {
  const { destinations } = await answer(client.GET("/api/destinations"));
  return destinations.flatMap((one) => destinationSchema.safeParse(one).data ?? []);
}

type Person = Schemas["Person"];

/** Whom the organisation's directory has by the beginning of a name or an address; a few of them. @throws ApiError */
export async function searchPeople(text: string, signal: AbortSignal): Promise<readonly Person[]> {
  return (await answer(client.POST("/api/people/searches", { body: { text }, signal }))).people;
}

/** Undefined for somebody who is not in the directory. @throws ApiError */
export async function findPerson(id: string, signal: AbortSignal): Promise<Person | undefined> {
  const params = { path: { id } };
  return (await answer(client.GET("/api/people/{id}", { params, signal }))).person ?? undefined;
}

export async function createFlow(document: FlowDocument): Promise<string> {
  return (await answer(client.POST("/api/flows", { body: sent(document) }))).id;
}

export async function openFlow(id: string): Promise<OpenedFlow | UnreadableFlow> {
  const flow = await answer(client.GET("/api/flows/{id}", { params: { path: { id } } }));
  const { document, problems } = read(flow.document, nodeTypes);
  if (!document) return { id, problems };
  return {
    id,
    revision: flow.revision,
    document,
    current: flow.current ?? undefined,
    recordings: flow.recordings.map(({ name }) => name),
  };
}

/** Saves what was made of a revision; the answer is the new revision. @throws ApiError */
export async function saveFlow(document: FlowDocument, revision: number): Promise<number> {
  const params = { path: { id: document.id }, header: { "if-match": `"${revision}"` } };
  return (await answer(client.PUT("/api/flows/{id}", { params, body: sent(document) }))).revision;
}

/** How far a publish has come: texts spoken and recordings found, of all there are. */
export interface Progress {
  readonly done: number;
  readonly of: number;
}

/** Publishes a revision, telling how far it has come; the signal stops it. @throws ApiError */
export async function publishFlow(
  id: string,
  words: string,
  revision: number,
  onProgress: (progress: Progress) => void,
  signal: AbortSignal,
): Promise<Publication> {
  const params = { path: { id } };
  const body = { message: words, revision };
  const asked = client.POST("/api/flows/{id}/publishing", { params, body, parseAs: "stream", signal });
  const { data, error, response } = await asked.catch(stoppedOr(signal));
  if (!data || !response.ok) throw refusal(response, error);
  try {
    for await (const event of eventsOf<Schemas["PublishingEvent"]>(data)) {
      if (event.type === "published") return event.publication;
      if (event.type === "refused") throw refusal(response, { error: event.error });
      onProgress(event);
    }
  } catch (error) {
    if (error instanceof ApiError) throw error;
    return stoppedOr(signal)(error);
  }
  return unreachable(new Error("The stream ended before it was told what has become of it."));
}

/** Somebody stopped it, or nobody knows what has become of it. */
function stoppedOr(signal: AbortSignal): (cause: unknown) => never {
  return (cause) => {
    if (!signal.aborted) return unreachable(cause);
    throw new ApiError({
      code: "publish_cancelled",
      message: message("publish.stopped"),
      remedy: message("publish.stopped.remedy"),
    });
  };
}

/** The flow as callers of a version meet it. */
export async function documentOfVersion(version: Version): Promise<FlowDocument | undefined> {
  const { documents } = await answer(
    client.GET("/api/versions/{id}", { params: { path: { id: version.id } } }),
  );
  return read(documents[version.flow], nodeTypes).document;
}

/** The voices that there are, and the languages that they speak, as primary subtags: `en`. */
export interface Voices {
  readonly languages: readonly string[];
  readonly voices: readonly { readonly name: string; readonly language: string }[];
  /** Why there may be more of them. */
  readonly incomplete?: string | undefined;
}

export function listVoices(): Promise<Voices> {
  return answer(client.GET("/api/voices"));
}

/** A text as callers would hear it. @throws ApiError */
export async function speak(text: string, language: string, voice?: string): Promise<Blob> {
  const body = { text, language, ...(voice ? { voice } : {}) };
  return answer(client.POST("/api/speech", { body, parseAs: "blob" }));
}

export async function recordingOf(id: string, name: string): Promise<Blob> {
  const params = { path: { id, name } };
  return answer(client.GET("/api/flows/{id}/recordings/{name}", { params, parseAs: "blob" }));
}

/** Keeps a WAV as a recording of the flow's draft, in the place of one of the same name. @throws ApiError */
export async function putRecording(id: string, name: string, wav: Blob): Promise<void> {
  await answer(
    client.PUT("/api/flows/{id}/recordings/{name}", {
      params: { path: { id, name } },
      body: wav,
      // The bytes go as they are.
      bodySerializer: (bytes) => bytes,
      headers: { "content-type": "audio/wav" },
    }),
  );
}

/** The prompts of the library. */
export async function listPrompts(): Promise<readonly LibraryPrompt[]> {
  return (await answer(client.GET("/api/prompts"))).prompts;
}

/** A prompt with the places that use it. */
export function openPrompt(id: string): Promise<Schemas["LibraryPromptWithUses"]> {
  return answer(client.GET("/api/prompts/{id}", { params: { path: { id } } }));
}

/** @throws ApiError */
export function createPrompt(
  id: string,
  title: string,
  words: Readonly<Record<string, string>>,
): Promise<LibraryPrompt> {
  return answer(client.POST("/api/prompts", { body: { id, title, words: { ...words } } }));
}

/** Saves what was made of a revision. @throws ApiError */
export function savePrompt(
  id: string,
  revision: number,
  change: { readonly title: string; readonly words: Readonly<Record<string, string>> },
): Promise<LibraryPrompt> {
  const params = { path: { id }, header: { "if-match": `"${revision}"` } };
  const body = { title: change.title, words: { ...change.words } };
  return answer(client.PUT("/api/prompts/{id}", { params, body }));
}

/** @throws ApiError */
export async function removePrompt(id: string, revision: number): Promise<void> {
  const params = { path: { id }, header: { "if-match": `"${revision}"` } };
  await done(client.DELETE("/api/prompts/{id}", { params }));
}

export function promptSoundOf(id: string, language: string): Promise<Blob> {
  const params = { path: { id, language } };
  return answer(client.GET("/api/prompts/{id}/sounds/{language}", { params, parseAs: "blob" }));
}

/** Puts a WAV in the place of the sound there is; the answer says which versions keep the old one. @throws ApiError */
export function putPromptSound(id: string, language: string, wav: Blob): Promise<Schemas["PromptSoundPut"]> {
  return answer(
    client.PUT("/api/prompts/{id}/sounds/{language}", {
      params: { path: { id, language } },
      body: wav,
      // The bytes go as they are.
      bodySerializer: (bytes) => bytes,
      headers: { "content-type": "audio/wav" },
    }),
  );
}

/** Takes the sound of a language out of a prompt. @throws ApiError */
export async function removePromptSound(id: string, language: string): Promise<void> {
  await done(client.DELETE("/api/prompts/{id}/sounds/{language}", { params: { path: { id, language } } }));
}

/** A calendar as the server keeps it; its emergency stands beside it. */
export interface KeptCalendar {
  readonly calendar: Calendar;
  readonly emergency: { readonly since: string; readonly by?: string | undefined } | null;
  readonly revision: number;
}

/** The calendars that this page can read; another version may have written others. */
export async function listCalendars(): Promise<readonly KeptCalendar[]> {
  const { calendars } = await answer(client.GET("/api/calendars"));
  return calendars.flatMap(({ calendar, emergency, revision }) => {
    const found = readCalendar(calendar);
    return "calendar" in found ? [{ calendar: found.calendar, emergency, revision }] : [];
  });
}

/** @throws ApiError */
export async function createCalendar(calendar: Calendar): Promise<void> {
  await answer(client.POST("/api/calendars", { body: calendar as unknown as Schemas["CalendarInput"] }));
}

/** Saves what was made of a revision; it holds for calls at once. @throws ApiError */
export async function saveCalendar(calendar: Calendar, revision: number): Promise<void> {
  const params = { path: { id: calendar.id }, header: { "if-match": `"${revision}"` } };
  const body = calendar as unknown as Schemas["CalendarInput"];
  await answer(client.PUT("/api/calendars/{id}", { params, body }));
}

/** @throws ApiError */
export async function removeCalendar(id: string, revision: number): Promise<void> {
  const params = { path: { id }, header: { "if-match": `"${revision}"` } };
  await done(client.DELETE("/api/calendars/{id}", { params }));
}

/** The published flows and numbers whose callers a calendar decides about. @throws ApiError */
export async function listCalendarUses(id: string): Promise<readonly CalendarUse[]> {
  return (await answer(client.GET("/api/calendars/{id}/uses", { params: { path: { id } } }))).uses;
}

/** @throws ApiError */
export async function switchEmergency(id: string, on: boolean): Promise<void> {
  await answer(client.PUT("/api/calendars/{id}/emergency", { params: { path: { id } }, body: { on } }));
}

/** What an iCalendar file would bring; nothing is kept. @throws ApiError */
export function readCalendarFile(ics: string): Promise<CalendarFilePreview> {
  return answer(client.POST("/api/calendar-files", { body: { ics } }));
}

/** Which phone numbers calls may go to. */
export async function getDestinationPolicy(): Promise<KeptDestinationPolicy> {
  return answer(client.GET("/api/destination-policy"));
}

/** Saves what was made of a revision; it holds at once. @throws ApiError */
export async function saveDestinationPolicy(policy: DestinationPolicy, revision: number): Promise<void> {
  const params = { header: { "if-match": `"${revision}"` } };
  await answer(client.PUT("/api/destination-policy", { params, body: policySent(policy) }));
}

/** Whether a call would be sent to a number, by a policy that need not be saved. @throws ApiError */
export function judgeNumber(number: string, policy: DestinationPolicy): Promise<NumberVerdict> {
  return answer(
    client.POST("/api/destination-policy/verdict", { body: { number, policy: policySent(policy) } }),
  );
}

/** The generated types know no lists that are only read. */
function policySent(policy: DestinationPolicy): Schemas["DestinationPolicy"] {
  return policy as Schemas["DestinationPolicy"];
}

/** The lists of PINs, without what is in them. */
export async function listPinLists(): Promise<readonly PinList[]> {
  return (await answer(client.GET("/api/pin-lists"))).lists;
}

/** What accounts in place of all that a list has would change. @throws ApiError */
export function comparePinList(name: string, accounts: readonly string[]): Promise<PinListChange> {
  const params = { path: { name } };
  return answer(
    client.POST("/api/pin-lists/{name}/comparison", { params, body: { accounts: [...accounts] } }),
  );
}

/** Takes in entries in place of all that a list has. @throws ApiError */
export function putPinList(
  name: string,
  entries: readonly PinEntry[],
  policy: Pick<PinList, "guesses" | "windowMinutes" | "lockoutMinutes">,
): Promise<PinList> {
  const params = { path: { name } };
  return answer(client.PUT("/api/pin-lists/{name}", { params, body: { ...policy, entries: [...entries] } }));
}

/** @throws ApiError */
export async function removePinList(name: string): Promise<void> {
  await done(client.DELETE("/api/pin-lists/{name}", { params: { path: { name } } }));
}

/** Lets somebody try again at once. @throws ApiError */
export async function unlockPin(
  name: string,
  whom: { readonly account: string } | { readonly caller: string } | { readonly everybody: true },
): Promise<void> {
  await done(client.POST("/api/pin-lists/{name}/unlock", { params: { path: { name } }, body: { ...whom } }));
}

export function pinListUses(name: string): Promise<ResourceUses> {
  return answer(client.GET("/api/pin-lists/{name}/uses", { params: { path: { name } } }));
}

/** The hosts that flows may ask, and the secrets that are kept for them, without their values. */
export function listSecrets(): Promise<{
  readonly hosts: readonly string[];
  readonly secrets: readonly KeptSecret[];
}> {
  return answer(client.GET("/api/secrets"));
}

/** Keeps a secret for some hosts, in the place of one of the same name; nobody can read it again. @throws ApiError */
export async function putSecret(name: string, value: string, hosts: readonly string[]): Promise<void> {
  const body = { value, hosts: [...hosts] };
  await answer(client.PUT("/api/secrets/{name}", { params: { path: { name } }, body }));
}

/** @throws ApiError as long as a flow names it */
export async function removeSecret(name: string): Promise<void> {
  await done(client.DELETE("/api/secrets/{name}", { params: { path: { name } } }));
}

/** Carries out a step's request once; nothing of it is kept. @throws ApiError for what was not even tried */
export function askLookupTrial(
  order: Parameters<TryLookup>[0],
  signal: AbortSignal,
): Promise<Schemas["LookupTrial"]> {
  const body = order as unknown as Schemas["LookupOrderInput"];
  return answer(client.POST("/api/lookups/trials", { body, signal }));
}

/** The mailboxes of the installation. */
export async function listMailboxes(): Promise<readonly Mailbox[]> {
  return (await answer(client.GET("/api/mailboxes"))).mailboxes;
}

/** What lies in a mailbox, the newest first. */
export async function listMessages(mailbox: string): Promise<readonly KeptMessage[]> {
  const params = { path: { mailbox } };
  return (await answer(client.GET("/api/mailboxes/{mailbox}/messages", { params }))).messages;
}

export function mailboxUses(mailbox: string): Promise<ResourceUses> {
  return answer(client.GET("/api/mailboxes/{mailbox}/uses", { params: { path: { mailbox } } }));
}

/** What somebody said; the server writes down that it was fetched. @throws ApiError */
export function messageRecording(id: string): Promise<Blob> {
  return answer(client.GET("/api/messages/{id}/recording", { params: { path: { id } }, parseAs: "blob" }));
}

/** @throws ApiError */
export async function removeMessage(id: string): Promise<void> {
  await done(client.DELETE("/api/messages/{id}", { params: { path: { id } } }));
}

/** Calls what a flow answers, at the server's own phone. */
export function placeCall(flow: string): Promise<Schemas["PhoneCall"]> {
  return answer(client.POST("/api/phone/calls", { body: { flow } }));
}

/** Has a flow call somebody; the key of the call. @throws ApiError */
export async function placeOutgoingCall(order: OutgoingOrder): Promise<string> {
  return (await answer(client.POST("/api/outgoing-calls", { body: order }))).key;
}

export async function pressKeys(id: string, keys: string): Promise<void> {
  await done(client.POST("/api/phone/calls/{id}/keys", { params: { path: { id } }, body: { keys } }));
}

/** Milliseconds of something that a recording takes for a voice. */
export async function speakInto(id: string, milliseconds: number): Promise<void> {
  await done(
    client.POST("/api/phone/calls/{id}/speech", { params: { path: { id } }, body: { milliseconds } }),
  );
}

export async function hangUp(id: string): Promise<void> {
  await done(client.POST("/api/phone/calls/{id}/hangUp", { params: { path: { id } } }));
}

/** All that Microsoft Graph can be asked for, and the tenants in which. */
export function listGraphOperations(): Promise<{
  readonly tenants: readonly string[];
  readonly operations: readonly GraphOperation[];
}> {
  return answer(client.GET("/api/graph/operations"));
}

/** Does one operation of Graph; that Graph refuses is an answer too. @throws ApiError for what was not even sent */
export function askGraph(name: string, input: unknown, tenant: string | undefined): Promise<GraphReply> {
  const body = { input, ...(tenant === undefined ? {} : { tenant }) };
  return answer(client.POST("/api/graph/operations/{name}/requests", { params: { path: { name } }, body }));
}

const sent = (document: FlowDocument) => document as unknown as Schemas["FlowDocumentInput"];

async function answer<Body>(asked: Promise<Answered<Body>>): Promise<Body> {
  const { data, error, response } = await asked.catch(unreachable);
  if (data === undefined || !response.ok) throw refusal(response, error);
  return data;
}

/** For answers without a body. */
async function done(asked: Promise<Answered<unknown>>): Promise<void> {
  const { error, response } = await asked.catch(unreachable);
  if (!response.ok) throw refusal(response, error);
}

function unreachable(cause: unknown): never {
  // What the browser says of it ("Failed to fetch") helps nobody; it stays for whoever opens the console.
  const error = new ApiError({
    code: "unreachable",
    message: message("api.unreachable"),
    remedy: message("api.unreachable.remedy"),
  });
  error.cause = cause;
  throw error;
}

function refusal(response: Response, body: unknown): ApiError {
  const { error } = (body ?? {}) as { error?: Partial<Schemas["Error"]["error"]> };
  const told: Told = {
    code: error?.code ?? `http_${response.status}`,
    message: error?.message ?? message("api.refused", { status: response.status }),
    remedy: error?.remedy ?? message("api.refused.remedy"),
    ...(error?.problems ? { problems: error.problems } : {}),
    ...(error?.input ? { input: error.input } : {}),
  };
  return new ApiError(told, response.status, error?.conflict?.saved);
}
