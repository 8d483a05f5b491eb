// The server as a function: what it is made of, and in which order it begins and ends. Started in main.ts.

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { getCACertificates } from "node:tls";
import {
  type CallStore,
  type Clock,
  createKeySigner,
  createRunner,
  createSeal,
  type Errands,
  type Runner,
  type StoreError,
} from "@dialtree/calls";
import { usualCallsSchema } from "@dialtree/calls/carrying";
import { createPostgresStore } from "@dialtree/calls/postgres";
import { createSqliteStore } from "@dialtree/calls/sqlite";
import { createEgress } from "@dialtree/egress";
import { callerLeg, type Party } from "@dialtree/flow";
import {
  createAppTokens,
  createGraphClient,
  createNotificationAuth,
  createNotificationKeys,
  fetchJsonOver,
  msalAcquire,
  recordingHosts,
  wireOnThread,
} from "@dialtree/graph/io";
import { nodeTypes } from "@dialtree/nodes";
import {
  createPromptLibrary,
  type PromptFaultCode,
  type PromptLibrary,
  type SpeechProvider,
} from "@dialtree/speech/io";
import Fastify, { type FastifyInstance, LogController } from "fastify";
import type { Logger } from "pino";
import type { Dispatcher } from "undici";
import { fingerprintFor } from "./backups/fingerprint.ts";
import { finishRestore } from "./backups/places/swapping.ts";
import { runningRestoresIn } from "./backups/running/restoring.ts";
import { systemClock } from "./clock.ts";
import { answerError } from "./control/api/errors.ts";
import { controlRoutes } from "./control/api/routes.ts";
import { type Control, openControl } from "./control/control.ts";
import { openDatabase } from "./control/database/open.ts";
import { usualControlSchema } from "./control/database/postgres/open.ts";
import type { Called } from "./control/published/published.ts";
import { shelfIn } from "./control/sound-shelf.ts";
import { watch } from "./control/watching.ts";
import { challengesWith } from "./doctor/challenge.ts";
import { probing } from "./doctor/probing.ts";
import { erasuresIn } from "./erasure/erasing.ts";
import { scrubberOf } from "./erasure/scrubbing.ts";
import { dialledNumbers } from "./estate/dialled.ts";
import { stillThereIn } from "./estate/still-there.ts";
import { isConsoleKey } from "./graph-console/key.ts";
import { createNotices } from "./graph-console/notices.ts";
import { identityOf } from "./identity/identity.ts";
import { addressesOn } from "./line/addresses.ts";
import { errandsOf } from "./line/errands.ts";
import { firstPrompts } from "./line/first-prompts.ts";
import { type OutsideGuard, outsideGuard } from "./line/outside-calls.ts";
import { presencesOf } from "./line/presences.ts";
import { rolloutCalls } from "./line/rollout-calls.ts";
import { graphTelephone } from "./line/telephone.ts";
import { webhookRoutes } from "./line/webhook.ts";
import { readHosts } from "./lookups/approved-hosts.ts";
import { lookUp, type SecretFor } from "./lookups/looking-up.ts";
import { tryLookup } from "./lookups/trying.ts";
import { heardRoutes, promptRoutes } from "./media/routes.ts";
import { hostsOf, type Mailbox, readMailboxes } from "./messages/mailboxes.ts";
import { createMessages, type Messages } from "./messages/messages.ts";
import { rowsIn } from "./messages/rows.ts";
import { sealingWith } from "./messages/sealing.ts";
import { boundaries } from "./operating/boundaries.ts";
import { clientPace } from "./operating/client-pace.ts";
import { createCounters } from "./operating/counters.ts";
import { tellPlanned, tellTripped } from "./operating/going-live.ts";
import { healthRoutes } from "./operating/health.ts";
import { createLog, logEvent } from "./operating/log.ts";
import { createMask } from "./operating/mask.ts";
import { tellOutsideCall } from "./operating/outside-calls.ts";
import { paceOf } from "./operating/pace.ts";
import { placingWith } from "./outgoing/placing.ts";
import { partRoutes } from "./parts.ts";
import { peopleIn } from "./people/people.ts";
import { simulatorAt } from "./phone/simulator.ts";
import { problemPages } from "./problems/pages.ts";
import { keepingIn } from "./retention/keeping.ts";
import { sweepHourly } from "./retention/sweeping.ts";
import { secretFor } from "./secret.ts";
import type { Settings } from "./settings.ts";
import { languagesOf } from "./speech/routes.ts";
import { speechFrom } from "./speech/speakers.ts";
import { editorFolder, staticRoutes } from "./static/routes.ts";

export { type Settings, settingsFrom } from "./settings.ts";

export interface ServerOptions {
  readonly settings: Settings;
  readonly log?: Logger;
  /** The time that calls live in; the machine's own, as fast as the settings say, unless told. */
  readonly clock?: Clock;
  /** The time that tokens and signatures carry; the machine's own unless told. */
  readonly wallClock?: Clock;
  /** How Graph, tokens and keys are reached; pools of the server's own unless told. */
  readonly dispatcher?: Dispatcher;
  readonly store?: CallStore;
  readonly prompts?: PromptLibrary;
  /** The voices, closed with the server; those of the settings unless told. */
  readonly speech?: SpeechProvider;
  /** How tasks are carried out, made of the usual way. */
  readonly errands?: (usual: Errands) => Errands;
  /** Messages of a mailbox that may lie here; what its settings say unless told. */
  readonly messageRoom?: (mailbox: Mailbox) => number;
  /** Where the built editor is. */
  readonly editor?: string;
}

export interface Server {
  readonly app: FastifyInstance;
  readonly runner: Runner;
  readonly control: Control;
  readonly messages: Messages;
  /** Lets calls go to phone numbers, or not. */
  readonly outside: Pick<OutsideGuard, "busy">;
  readonly log: Logger;
  /** Starts to take calls, those of before first. Returns the address. */
  listen(): Promise<string>;
  close(): Promise<void>;
}

// What is published on one server is what another one's callers get a moment later; a look is one row by its key.
const looksEveryMs = 500;
// A message that another server has left behind: nobody waits at the telephone for it.
const looksForMessagesMs = 5_000;
// Whoever draws a step looks at what came before trying again.
const trialsAtMost = { most: 20, withinMs: 60_000 } as const;

/** @throws ControlError, StoreError, SettingsError with what to do, when something it needs cannot be had. */
export async function buildServer(options: ServerOptions): Promise<Server> {
  const { settings, dispatcher } = options;
  const { dataFolder, databaseUrl: url, publicUrl, tenants } = settings;
  const mask = createMask();
  const log = options.log ?? createLog(settings.logLevel, undefined, mask);
  const wall = options.wallClock ?? systemClock();
  const clock = options.clock ?? systemClock(settings.clockScale);
  const counters = createCounters();
  mkdirSync(dataFolder, { recursive: true });
  finishRestore(dataFolder);
  const secret = secretFor(settings.secret, dataFolder);
  const mailboxes = readMailboxes(settings.mailboxesFile);
  const sealing = sealingWith(secret);
  const signer = createKeySigner([secret]);
  const addresses = addressesOn(publicUrl, signer, secret);

  const store =
    options.store ??
    (url === undefined
      ? await createSqliteStore({ file: join(dataFolder, "calls.db") })
      : await createPostgresStore({ url }));
  const giveBack = async (error: unknown): Promise<never> => {
    await store.close();
    throw error;
  };
  const database = await openDatabase(
    url === undefined ? { file: join(dataFolder, "control.db") } : { url },
  ).catch(giveBack);
  const pooled = dispatcher ? { dispatcher } : {};
  const lookups = createEgress({ hosts: readHosts(settings.hosts), clock });
  // Of its own: what authors try must not have a host left alone that callers wait for.
  const trials = createEgress({ hosts: lookups.hosts, clock: wall });
  const mails = createEgress({ hosts: hostsOf(mailboxes), clock: wall });
  const speech = options.speech ?? speechFrom(settings, wall, pooled);
  const prompts =
    options.prompts ??
    createPromptLibrary({
      folder: join(dataFolder, "prompts"),
      provider: speech,
      // With files the folder is all there is.
      ...(url === undefined ? {} : { shelf: shelfIn(database) }),
      onDamage: ({ file, says }) => log.error({ file, says }, "a prompt is damaged"),
    });
  const seal = createSeal([secret]);
  const keeping = keepingIn(database);
  const control = await openControl({
    database,
    nodeTypes,
    seal,
    now: () => wall.now(),
    audio: {
      speak: async (text, language, voice, signal) => {
        const kept = await prompts.audioFor(text, language, voice, signal);
        return "fault" in kept ? { ...kept, outage: isOutage(kept.code) } : kept;
      },
      isSpoken: (text, language, voice) => prompts.isSpoken(text, language, voice),
      keep: (wav) => prompts.keep(wav),
      read: (hash) => prompts.read(hash),
      share: async (hashes) => {
        const [lost] = await prompts.share(hashes);
        if (lost !== undefined) throw new Error(`The sound ${lost} is gone, and was here a moment ago.`);
      },
      bring: async (hash) => {
        if (!(await prompts.has(hash))) await prompts.read(hash);
      },
    },
    voices: languagesOf(speech),
    mailboxes: [...mailboxes.keys()],
    approvedHosts: new Set(lookups.hosts.keys()),
    uploadBytes: settings.uploadBytes,
    secondPerson: settings.secondPerson,
    findPerson: async (id, signal) => (await people.find(id, signal)) !== undefined,
    onDamaged: ({ message, remedy }) => log.error(`${message} ${remedy}`),
    onGuessing: (list, wrong) => {
      counters.count("pins", "guarded");
      log.error(
        { list, wrong },
        `Somebody guesses PINs of the list ${list} over many accounts. It is guarded now: only callers who show a number and have not been wrong get in. Look who calls; dialtree pins unlock ${list} --everybody ends it`,
      );
    },
    onTripped: (tripped) => tellTripped(log, counters, tripped),
    onPlanned: (schedule, error) => tellPlanned(log, counters, schedule, error),
    onPlanTrouble: (error) =>
      error === undefined
        ? log.info("what is planned can be seen again")
        : log.error({ err: error }, "what is planned to go live cannot be seen"),
    onRefused: ({ flow, version, error, instead }) =>
      log.error({ flow, version, instead, why: error.message }, "a published version cannot be used"),
  }).catch(giveBack);
  const { published } = control;

  const tokens = createAppTokens(
    msalAcquire({
      clientId: settings.appId,
      credential: { secret: settings.appSecret },
      authorityHost: settings.entraUrl,
      ...pooled,
    }),
    wall,
  );
  const wire = dispatcher
    ? undefined
    : wireOnThread({
        clock,
        ...(settings.trustFile === undefined ? {} : { trusted: getCACertificates("default") }),
      });
  const client = createGraphClient({
    tokens,
    baseUrl: settings.graphUrl,
    clock,
    ...pooled,
    ...(wire ? { wire } : {}),
  });
  const people = peopleIn({ client, settings, clock });
  const keys = createNotificationKeys(settings.keysUrl, fetchJsonOver(dispatcher), wall);
  const auth = createNotificationAuth({ appId: settings.appId, tenants, keys, clock: wall });

  const messages = createMessages({
    mailboxes,
    rows: rowsIn(database, sealing),
    sealing,
    store,
    clock,
    wallClock: wall,
    recordingHosts: recordingHostsFor(settings.graphUrl),
    ...(dispatcher ? { downloads: dispatcher } : {}),
    egress: mails,
    tell: ({ key, tenant }, event) => runner.take({ key, tenant, leg: callerLeg, event }),
    ...(url === undefined ? {} : { looksEveryMs: looksForMessagesMs }),
    ...(options.messageRoom ? { room: options.messageRoom } : {}),
    log,
    count: (what) => counters.count("messages", what),
  });
  const outside = outsideGuard({
    outside: control.outsideCalls,
    secret,
    clock: wall,
    told: (told) => tellOutsideCall(log, counters, told),
  });
  const telephone = graphTelephone({
    client,
    addresses,
    messages,
    outside,
    now: clock.now,
    audio: {
      hashOf: (version, prompt) => published.held(version)?.audioOf(prompt)?.hash,
      first: (version, language) => firstPrompts(published.held(version), language),
    },
    log: ({ key, requestId, clientRequestId, scenarioId, ...request }) =>
      log.info(
        {
          session: key,
          graphRequest: requestId,
          clientRequest: clientRequestId,
          scenario: scenarioId,
          ...request,
        },
        "graph request",
      ),
  });
  // From the moment that it is used it could turn up somewhere.
  const revealed: SecretFor = async (name, origin) => {
    const value = await control.secrets.reveal(name, origin);
    if (value !== undefined) mask.hide(value);
    return value;
  };
  const errands = errandsOf(
    {
      pins: control.pins,
      lookUp: (lookup, given, signal, mine) =>
        lookUp(lookup, given, signal, { egress: lookups, secretFor: revealed, clock, mine }),
      presences: presencesOf({
        client,
        clock,
        log: ({ requestId, clientRequestId, scenarioId: _, ...request }) =>
          log.info(
            { type: "getPresence", graphRequest: requestId, clientRequest: clientRequestId, ...request },
            "graph request",
          ),
      }),
    },
    (session, error) => log.error({ session, err: error }, "a task could not be carried out"),
  );
  const tried = rolloutCalls({
    published,
    store,
    clock,
    count: control.rollouts.add,
    judge: control.rollouts.judge,
    onTrouble: (error) =>
      error === undefined
        ? log.info("calls of versions that are tried are counted again")
        : log.error({ err: error }, "calls of versions that are tried cannot be counted"),
  });
  const runner: Runner = createRunner({
    store,
    // Over a network one that stands still would keep up all the others (docs/decisions/calls-in-postgresql.md).
    ...(url === undefined ? {} : { batchesAtOnce: 4 }),
    // Notifications that came in together are committed together.
    gathered: (run) => void setImmediate(run),
    clock,
    telephone,
    flows: {
      library: published.library,
      load: async (version) => void (await published.load(version)),
      playLength: (version) => (command) =>
        command.prompts.reduce(
          (sum, prompt) => sum + (published.held(version)?.audioOf(prompt)?.milliseconds ?? 0),
          0,
        ),
    },
    seal,
    errands: options.errands?.(errands) ?? errands,
    lifetimes: tried,
    newSeed: () => Math.floor(Math.random() * 2 ** 31),
    log: (event, session, detail) => {
      counters.count("calls", event);
      logEvent(log, event, session, detail);
    },
  });

  const identity = identityOf({
    settings,
    database,
    secret,
    clock: wall,
    ...pooled,
    note: control.audit.note,
    log,
  });
  const app = Fastify({
    loggerInstance: log,
    // Each notification would be two lines otherwise; what matters of it has a line of its own.
    logController: new LogController({ disableRequestLogging: true }),
    onProtoPoisoning: "error",
    onConstructorPoisoning: "error",
    frameworkErrors: answerError,
    forceCloseConnections: "idle",
    requestTimeout: 30_000,
    ...(settings.proxies.length > 0 ? { trustProxy: [...settings.proxies] } : {}),
  }) as unknown as FastifyInstance;
  const edge = boundaries(app, ["localhost", "127.0.0.1", "[::1]", "::1", new URL(publicUrl).hostname]);
  identity.guard(app);
  const notices = createNotices(wall);
  const dialledSince = dialledNumbers(() => wall.now());
  webhookRoutes(app, {
    auth,
    signer,
    runner,
    counters,
    messages,
    console: { owns: isConsoleKey, take: notices.take },
    answering: (called, dialled, key) => {
      const what = calledAs(called, dialled);
      const found = published.answering(what, key);
      dialledSince.note(what, found !== undefined);
      const version = found && published.held(found.version);
      return version && { flow: version.main, emergency: version.fallback };
    },
    turnAway: ({ key, tenant, caller, called }) => {
      log.warn({ session: key }, "nobody answers what was called");
      const line = { key, tenant, legs: { [callerLeg]: key }, version: "", language: "", caller, called };
      const command = { id: "turn-away", leg: callerLeg, type: "reject", reason: "declined" } as const;
      void telephone.send(command, line, AbortSignal.timeout(10_000), () => true);
    },
  });
  const challenges = challengesWith(secret);
  challenges.routes(app);
  promptRoutes(app, addresses, (hash) => prompts.read(hash));
  heardRoutes(app, addresses, clock.now, messages.heard);
  healthRoutes(
    app,
    {
      store: () =>
        store.live(1).then(
          () => undefined,
          (error: StoreError) => error.message,
        ),
      control: () => control.trouble(),
      keys: () => (keys.usable ? undefined : "The keys of Microsoft's notifications could not be fetched."),
      token: async () => (await tokens.get(tenants[0] ?? "")).detail,
    },
    counters,
  );
  const simulator = settings.simulatorUrl === undefined ? undefined : simulatorAt(settings.simulatorUrl);
  const parts = partRoutes({
    identity: [identity.forRoutes],
    calls: [
      runner,
      async () => ({
        simulator: settings.simulatorUrl,
        numbers: (await control.numbers.list()).map(({ called, flow, environment }) => ({
          called,
          flow,
          environment,
          version: published.serving(flow, environment)?.id,
        })),
      }),
    ],
    phone: [{ simulator, newsroom: runner.newsroom }],
    outgoing: [
      placingWith({
        database,
        published,
        nodeTypes,
        runner,
        store,
        rate: { perMinute: settings.callsPerMinute, perDay: settings.callsPerDay },
        judge: (number) => control.outsideCalls.judge(number),
        accounts: settings.callsFrom,
        tenant: tenants[0] ?? "",
        appId: settings.appId,
        secret,
        now: clock.now,
        counters,
      }),
    ],
    estate: [dialledSince, stillThereIn(people, () => wall.now())],
    speech: [speech],
    mailboxes: [messages.box, log],
    lookups: [
      {
        carryOut: (order, signal) =>
          tryLookup(order, signal, { egress: trials, secretFor: revealed, clock: wall }),
        begin: paceOf(wall, trialsAtMost),
      },
    ],
    people: [people],
    retention: [keeping],
    erasure: [
      erasuresIn({
        database,
        store,
        secret,
        seal,
        sealing,
        scrub: url === undefined ? scrubberOf(database, join(dataFolder, "calls.db")) : async () => {},
      }),
    ],
    restores: [
      {
        dataFolder,
        restores: runningRestoresIn({
          control,
          database,
          nodeTypes,
          prompts,
          dataFolder,
          place:
            url === undefined
              ? { dataFolder }
              : { url, schemas: { control: usualControlSchema, calls: usualCallsSchema } },
          secret: fingerprintFor(settings.secret, dataFolder),
          secondPerson: settings.secondPerson,
          now: wall.now,
        }),
      },
    ],
    doctor: [
      () =>
        probing({
          settings,
          now: wall.now,
          keys: () => ({ usable: keys.usable, failingSince: keys.failingSince }),
          numbers: () => control.numbers.list(),
          challenge: challenges.make,
          ...pooled,
        }),
    ],
    graphConsole: [
      {
        client,
        clock,
        wallClock: wall,
        settings,
        addresses,
        newsroom: runner.newsroom,
        notices,
        outside,
        counters,
        log: (sent) => log.info(sent, "graph console"),
      },
    ],
  });
  await controlRoutes(
    app,
    control,
    parts,
    undefined,
    clientPace(() => wall.now()),
  );
  problemPages(app);
  staticRoutes(app, options.editor ?? editorFolder, edge);
  let endWatch = async (): Promise<void> => {};
  let endSweeps = async (): Promise<void> => {};

  return {
    app,
    runner,
    control,
    outside,
    messages,
    log,
    async listen() {
      if (settings.seedFolder !== undefined) {
        const { faults, ...seeded } = await control.seedFrom(settings.seedFolder, settings.numbers);
        log.info(seeded, "seeded");
        for (const { message, remedy, ...fault } of faults) log.warn(fault, `${message} ${remedy}`);
      }
      // A file has nobody else who could change it.
      if (url !== undefined) {
        endWatch = watch({
          look: control.catchUp,
          clock: wall,
          everyMs: looksEveryMs,
          onTrouble: (error) =>
            error === undefined
              ? log.info("what other servers publish can be seen again")
              : log.error({ err: error }, "what other servers publish cannot be seen; the last is served"),
        });
      }
      // Asked for now, so that the first caller does not wait for it.
      for (const tenant of tenants) void tokens.get(tenant);
      endSweeps = sweepHourly({
        database,
        store,
        keeping,
        clock: wall,
        onSwept: (swept) => swept.journals > 0 && log.info(swept, "what is past was forgotten"),
        onTrouble: (error) =>
          error === undefined
            ? log.info("what is past is forgotten again")
            : log.error({ err: error }, "what is past could not be forgotten; it is tried again in an hour"),
      });
      await control.keepTime(wall);
      await runner.start();
      messages.start();
      return app.listen({ host: settings.host, port: settings.port });
    },
    async close() {
      await app.close();
      await runner.close();
      await tried.close();
      await messages.close();
      await mails.close();
      await lookups.close();
      await trials.close();
      tokens.close();
      keys.close();
      identity.close();
      await client.close();
      await wire?.close();
      await endWatch();
      await endSweeps();
      await control.close();
      await store.close();
      await speech.close();
      await simulator?.close();
    },
  };
}

/** Of faults that have nothing to do with the text. */
function isOutage(code: PromptFaultCode): boolean {
  return ["provider_refused", "provider_busy", "provider_away", "storage_full", "storage_failed"].includes(
    code,
  );
}

/** Where recordings lie: Microsoft's hosts, or the one that stands in for Graph. */
function recordingHostsFor(graphUrl: string): readonly string[] {
  const { hostname } = new URL(graphUrl);
  return hostname.endsWith(".microsoft.com") ? recordingHosts : [hostname];
}

/** In control's words: a call to a number comes with the number, the resource account, or both. */
function calledAs(called: Party, dialled: string | undefined): Called {
  return {
    ...(dialled === undefined ? {} : { number: dialled }),
    ...(called.kind === "phone" ? { number: called.number } : {}),
    ...(called.kind === "account" ? { accountId: called.id } : {}),
    ...(called.kind === "bot" ? { bot: true as const } : {}),
  };
}
