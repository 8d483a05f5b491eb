import type { FlowDocument } from "@dialtree/flow";
import { FluentProvider, webLightTheme } from "@fluentui/react-components";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Version } from "../src/api/client.ts";
import type { PreflightReport } from "../src/api/preflight.ts";
import { PublishDialog } from "../src/publish/publish-dialog.tsx";
import type { DraftStore } from "../src/store/draft-store.ts";

interface Server {
  /** What was asked but the report. */
  readonly asked: Request[];
  /** What it says of the draft. */
  report: PreflightReport;
  /** Goes over the wire as it is, in pieces of any size. */
  say(text: string): void;
  end(): void;
}

let server: Server;

type Items = PreflightReport["sections"][number]["items"];

/** A report with these scenarios, and a step worth a look. */
function reportWith(scenarios: Items): PreflightReport {
  const counts = (items: Items) => {
    const of = (state: string) => items.filter((item) => item.state === state).length;
    return { failed: of("failed"), warning: of("warning"), unchecked: of("unchecked"), ok: of("ok") };
  };
  const worth: Items = [
    {
      state: "warning",
      code: "text_partly_unspoken",
      flow: "desk",
      node: "bye",
      sentence: "Goodbye says a smile.",
      remedy: "Write it.",
    },
  ];
  return {
    flow: "desk",
    revision: 7,
    at: "2026-06-01T12:00:00.000Z",
    counts: counts([...scenarios, ...worth]),
    sections: [
      { id: "scenarios", title: "Scenarios", counts: counts(scenarios), items: scenarios },
      { id: "audio", title: "What callers hear", counts: counts(worth), items: worth },
    ],
  };
}

const red: Items[number] = {
  state: "failed",
  code: "scenario_failed",
  flow: "desk",
  scenario: "greeting",
  sentence: '"greeting" goes otherwise than expected in line 3.',
  remedy: "Mend the flow.",
  lines: [
    { sign: "-", text: 'hears "Hello."' },
    { sign: "+", text: 'hears "Bye."' },
  ],
};

beforeEach(() => {
  let stream: ReadableStreamDefaultController<Uint8Array> | undefined;
  const asked: Request[] = [];
  server = {
    asked,
    report: reportWith([]),
    say: (text) => stream?.enqueue(new TextEncoder().encode(text)),
    end: () => stream?.close(),
  };
  vi.stubGlobal("fetch", async (request: Request) => {
    if (new URL(request.url).pathname.endsWith("/preflight")) return Response.json(server.report);
    if (request.url.endsWith("/api/environments")) return Response.json(environments);
    asked.push(request);
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        stream = controller;
        request.signal.addEventListener("abort", () => controller.error(request.signal.reason));
      },
    });
    return new Response(body, { headers: { "content-type": "text/event-stream" } });
  });
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

/** What the server says of environments: the one that there always is. */
const environments = {
  book: { environments: [], names: [], things: [] },
  environments: [{ id: "live", title: "Live" }],
  revision: 1,
  updatedAt: null,
  outdated: [],
};

const event = (data: object) => `id: 1\ndata: ${JSON.stringify(data)}\n\n`;
const publication = { version: { id: "a", number: 3 }, isNew: true, together: [], warnings: [] };

const desk: FlowDocument = {
  format: 1,
  id: "desk",
  title: "Desk",
  languages: ["en-US"],
  variables: {},
  start: "in",
  nodes: [{ id: "bye", type: "hang-up", version: 1, title: "Goodbye", data: { prompt: {} } }],
  edges: [],
  layout: {},
};

const version: Version = {
  id: "v2",
  flow: "desk",
  number: 2,
  message: "",
  publishedAt: "2026-06-01T12:00:00.000Z",
};

interface Open {
  readonly current?: Version;
  readonly published?: FlowDocument | null;
  readonly document?: FlowDocument;
}

function open({ current, published, document = desk }: Open = {}) {
  const told = { published: vi.fn(), closed: vi.fn(), shown: vi.fn() };
  const store = { saveNow: async () => true, state: () => ({ base: { revision: 7 } }) };
  render(
    <FluentProvider theme={webLightTheme}>
      <PublishDialog
        flow="desk"
        document={document}
        current={current}
        published={published}
        store={store as unknown as DraftStore}
        problems={[]}
        hasNumber={true}
        onPublished={told.published}
        onShowProblems={vi.fn()}
        onShowStep={told.shown}
        onClose={told.closed}
      />
    </FluentProvider>,
  );
  return told;
}

async function begin() {
  const told = open();
  fireEvent.click(screen.getByRole("button", { name: "Publish", hidden: true }));
  await waitFor(() => expect(server.asked).toHaveLength(1));
  return told;
}

/** What the dialog says of the changes, with what is known of the published document. */
function changesSince(published: FlowDocument | null | undefined, document: FlowDocument): string {
  cleanup();
  open({ current: version, ...(published === undefined ? {} : { published }), document });
  return screen.getByRole("region", { name: "What changes for callers", hidden: true }).textContent ?? "";
}

test("what changes for callers is said before they get it", () => {
  const more = Array.from({ length: 9 }, (_, at) => ({
    ...desk.nodes[0],
    id: `bye-${at}`,
    title: `End ${at}`,
  }));
  const renamed = { ...desk, title: "Reception", nodes: [...desk.nodes, ...more] } as FlowDocument;
  const said = changesSince(desk, renamed);
  expect(said).toContain("End 0 (Hang up) is new.");
  expect(said).not.toContain("Reception");
  fireEvent.click(screen.getByRole("button", { name: "Show all 10 changes", hidden: true }));
  expect(screen.getByText('"Title of the flow" is now "Reception" instead of "Desk".')).toBeDefined();
});

test("the first version, the same again, a picture alone and a version that is not there say so", () => {
  open();
  expect(screen.getByText(/Everything is new/)).toBeDefined();
  expect(changesSince(desk, desk)).toContain("Nothing: they get the same as in version 2.");
  const tidied = { ...desk, layout: { bye: { x: 1, y: 1 } } };
  expect(changesSince(desk, tidied)).toContain("Only the picture was tidied up.");
  expect(changesSince(undefined, desk)).toContain("Comparing with version 2");
  expect(changesSince(null, desk)).toContain("Version 2 could not be read");
});

test("how far it has come is shown until it is done", async () => {
  const { published, closed } = await begin();
  expect(await server.asked[0]?.clone().json()).toEqual({ message: "", revision: 7, environment: "live" });
  server.say(": hello\n\n");
  const first = event({ type: "progress", done: 42, of: 120 });
  server.say(first.slice(0, 20));
  server.say(first.slice(20));
  await screen.findByText("42 of 120 texts spoken");
  const bar = screen.getByRole("progressbar", { hidden: true });
  expect([bar.getAttribute("aria-valuenow"), bar.getAttribute("aria-valuemax")]).toEqual(["42", "120"]);
  server.say(event({ type: "published", publication }));
  await waitFor(() =>
    expect(published).toHaveBeenCalledExactlyOnceWith(
      publication,
      "live",
      expect.stringMatching(/^Version \d+ is published$/),
    ),
  );
  expect(closed).toHaveBeenCalledOnce();
});

test("it can be stopped, and begun again", async () => {
  const { published, closed } = await begin();
  server.say(event({ type: "progress", done: 1, of: 2 }));
  fireEvent.click(await screen.findByText("Stop publishing"));
  await screen.findByText("This was not published: you stopped it.");
  expect(server.asked[0]?.signal.aborted).toBe(true);
  fireEvent.click(screen.getByRole("button", { name: "Publish", hidden: true }));
  await waitFor(() => expect(server.asked).toHaveLength(2));
  server.say(event({ type: "published", publication }));
  await waitFor(() => expect(published).toHaveBeenCalledOnce());
  expect(closed).toHaveBeenCalledOnce();
});

test("what cannot be spoken is named with its node and what to do", async () => {
  const { published } = await begin();
  const problem = {
    at: "/nodes/1",
    sentence: "It could not be spoken now: the voice is away.",
    name: '"Welcome"',
  };
  const refusal = {
    code: "publish_refused",
    detail: "Not published.",
    remedy: "Later.",
    problems: [problem],
  };
  server.say(event({ type: "refused", problem: refusal }));
  await screen.findByText('"Welcome": It could not be spoken now: the voice is away.');
  expect(screen.getByText(/Not published\./)).toBeDefined();
  expect(published).not.toHaveBeenCalled();
});

test("a stream that ends in silence is no publication", async () => {
  const { published, closed } = await begin();
  server.say(event({ type: "progress", done: 2, of: 2 }));
  server.end();
  await screen.findByText(/server/i);
  expect(published).not.toHaveBeenCalled();
  expect(closed).not.toHaveBeenCalled();
});

test("what was looked at is folded, but for what somebody has to look at; a step of it can be shown", async () => {
  const green = { state: "ok", code: "scenario_ok", flow: "desk", sentence: "Fine.", remedy: "" } as const;
  server.report = reportWith([green]);
  const { shown } = open();
  const summary = await screen.findByText("Scenarios");
  expect(summary.closest("details")?.open).toBe(false);
  expect(screen.getByText("What callers hear").closest("details")?.open).toBe(true);
  fireEvent.click(screen.getByRole("button", { name: /^Show the step: Goodbye/, hidden: true }));
  expect(shown).toHaveBeenCalledExactlyOnceWith("bye");
});

test("scenarios that fail keep it from being published until somebody says why it is right", async () => {
  server.report = reportWith([red]);
  open();
  const tick = await screen.findByRole("checkbox", {
    name: "Publish although 1 scenario fails",
    hidden: true,
  });
  expect(screen.getByText(/− hears "Hello\."/)).toBeDefined();
  const publish = screen.getByRole("button", { name: "Publish", hidden: true });
  fireEvent.click(publish);
  await waitFor(() => expect(document.activeElement).toBe(tick));
  fireEvent.click(tick);
  fireEvent.click(publish);
  const why = screen.getByRole("textbox", { name: /^Why is that right/, hidden: true });
  await waitFor(() => expect(document.activeElement).toBe(why));
  expect(server.asked).toEqual([]);
  fireEvent.change(why, { target: { value: " The greeting is shorter now. " } });
  fireEvent.click(publish);
  await waitFor(() => expect(server.asked).toHaveLength(1));
  expect(await server.asked[0]?.clone().json()).toEqual({
    message: "",
    revision: 7,
    environment: "live",
    despiteScenarios: { failing: 1, reason: "The greeting is shorter now." },
  });
});
