import { readFileSync } from "node:fs";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Person } from "../directory.ts";
import type { JsonObject } from "../json.ts";
import type { World } from "../world.ts";
import { type Authorizing, isRegistered, type Return, readAuthorizing } from "./authorizing.ts";
import { accountsPage, approvalPage, consentPage, postedPage, refusedPage, signedOutPage } from "./pages.ts";
import { barred, consentMissing } from "./redeeming.ts";
import { inWords, type Refusal, refuse } from "./refusal.ts";
import type { SignIn } from "./sign-ins.ts";
import { tenantOf } from "./tokens.ts";

type TenantRoute = { Params: { tenant: string } };

const cookieName = "simulated-entra";

const cookieOf = (request: FastifyRequest): string | undefined =>
  request.headers.cookie
    ?.split(/;\s*/)
    .find((pair) => pair.startsWith(`${cookieName}=`))
    ?.slice(cookieName.length + 1);

/** Declined on one of Entra's pages. */
const cancelled = refuse(400, "access_denied", 65004, "User declined to consent to access the app.");

/** The browser's side of signing in: `/authorize`, the page to pick a person on, and `/logout`. */
export function signInRoutes(app: FastifyInstance, world: World): void {
  const { ids, log, faults, clock, signIns } = world;
  const now = () => Math.floor(clock.wall() / 1000);
  const words = (refusal: Refusal) =>
    inWords(refusal, ids.next(), ids.next(), new Date(clock.wall()).toISOString());

  /** A page that loads nothing, and whose forms lead to Entra itself or back to the app that asked. */
  function show(reply: FastifyReply, status: number, html: string, to?: Return) {
    const goal = to ? ` ${new URL(to.redirectUri).origin}` : "";
    return reply
      .code(status)
      .type("text/html; charset=utf-8")
      .headers({
        "content-security-policy": `default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'self'${goal}; frame-ancestors 'none'`,
        "x-content-type-options": "nosniff",
        // Its own forms have to name their origin: those of other pages are refused.
        "referrer-policy": "origin",
        "cache-control": "no-store",
      })
      .send(html);
  }

  /** Sends the browser back to the app with an answer. */
  function goBack(reply: FastifyReply, to: Return, answer: Readonly<Record<string, string>>) {
    const whole = { ...answer, ...(to.state === undefined ? {} : { state: to.state }) };
    if (to.mode === "form_post")
      return show(reply, 200, postedPage(to, whole, world.directory().bot.name), to);
    const url = new URL(to.redirectUri);
    if (to.mode === "fragment") url.hash = new URLSearchParams(whole).toString();
    else for (const [name, value] of Object.entries(whole)) url.searchParams.set(name, value);
    return reply.header("cache-control", "no-store").redirect(url.href, 302);
  }

  /** `silent`: the app asked that nobody be asked, and is told what to ask for. */
  const goBackRefused = (reply: FastifyReply, to: Return, refusal: Refusal, silent?: string) =>
    goBack(reply, to, {
      error: silent ?? refusal.error,
      error_description: words(refusal),
      ...(refusal === cancelled ? { error_subcode: "cancel" } : {}),
    });

  /** Notes what is asked, and returns what notes how it ends. Codes, states and nonces stay out of the log. */
  function noted(request: FastifyRequest, operation: string, body: JsonObject) {
    const to = log.add({
      type: "request",
      operation,
      method: request.method,
      path: request.url.split("?")[0] ?? "",
      body,
    });
    return (reply: FastifyReply, shown: JsonObject = {}) =>
      void log.add({ type: "reply", to, status: reply.statusCode, body: shown });
  }

  const queryOf = (request: FastifyRequest) => new URLSearchParams(request.url.split("?")[1] ?? "");
  const personOf = ({ personId }: SignIn) => world.directory().people.find(({ id }) => id === personId);

  /** Signs in whom the browser belongs to, if the app is content with that. */
  function known(request: FastifyRequest, asked: Authorizing): SignIn | undefined {
    const signIn = signIns.of(cookieOf(request));
    const person = signIn && personOf(signIn);
    if (!signIn || !person) return undefined;
    const { prompt, maxAge, loginHint } = asked;
    if (prompt === "login" || prompt === "select_account") return undefined;
    if (maxAge !== undefined && now() - signIn.authTime > maxAge) return undefined;
    const hint = loginHint?.toLowerCase();
    return hint === undefined || [person.address.toLowerCase(), person.id].includes(hint)
      ? signIn
      : undefined;
  }

  function finish(reply: FastifyReply, asked: Authorizing, signIn: SignIn) {
    const code = signIns.issueCode(signIn, asked, now());
    return goBack(reply, asked, { code, session_state: signIn.sid });
  }

  /** What a person who is known may do: go on, consent, or read why not. */
  function goOn(
    request: FastifyRequest,
    reply: FastifyReply,
    asked: Authorizing,
    signIn: SignIn,
    consented: boolean,
  ): { readonly said: JsonObject } {
    const directory = world.directory();
    const person = personOf(signIn);
    const silent = asked.prompt === "none";
    const login = loginAddress(request);
    const refusal = barred(directory, person);
    if (refusal || !person) {
      const why = refusal ?? consentMissing(directory.bot.appId);
      if (silent) goBackRefused(reply, asked, why, "interaction_required");
      else if (why.number === 50105) show(reply, 403, refusedPage(words(why), asSomebodyElse(request)));
      else show(reply, 400, accountsPage(directory, login, asked.loginHint, words(why)), asked);
      return { said: { error: `AADSTS${why.number}` } };
    }
    if (faults.take("consent", { of: "authorize" }).length > 0) {
      const why = consentMissing(directory.bot.appId);
      if (silent) goBackRefused(reply, asked, why, "consent_required");
      else show(reply, 403, approvalPage(directory, login, words(why)), asked);
      return { said: { error: `AADSTS${why.number}` } };
    }
    if (asked.prompt === "consent" && !consented) {
      show(reply, 200, consentPage(directory, person, asked.scopes, login), asked);
      return { said: { page: "consent" } };
    }
    finish(reply, asked, signIn);
    return { said: { person: person.name } };
  }

  const loginAddress = (request: FastifyRequest) =>
    `/${(request.params as { tenant: string }).tenant}/login?${queryOf(request)}`;
  function asSomebodyElse(request: FastifyRequest): string {
    const query = queryOf(request);
    query.set("prompt", "select_account");
    return `/${(request.params as { tenant: string }).tenant}/oauth2/v2.0/authorize?${query}`;
  }

  /** What was asked, or nothing when the answer has been given already. */
  function asking(
    request: FastifyRequest<TenantRoute>,
    reply: FastifyReply,
    query: URLSearchParams,
    done: (reply: FastifyReply, shown?: JsonObject) => void,
  ): Authorizing | undefined {
    const read = readAuthorizing(world.directory(), request.params.tenant, query);
    if (read.is === "request") return read.request;
    if (read.is === "shown") show(reply, read.refusal.status, refusedPage(words(read.refusal)));
    else goBackRefused(reply, read.to, read.refusal);
    done(reply, { error: `AADSTS${read.refusal.number}` });
    return undefined;
  }

  const shownOf = (query: URLSearchParams): JsonObject =>
    Object.fromEntries(
      ["client_id", "redirect_uri", "response_mode", "scope", "prompt", "login_hint", "max_age"].flatMap(
        (name) => (query.has(name) ? [[name, query.get(name)]] : []),
      ),
    );

  app.get<TenantRoute>("/:tenant/oauth2/v2.0/authorize", (request, reply) => {
    const query = queryOf(request);
    const done = noted(request, "authorize", shownOf(query));
    const asked = asking(request, reply, query, done);
    if (!asked) return reply;
    const signIn = known(request, asked);
    if (signIn) done(reply, goOn(request, reply, asked, signIn, false).said);
    else if (asked.prompt === "none") {
      const none = refuse(
        400,
        "login_required",
        50058,
        "Session information is not sufficient for single-sign-on.",
      );
      goBackRefused(reply, asked, none);
      done(reply, { error: `AADSTS${none.number}` });
    } else {
      show(reply, 200, accountsPage(world.directory(), loginAddress(request), asked.loginHint), asked);
      done(reply, { page: "accounts" });
    }
    return reply;
  });

  app.post<TenantRoute>("/:tenant/login", (request, reply) => {
    const form = request.body instanceof URLSearchParams ? request.body : new URLSearchParams();
    const directory = world.directory();
    const person: Person | undefined = directory.people.find(({ id }) => id === form.get("user"));
    const done = noted(request, "login", person ? { person: person.name } : {});
    const asked = asking(request, reply, queryOf(request), done);
    if (!asked) return reply;
    if (form.has("cancel")) {
      goBackRefused(reply, asked, cancelled);
      done(reply, { error: `AADSTS${cancelled.number}` });
    } else if (!person) {
      const page = accountsPage(
        directory,
        loginAddress(request),
        asked.loginHint,
        "Pick somebody of this list.",
      );
      show(reply, 400, page, asked);
      done(reply, { page: "accounts" });
    } else if (!person.enabled) {
      // Nobody is signed in whose account is disabled.
      done(reply, goOn(request, reply, asked, { personId: person.id, sid: "", authTime: 0 }, false).said);
    } else {
      const before = signIns.of(cookieOf(request));
      const consents = form.has("consent") && before?.personId === person.id;
      if (!consents) signIns.end(cookieOf(request));
      const { cookie, signIn } =
        consents && before ? { cookie: undefined, signIn: before } : signIns.begin(person.id, now());
      if (cookie)
        reply.header("set-cookie", `${cookieName}=${cookie}; Path=/; Secure; HttpOnly; SameSite=Lax`);
      done(reply, goOn(request, reply, asked, signIn, consents).said);
    }
    return reply;
  });

  for (const method of ["GET", "POST"] as const)
    app.route<TenantRoute>({
      method,
      url: "/:tenant/oauth2/v2.0/logout",
      // Of GET only: Fastify would add the same route for HEAD twice.
      exposeHeadRoute: false,
      handler: (request, reply) => {
        const query = request.body instanceof URLSearchParams ? request.body : queryOf(request);
        const address = query.get("post_logout_redirect_uri") ?? "";
        const done = noted(request, "logout", { post_logout_redirect_uri: address });
        signIns.end(cookieOf(request));
        reply.header("set-cookie", `${cookieName}=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0`);
        const isKnown = tenantOf(world.directory(), request.params.tenant) !== undefined;
        if (isKnown && isRegistered(world.directory(), address)) {
          const state = query.get("state");
          const to = { redirectUri: address, mode: "query", ...(state === null ? {} : { state }) } as const;
          goBack(reply, to, {});
        } else show(reply, 200, signedOutPage());
        done(reply);
        return reply;
      },
    });

  const css = readFileSync(new URL("./page/sign-in.css", import.meta.url));
  app.get("/entra/sign-in.css", (_request, reply) =>
    reply
      .type("text/css; charset=utf-8")
      .headers({ "x-content-type-options": "nosniff", "cache-control": "no-cache" })
      .send(css),
  );
}
