import type { Content, OpenApi, Operation, Parameter, Schema } from "./document.ts";
import { html, type Markup, textOf } from "./markup.ts";
import { type DocsLanguage, type DocsSpeech, type DocsWords, speechOf } from "./words.ts";

interface Placed extends Operation {
  readonly path: string;
  readonly method: string;
}

/** Where whoever fills in the parameters of a GET is sent on from. */
const tryPath = "/api/docs/requests";

/** The document as a page, without a script: the operations that have all words of the search in them. */
export function docsPage(
  document: OpenApi,
  search: string,
  style: string,
  language: DocsLanguage = "en",
): string {
  const speech = speechOf(language);
  const say = speech.words;
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const found = operationsOf(document).filter((operation) => {
    // Not the rights: the roles that have them would be found everywhere.
    const { path, method, operationId, summary } = operation;
    const own = speech.summary(operationId, summary);
    const text = [path, method, operationId, summary, own].join(" ").toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const groups = Map.groupBy(found, ({ path }) => path.split("/")[2] ?? "");
  // Whoever searches wants to read what there is.
  const open = words.length > 0 && found.length <= 10;
  return textOf(html`<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>API - dialtree</title><style>${html.raw(style)}</style></head>
<body>
<a class="skip" href="#operations">${say.skip}</a>
<header>
<h1>${say.title}</h1>
<p>${placed(say.madeOf, {
    document: html`<a href="/api/openapi.json">${say.document}</a>`,
    problems: html`<a href="/problems">${say.problems}</a>`,
  })}</p>${
    say.note === ""
      ? ""
      : html`
<p>${say.note}</p>`
  }
<search><form method="get" action="/api/docs">${language === "en" ? "" : html`<input type="hidden" name="language" value="${language}">`}<label>${say.search} <input type="search" name="search" value="${search}" accesskey="s"></label> <button>${say.find}</button>${search ? html` <a href="/api/docs${language === "en" ? "" : `?language=${language}`}">${say.all}</a>` : ""}</form></search>
<p role="status">${found.length === 1 ? say.one : inserted(say.many, { count: found.length })}</p>
</header>
<div class="beside">
<nav aria-label="${say.groups}"><ul>${[...groups.keys()].map((group) => html`<li><a href="#${group}">${group}</a></li>`)}<li><a href="#schemas">${say.schemas}</a></li></ul></nav>
<main id="operations" tabindex="-1">
${[...groups].map(([group, operations]) => html`<section aria-labelledby="${group}"><h2 id="${group}">${group}</h2>${operations.map((operation) => operationMarkup(operation, open, speech))}</section>`)}
<section aria-labelledby="schemas"><h2 id="schemas">${say.schemas}</h2>${Object.entries(
    document.components.schemas,
  ).map(
    ([name, schema]) =>
      html`<details id="schema-${name}"><summary>${name}</summary>${jsonMarkup("JSON Schema", schema)}</details>`,
  )}</section>
</main>
</div>
</body>
</html>
`);
}

/** Where a GET leads with what was filled in; undefined for what is no GET of the document. */
export function addressFor(
  document: OpenApi,
  operationId: string,
  given: Readonly<Record<string, string>>,
): string | undefined {
  const operation = operationsOf(document).find(
    (one) => one.operationId === operationId && one.method === "get",
  );
  if (!operation) return undefined;
  const { path, parameters = [] } = operation;
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(given[name] ?? ""));
  const query = new URLSearchParams();
  for (const { name, in: place } of parameters)
    if (place === "query" && given[name]) query.set(name, given[name]);
  return query.size > 0 ? `${filled}?${query}` : filled;
}

function operationsOf({ paths }: OpenApi): readonly Placed[] {
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({ ...operation, path, method })),
  );
}

function operationMarkup(operation: Placed, open: boolean, speech: DocsSpeech): Markup {
  const { words: say, text } = speech;
  const { operationId, method, path, summary, description, parameters = [], requestBody } = operation;
  const responses = Object.entries(operation.responses);
  return html`<details id="${operationId}"${open ? html` open` : ""}>
<summary><code><span class="method ${method}">${method.toUpperCase()}</span> ${path}</code> <span class="says">${speech.summary(operationId, summary)}</span></summary>
<p>${text(description)}</p>
${parameters.length > 0 ? parametersMarkup(parameters, speech) : ""}
${requestBody ? html`<h3>${say.sent}</h3>${contentMarkup(requestBody.content, say)}` : ""}
<h3>${say.answered}</h3>
<dl>${responses.map(([status, { description: says, content }]) => html`<dt>${status}</dt><dd>${says === summary ? speech.summary(operationId, says) : text(says)}${content ? contentMarkup(content, say) : ""}</dd>`)}</dl>
<h3>${say.commandLine}</h3>
<pre tabindex="0" role="group" aria-label="${inserted(say.curl, { operation: operationId })}"><code>${curlOf(operation)}</code></pre>
${method === "get" ? tryMarkup(operation, say) : ""}
</details>`;
}

function parametersMarkup(parameters: readonly Parameter[], { words: say, text }: DocsSpeech): Markup {
  return html`<h3>${say.parameters}</h3><dl>${parameters.map(
    ({ name, in: place, required, description, schema }) =>
      html`<dt><code>${name}</code>, ${place}${required ? say.required : ""}</dt><dd>${text(description ?? String(schema.description ?? ""))} ${schemaMarkup(schema)}</dd>`,
  )}</dl>`;
}

function contentMarkup(content: Content, say: DocsWords): readonly Markup[] {
  return Object.entries(content).map(
    ([type, { schema, example }]) =>
      html`<div><code>${type}</code> ${schema ? schemaMarkup(schema) : ""}${example === undefined ? "" : jsonMarkup(say.example, example)}</div>`,
  );
}

/** A schema by its name where it has one, which leads to it. */
function schemaMarkup(schema: Schema): Markup {
  const { $ref } = schema;
  const name = typeof $ref === "string" ? $ref.split("/").at(-1) : undefined;
  if (name !== undefined) return html`<a href="#schema-${name}">${name}</a>`;
  return isBrief(schema)
    ? html`<code>${JSON.stringify(schema)}</code>`
    : html`<details><summary>JSON Schema</summary>${jsonMarkup("JSON Schema", schema)}</details>`;
}

/** What a line has room for. */
function isBrief(schema: Schema): boolean {
  return JSON.stringify(schema).length <= 80;
}

function jsonMarkup(label: string, value: unknown): Markup {
  return html`<pre tabindex="0" role="group" aria-label="${label}"><code>${JSON.stringify(value, null, 2)}</code></pre>`;
}

function tryMarkup({ operationId, parameters = [] }: Placed, say: DocsWords): Markup {
  const asked = parameters.filter(({ in: place }) => place !== "header");
  return html`<form method="get" action="${tryPath}/${operationId}"><fieldset><legend>${inserted(say.try, { operation: operationId })}</legend>${asked.map(
    ({ name, required }) =>
      html`<label>${name} <input name="${name}"${required ? html` required` : ""}></label> `,
  )}<button>${say.ask}</button></fieldset></form>`;
}

function curlOf({ method, path, parameters = [], requestBody }: Placed): string {
  const type = requestBody && Object.keys(requestBody.content)[0];
  const revision = parameters.some(({ name }) => name === "if-match");
  const key = parameters.some(({ name }) => name === "idempotency-key");
  return [
    `curl -H "authorization: Bearer $DIALTREE_TOKEN"`,
    ...(method === "get" ? [] : [`-X ${method.toUpperCase()}`]),
    ...(revision ? [`-H 'if-match: "3"'`] : []),
    ...(key ? [`-H "idempotency-key: $(uuidgen)"`] : []),
    ...(type ? [`-H "content-type: ${type}" --data-binary @body`] : []),
    `"$DIALTREE_SERVER${path}"`,
  ].join(" \\\n  ");
}

/** A sentence with values put in. */
function inserted(sentence: string, values: Readonly<Record<string, string | number>>): string {
  return sentence.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));
}

/** A sentence with links put in. */
function placed(sentence: string, links: Readonly<Record<string, Markup>>): readonly (string | Markup)[] {
  return sentence.split(/\{(\w+)\}/g).map((part, index) => (index % 2 === 1 ? (links[part] ?? "") : part));
}
