// Made by scripts/api-types.ts of the server's OpenAPI document. Do not edit.

export interface paths {
  "/api/flows": {
    /** All flows, without their documents. */
    get: {
      parameters: { query?: { "limit"?: number; "after"?: string; }; header?: never; path?: never; cookie?: never };
      requestBody?: never;
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": { flows: components["schemas"]["FlowSummary"][]; next: string | null; }; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
    /** A new flow; the document says its id. */
    post: {
      parameters: { query?: never; header?: { "idempotency-key"?: string; }; path?: never; cookie?: never };
      requestBody: { content: { "application/json": components["schemas"]["FlowDocumentInput"]; } };
      responses: {
        201: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["SavedFlow"]; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
  };
  "/api/flows/{id}": {
    /** The draft of a flow; its ETag begins with the revision. */
    get: {
      parameters: { query?: never; header?: never; path: { "id": string; }; cookie?: never };
      requestBody?: never;
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Flow"]; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
    /** Saves what was made of a revision of the draft. */
    put: {
      parameters: { query?: never; header?: { "if-match"?: string; }; path: { "id": string; }; cookie?: never };
      requestBody: { content: { "application/json": components["schemas"]["FlowDocumentInput"]; } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["SavedFlow"]; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
    /** Removes a revision of a flow that no call comes to; all that belongs to it is kept. What was ever published takes the role publish as well. */
    delete: {
      parameters: { query?: never; header?: { "if-match"?: string; }; path: { "id": string; }; cookie?: never };
      requestBody?: never;
      responses: {
        204: { headers: { [name: string]: unknown }; content?: never };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
  };
  "/api/flows/{id}/problems": {
    /** What is wrong with the draft, and with flows it would be published with. */
    get: {
      parameters: { query?: never; header?: never; path: { "id": string; }; cookie?: never };
      requestBody?: never;
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": { revision: number; problems: components["schemas"]["Problem"][]; }; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
  };
  "/api/flows/{id}/publish": {
    /** Makes a version of the draft, which new calls get from then on. */
    post: {
      parameters: { query?: never; header?: { "idempotency-key"?: string; }; path: { "id": string; }; cookie?: never };
      requestBody: { content: { "application/json": components["schemas"]["PublishOrderInput"]; } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Publication"]; } };
        201: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Publication"]; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
  };
  "/api/flows/{id}/publishing": {
    /** Publishes, and tells how far it has come; who stops listening stops it. */
    post: {
      parameters: { query?: never; header?: never; path: { "id": string; }; cookie?: never };
      requestBody: { content: { "application/json": components["schemas"]["PublishOrderInput"]; } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "text/event-stream": components["schemas"]["PublishingEvent"]; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
  };
  "/api/flows/{id}/removal": {
    /** What keeps the flow from being removed. */
    get: {
      parameters: { query?: never; header?: never; path: { "id": string; }; cookie?: never };
      requestBody?: never;
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Removal"]; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
  };
  "/api/removed-flows": {
    /** Flows that were removed, and can be brought back. */
    get: {
      parameters: { query?: { "limit"?: number; "after"?: string; }; header?: never; path?: never; cookie?: never };
      requestBody?: never;
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": { flows: components["schemas"]["RemovedFlow"][]; next: string | null; }; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
  };
  "/api/removed-flows/{id}/bring-back": {
    /** Has a removed flow be there again as a draft; new calls get it once it is published. */
    post: {
      parameters: { query?: never; header?: { "idempotency-key"?: string; }; path: { "id": string; }; cookie?: never };
      requestBody?: never;
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["SavedFlow"]; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
  };
  "/api/texts": {
    /** Where callers of a draft hear some words, of all flows. */
    get: {
      parameters: { query: { "words": string; }; header?: never; path?: never; cookie?: never };
      requestBody?: never;
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["FoundTexts"]; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
  };
  "/api/flows/{id}/versions": {
    /** The versions of a flow, the newest first. */
    get: {
      parameters: { query?: { "limit"?: number; "after"?: string; }; header?: never; path: { "id": string; }; cookie?: never };
      requestBody?: never;
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": { next: string | null; versions: ({ id: string; flow: string; number: number; message: string; publishedAt: string; current: boolean; liveSince: string | null; author: string | null; liveBy: string | null; note: string; preflight: components["schemas"]["PreflightSummary"] | null; currentIn: string[]; wasIn: string[]; })[]; }; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
  };
  "/api/versions/{id}": {
    /** A version with its manifest and the documents it is made of. */
    get: {
      parameters: { query?: never; header?: never; path: { "id": string; }; cookie?: never };
      requestBody?: never;
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["WholeVersion"]; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
  };
  "/api/versions/{id}/activate": {
    /** Has new calls get a version that was published before; calls under way keep theirs. */
    post: {
      parameters: { query?: never; header?: { "idempotency-key"?: string; }; path: { "id": string; }; cookie?: never };
      requestBody: { content: { "application/json": components["schemas"]["ActivationInput"]; } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": { version: components["schemas"]["Version"]; replaced: components["schemas"]["Version"] | null; }; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
  };
  "/api/versions/{id}/draft": {
    /** Has the draft of the flow be what this version was; what is published stays. */
    post: {
      parameters: { query?: never; header?: { "if-match"?: string; "idempotency-key"?: string; }; path: { "id": string; }; cookie?: never };
      requestBody?: never;
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["RestoredDraft"]; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
  };
  "/api/flows/{id}/scenarios": {
    /** The scenarios of a flow, by name. */
    get: {
      parameters: { query?: never; header?: never; path: { "id": string; }; cookie?: never };
      requestBody?: never;
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": { scenarios: components["schemas"]["Scenario"][]; }; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
  };
  "/api/flows/{id}/scenarios/{name}": {
    /** Saves what was made of a scenario's revision; without If-Match it is a new one. */
    put: {
      parameters: { query?: never; header?: { "if-match"?: string; }; path: { "id": string; "name": string; }; cookie?: never };
      requestBody: { content: { "application/json": components["schemas"]["ScenarioTextInput"]; } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Scenario"]; } };
        201: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Scenario"]; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
    /** Deletes a scenario of a flow. */
    delete: {
      parameters: { query?: never; header?: { "if-match"?: string; }; path: { "id": string; "name": string; }; cookie?: never };
      requestBody?: never;
      responses: {
        204: { headers: { [name: string]: unknown }; content?: never };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
  };
  "/api/flows/{id}/preflight": {
    /** Everything that is to be seen before the draft is published; its scenarios are played. */
    post: {
      parameters: { query?: { "environment"?: string; "version"?: string; }; header?: { "idempotency-key"?: string; }; path: { "id": string; }; cookie?: never };
      requestBody?: never;
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["PreflightReport"]; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
  };
  "/api/flows/{id}/rollout": {
    /** The version that some of a flow's new calls get, with what became of the calls of both. */
    get: {
      parameters: { query?: never; header?: never; path: { "id": string; }; cookie?: never };
      requestBody?: never;
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": { rollout: components["schemas"]["Rollout"] | null; }; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
    /** Has more or fewer of the new calls get it; whoever was among them stays when it is more. */
    put: {
      parameters: { query?: never; header?: never; path: { "id": string; }; cookie?: never };
      requestBody: { content: { "application/json": { share: number; }; } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": { rollout: components["schemas"]["Rollout"] | null; }; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
  };
  "/api/flows/{id}/rollout/finish": {
    /** Has all new calls get it. */
    post: {
      parameters: { query?: never; header?: { "idempotency-key"?: string; }; path: { "id": string; }; cookie?: never };
      requestBody?: never;
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": { rollout: components["schemas"]["Rollout"] | null; }; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
  };
  "/api/flows/{id}/rollout/end": {
    /** Has no new call get it; calls under way keep it. */
    post: {
      parameters: { query?: never; header?: { "idempotency-key"?: string; }; path: { "id": string; }; cookie?: never };
      requestBody: { content: { "application/json": { why?: string; }; } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": { rollout: components["schemas"]["Rollout"] | null; }; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
  };
  "/api/flows/{id}/schedules": {
    /** Versions of a flow that go live later, and what became of the last that were to. */
    get: {
      parameters: { query?: never; header?: never; path: { "id": string; }; cookie?: never };
      requestBody?: never;
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": { schedules: components["schemas"]["Schedule"][]; }; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
  };
  "/api/schedules/{id}/cancel": {
    /** Has a planned version not go live; it stays a version. */
    post: {
      parameters: { query?: never; header?: { "idempotency-key"?: string; }; path: { "id": string; }; cookie?: never };
      requestBody?: never;
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Schedule"]; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
  };
  "/api/flows/{id}/drafts": {
    /** Drafts of a flow as they were, the newest first: those with a name, and what was saved over lately. */
    get: {
      parameters: { query?: never; header?: never; path: { "id": string; }; cookie?: never };
      requestBody?: never;
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": { drafts: components["schemas"]["KeptDraft"][]; }; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
    /** Keeps the draft as it is under a name. */
    post: {
      parameters: { query?: never; header?: { "idempotency-key"?: string; }; path: { "id": string; }; cookie?: never };
      requestBody: { content: { "application/json": { name: string; }; } };
      responses: {
        201: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["KeptDraft"]; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
  };
  "/api/flows/{id}/drafts/{kept}": {
    /** A draft of a flow as it was, with its document. */
    get: {
      parameters: { query?: never; header?: never; path: { "id": string; "kept": string; }; cookie?: never };
      requestBody?: never;
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["WholeKeptDraft"]; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
    /** Removes a kept draft. */
    delete: {
      parameters: { query?: never; header?: never; path: { "id": string; "kept": string; }; cookie?: never };
      requestBody?: never;
      responses: {
        204: { headers: { [name: string]: unknown }; content?: never };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
  };
  "/api/flows/{id}/drafts/{kept}/restore": {
    /** Has the draft of the flow be what it was; what is published stays. */
    post: {
      parameters: { query?: never; header?: { "if-match"?: string; "idempotency-key"?: string; }; path: { "id": string; "kept": string; }; cookie?: never };
      requestBody?: never;
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["RestoredDraft"]; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
  };
  "/api/flows/{id}/here/{tab}": {
    /** Says that a tab has a flow open, for 40 seconds, and asks who else has and who saved it last. */
    put: {
      parameters: { query?: never; header?: never; path: { "id": string; "tab": string; }; cookie?: never };
      requestBody: { content: { "application/json": { editing: boolean; }; } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Here"]; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
    /** Says that a tab has a flow open no longer. */
    delete: {
      parameters: { query?: never; header?: never; path: { "id": string; "tab": string; }; cookie?: never };
      requestBody?: never;
      responses: {
        204: { headers: { [name: string]: unknown }; content?: never };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
  };
  "/api/flows/{id}/recordings/{name}": {
    /** A recording of the draft, as WAV. */
    get: {
      parameters: { query?: never; header?: never; path: { "id": string; "name": string; }; cookie?: never };
      requestBody?: never;
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "audio/wav": Blob; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
    /** Takes a recording out of the draft; what is published keeps it. */
    delete: {
      parameters: { query?: never; header?: never; path: { "id": string; "name": string; }; cookie?: never };
      requestBody?: never;
      responses: {
        204: { headers: { [name: string]: unknown }; content?: never };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
    /** Keeps a recording for the draft, in place of one of the same name. */
    put: {
      parameters: { query?: never; header?: never; path: { "id": string; "name": string; }; cookie?: never };
      requestBody: { content: { "audio/wav": Blob; } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Recording"]; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
  };
  "/api/prompts": {
    /** The library of prompts, which any flow may use. */
    get: {
      parameters: { query?: { "limit"?: number; "after"?: string; }; header?: never; path?: never; cookie?: never };
      requestBody?: never;
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": { prompts: components["schemas"]["LibraryPrompt"][]; next: string | null; }; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
    /** A new prompt of the library, without a sound yet. */
    post: {
      parameters: { query?: never; header?: { "idempotency-key"?: string; }; path?: never; cookie?: never };
      requestBody: { content: { "application/json": components["schemas"]["NewLibraryPromptInput"]; } };
      responses: {
        201: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["LibraryPrompt"]; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
  };
  "/api/prompts/{id}": {
    /** A prompt and where it is used; its ETag begins with the revision. */
    get: {
      parameters: { query?: never; header?: never; path: { "id": string; }; cookie?: never };
      requestBody?: never;
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["LibraryPromptWithUses"]; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
    /** Renames a prompt and changes its words; flows go on using it. */
    put: {
      parameters: { query?: never; header?: { "if-match"?: string; }; path: { "id": string; }; cookie?: never };
      requestBody: { content: { "application/json": components["schemas"]["LibraryPromptChangeInput"]; } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["LibraryPrompt"]; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
    /** Takes a prompt out of the library that no draft uses; what is published keeps its sound. */
    delete: {
      parameters: { query?: never; header?: { "if-match"?: string; }; path: { "id": string; }; cookie?: never };
      requestBody?: never;
      responses: {
        204: { headers: { [name: string]: unknown }; content?: never };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
  };
  "/api/prompts/{id}/sounds/{language}": {
    /** What a prompt sounds like in a language, as WAV. */
    get: {
      parameters: { query?: never; header?: never; path: { "id": string; "language": string; }; cookie?: never };
      requestBody?: never;
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "audio/wav": Blob; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
    /** Takes the sound of a language out of a prompt; what is published keeps it. */
    delete: {
      parameters: { query?: never; header?: never; path: { "id": string; "language": string; }; cookie?: never };
      requestBody?: never;
      responses: {
        204: { headers: { [name: string]: unknown }; content?: never };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
    /** Keeps a sound in the place of the one there is; the answer says which versions keep the old one. */
    put: {
      parameters: { query?: never; header?: never; path: { "id": string; "language": string; }; cookie?: never };
      requestBody: { content: { "audio/wav": Blob; } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["PromptSoundPut"]; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
  };
  "/api/numbers": {
    /** What can be called, and which flow answers. */
    get: {
      parameters: { query?: { "limit"?: number; "after"?: string; }; header?: never; path?: never; cookie?: never };
      requestBody?: never;
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": { next: string | null; numbers: ({ called: string; flow: string; environment: string; answered: boolean; })[]; }; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
  };
  "/api/numbers/{called}": {
    /** Has a flow answer when this is called. */
    put: {
      parameters: { query?: never; header?: never; path: { "called": string; }; cookie?: never };
      requestBody: { content: { "application/json": components["schemas"]["AssignmentInput"]; } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Number"]; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
    /** Nothing of ours answers any more when this is called. */
    delete: {
      parameters: { query?: never; header?: never; path: { "called": string; }; cookie?: never };
      requestBody?: never;
      responses: {
        204: { headers: { [name: string]: unknown }; content?: never };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
  };
  "/api/pin-lists": {
    /** The lists of PINs, without accounts and PINs. */
    get: {
      parameters: { query?: { "limit"?: number; "after"?: string; }; header?: never; path?: never; cookie?: never };
      requestBody?: never;
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": { lists: components["schemas"]["PinList"][]; next: string | null; }; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
  };
  "/api/pin-lists/{name}": {
    /** Takes in a list of PINs, in place of what it had; nobody can read it again. */
    put: {
      parameters: { query?: never; header?: never; path: { "name": string; }; cookie?: never };
      requestBody: { content: { "application/json": components["schemas"]["NewPinsInput"]; } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["PinList"]; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
    /** Forgets a list of PINs, and what was counted for it. */
    delete: {
      parameters: { query?: never; header?: never; path: { "name": string; }; cookie?: never };
      requestBody?: never;
      responses: {
        204: { headers: { [name: string]: unknown }; content?: never };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
  };
  "/api/pin-lists/{name}/comparison": {
    /** What accounts in place of all that a list has would change, without a PIN; nothing is changed. */
    post: {
      parameters: { query?: never; header?: never; path: { "name": string; }; cookie?: never };
      requestBody: { content: { "application/json": components["schemas"]["PinAccountsInput"]; } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["PinListChange"]; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
  };
  "/api/pin-lists/{name}/uses": {
    /** The flows that name a list of PINs, whether it is there or not. */
    get: {
      parameters: { query?: { "limit"?: number; "after"?: string; }; header?: never; path: { "name": string; }; cookie?: never };
      requestBody?: never;
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["ResourceUses"]; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
  };
  "/api/pin-lists/{name}/unlock": {
    /** Lets an account, or a caller, try again at once; or has a whole list no longer guarded. */
    post: {
      parameters: { query?: never; header?: never; path: { "name": string; }; cookie?: never };
      requestBody: { content: { "application/json": components["schemas"]["UnlockingInput"]; } };
      responses: {
        204: { headers: { [name: string]: unknown }; content?: never };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
  };
  "/api/secrets": {
    /** The hosts that flows may ask, and the secrets that are kept for them, without their values. */
    get: {
      parameters: { query?: { "limit"?: number; "after"?: string; }; header?: never; path?: never; cookie?: never };
      requestBody?: never;
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": { hosts: string[]; secrets: components["schemas"]["KeptSecret"][]; next: string | null; }; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
  };
  "/api/secrets/{name}": {
    /** Keeps a secret for some hosts, in place of one of the same name; nobody can read it again. */
    put: {
      parameters: { query?: never; header?: never; path: { "name": string; }; cookie?: never };
      requestBody: { content: { "application/json": components["schemas"]["NewSecretInput"]; } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["KeptSecret"]; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
    /** Forgets a secret that no flow names. */
    delete: {
      parameters: { query?: never; header?: never; path: { "name": string; }; cookie?: never };
      requestBody?: never;
      responses: {
        204: { headers: { [name: string]: unknown }; content?: never };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
  };
  "/api/destinations": {
    /** Names that stand for others in each environment, then whom flows send calls to, by name. */
    get: {
      parameters: { query?: never; header?: never; path?: never; cookie?: never };
      requestBody?: never;
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": { destinations: components["schemas"]["Destination"][]; }; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
  };
  "/api/destination-policy": {
    /** Which phone numbers calls may go to, and how often; its ETag begins with the revision. */
    get: {
      parameters: { query?: never; header?: never; path?: never; cookie?: never };
      requestBody?: never;
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["KeptDestinationPolicy"]; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
    /** Saves what was made of a revision; it holds at once, also for calls under way. */
    put: {
      parameters: { query?: never; header?: { "if-match"?: string; }; path?: never; cookie?: never };
      requestBody: { content: { "application/json": components["schemas"]["DestinationPolicyInput"]; } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["KeptDestinationPolicy"]; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
  };
  "/api/destination-policy/verdict": {
    /** Whether a call would be sent to a number, and what decides it; nothing is called and nothing counted. */
    post: {
      parameters: { query?: never; header?: never; path?: never; cookie?: never };
      requestBody: { content: { "application/json": { number: string; policy?: components["schemas"]["DestinationPolicyInput"]; }; } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["NumberVerdict"]; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
  };
  "/api/calendars": {
    /** All calendars: opening hours and holidays that flows share. */
    get: {
      parameters: { query?: { "limit"?: number; "after"?: string; }; header?: never; path?: never; cookie?: never };
      requestBody?: never;
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": { calendars: components["schemas"]["KeptCalendar"][]; next: string | null; }; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
    /** A new calendar; it says its id. */
    post: {
      parameters: { query?: never; header?: { "idempotency-key"?: string; }; path?: never; cookie?: never };
      requestBody: { content: { "application/json": components["schemas"]["CalendarInput"]; } };
      responses: {
        201: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["KeptCalendar"]; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
  };
  "/api/calendars/{id}": {
    /** A calendar; its ETag begins with the revision. */
    get: {
      parameters: { query?: never; header?: never; path: { "id": string; }; cookie?: never };
      requestBody?: never;
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["KeptCalendar"]; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
    /** Saves what was made of a revision; it holds for calls at once. The emergency stays as it is. */
    put: {
      parameters: { query?: never; header?: { "if-match"?: string; }; path: { "id": string; }; cookie?: never };
      requestBody: { content: { "application/json": components["schemas"]["CalendarInput"]; } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["KeptCalendar"]; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
    /** Removes a calendar that no flow looks at. */
    delete: {
      parameters: { query?: never; header?: { "if-match"?: string; }; path: { "id": string; }; cookie?: never };
      requestBody?: never;
      responses: {
        204: { headers: { [name: string]: unknown }; content?: never };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
  };
  "/api/calendars/{id}/uses": {
    /** The published flows and numbers whose callers it decides about. */
    get: {
      parameters: { query?: { "limit"?: number; "after"?: string; }; header?: never; path: { "id": string; }; cookie?: never };
      requestBody?: never;
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": { next: string | null; uses: components["schemas"]["CalendarUse"][]; }; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
  };
  "/api/calendars/{id}/emergency": {
    /** Switches the emergency on or off, for all flows that look at the calendar. */
    put: {
      parameters: { query?: never; header?: never; path: { "id": string; }; cookie?: never };
      requestBody: { content: { "application/json": components["schemas"]["EmergencyOrderInput"]; } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["KeptCalendar"]; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
  };
  "/api/calendar-files": {
    /** The days of an iCalendar file, and what is left out of it; nothing is kept. */
    post: {
      parameters: { query?: never; header?: never; path?: never; cookie?: never };
      requestBody: { content: { "application/json": components["schemas"]["CalendarFileInput"]; } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["CalendarFilePreview"]; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
  };
  "/api/audit": {
    /** Who did what, the newest first. */
    get: {
      parameters: { query?: { "before"?: number; "limit"?: number; "thing"?: string; "actor"?: string; "deed"?: string; }; header?: never; path?: never; cookie?: never };
      requestBody?: never;
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": { entries: components["schemas"]["AuditEntry"][]; next: number | null; }; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
  };
  "/api/audit/export": {
    /** All of the log, the oldest first, a line of JSON for each entry, as its hash was made of it. */
    get: {
      parameters: { query?: never; header?: never; path?: never; cookie?: never };
      requestBody?: never;
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/x-ndjson": unknown; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
  };
  "/api/audit/verification": {
    /** Whether the log is what was written: each entry fits the one before, and none is gone. */
    get: {
      parameters: { query?: { "head"?: string; }; header?: never; path?: never; cookie?: never };
      requestBody?: never;
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["AuditVerification"]; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
  };
  "/api/flows/{id}/archive": {
    /** The draft of a flow with those that it leads to and everything that they play, as one file. */
    get: {
      parameters: { query?: never; header?: never; path: { "id": string; }; cookie?: never };
      requestBody?: never;
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/zip": Blob; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
  };
  "/api/archive": {
    /** The drafts of several flows, as one file; all of them unless told which. */
    get: {
      parameters: { query?: { "flow"?: string | string[]; }; header?: never; path?: never; cookie?: never };
      requestBody?: never;
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/zip": Blob; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
    /** What an archive holds and what taking it in would change; nothing is kept. */
    post: {
      parameters: { query?: never; header?: never; path?: never; cookie?: never };
      requestBody: { content: { "application/zip": Blob; } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["ArchiveReport"]; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
  };
  "/api/templates": {
    /** Flows that come with dialtree, to begin with. */
    get: {
      parameters: { query?: never; header?: never; path?: never; cookie?: never };
      requestBody?: never;
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": { templates: components["schemas"]["Template"][]; }; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
  };
  "/api/templates/{id}/flows": {
    /** A new draft that is made of a template, with its recordings and scenarios. */
    post: {
      parameters: { query?: never; header?: { "idempotency-key"?: string; }; path: { "id": string; }; cookie?: never };
      requestBody: { content: { "application/json": { id: string; title: string; }; } };
      responses: {
        201: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["TemplateUsed"]; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
  };
  "/api/environments": {
    /** The environments, and what names stand for in each; its ETag is the revision. */
    get: {
      parameters: { query?: never; header?: never; path?: never; cookie?: never };
      requestBody?: never;
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["KeptEnvironments"]; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
    /** Saves what was made of a revision; it holds for what is published from then on. */
    put: {
      parameters: { query?: never; header?: { "if-match"?: string; }; path?: never; cookie?: never };
      requestBody: { content: { "application/json": components["schemas"]["EnvironmentBookInput"]; } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["KeptEnvironments"]; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
  };
  "/api/environments/{environment}/flows/{id}/problems": {
    /** What is wrong with the draft, if it were published to this environment. */
    get: {
      parameters: { query?: never; header?: never; path: { "environment": string; "id": string; }; cookie?: never };
      requestBody?: never;
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": { revision: number; problems: components["schemas"]["Problem"][]; }; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
  };
  "/api/environments/{environment}/versions/{id}/problems": {
    /** What is wrong with a version, if it were published to this environment. */
    get: {
      parameters: { query?: never; header?: never; path: { "id": string; "environment": string; }; cookie?: never };
      requestBody?: never;
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": { problems: components["schemas"]["Problem"][]; }; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
  };
  "/api/environments/{environment}/versions/{id}/publish": {
    /** Publishes what a version was made of, with names as they are in this environment now; the draft stays. */
    post: {
      parameters: { query?: never; header?: { "idempotency-key"?: string; }; path: { "id": string; "environment": string; }; cookie?: never };
      requestBody: { content: { "application/json": components["schemas"]["PublishVersionOrderInput"]; } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Publication"]; } };
        201: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Publication"]; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
  };
  "/api/openapi.json": {
    /** This description. */
    get: {
      parameters: { query?: never; header?: never; path?: never; cookie?: never };
      requestBody?: never;
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": unknown; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
  };
  "/api/docs": {
    /** This description as a page. */
    get: {
      parameters: { query?: { "search"?: string; "language"?: "en" | "de"; }; header?: never; path?: never; cookie?: never };
      requestBody?: never;
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "text/html": string; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
  };
  "/api/docs/requests/{operation}": {
    /** Leads to where a GET is with these parameters; for the page, whose forms cannot write a path. */
    get: {
      parameters: { query?: never; header?: never; path: { "operation": string; }; cookie?: never };
      requestBody?: never;
      responses: {
        303: { headers: { [name: string]: unknown }; content?: never };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
  };
  "/api/session": {
    /** Who is signed in, and what they may. */
    get: {
      parameters: { query?: never; header?: never; path?: never; cookie?: never };
      requestBody?: never;
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Who"]; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
  };
  "/api/session/end": {
    /** Signs out, here at once; the answer is where to go to be signed out at Microsoft too. */
    post: {
      parameters: { query?: never; header?: never; path?: never; cookie?: never };
      requestBody?: never;
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": { goTo: string; }; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
  };
  "/api/access-tokens": {
    /** Access tokens: one's own, and for administrators those of everybody. */
    get: {
      parameters: { query?: { "limit"?: number; "after"?: string; }; header?: never; path?: never; cookie?: never };
      requestBody?: never;
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": { tokens: components["schemas"]["AccessToken"][]; next: string | null; }; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
    /** Makes an access token with some of one's own roles; it is shown this once. */
    post: {
      parameters: { query?: never; header?: { "idempotency-key"?: string; }; path?: never; cookie?: never };
      requestBody: { content: { "application/json": components["schemas"]["WantedAccessTokenInput"]; } };
      responses: {
        201: { headers: { [name: string]: unknown }; content: { "application/json": { id: string; name: string; person: string; own: boolean; roles: ("view" | "author" | "publish" | "operate" | "prompts-and-hours" | "audit" | "administer")[]; madeAt: string; endsAt: string; usedAt: string | null; token: string; }; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
  };
  "/api/access-tokens/{id}": {
    /** Has an access token open nothing any more: one's own, or for administrators anybody's. */
    delete: {
      parameters: { query?: never; header?: never; path: { "id": string; }; cookie?: never };
      requestBody?: never;
      responses: {
        204: { headers: { [name: string]: unknown }; content?: never };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
  };
  "/api/line": {
    /** What can be dialled, and what answers. */
    get: {
      parameters: { query?: never; header?: never; path?: never; cookie?: never };
      requestBody?: never;
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Line"]; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
  };
  "/api/calls": {
    /** Calls of the last hours, the newest last. */
    get: {
      parameters: { query?: { "limit"?: number; "after"?: string; }; header?: never; path?: never; cookie?: never };
      requestBody?: never;
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": { next: string | null; calls: ({ key: string; began: number | null; ended: number | null; })[]; }; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
  };
  "/api/calls/{key}/news": {
    /** What happens in a call, as it happens; ends with the call. */
    get: {
      parameters: { query?: never; header?: { "last-event-id"?: string; }; path: { "key": string; }; cookie?: never };
      requestBody?: never;
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "text/event-stream": components["schemas"]["CallNews"]; } };
        204: { headers: { [name: string]: unknown }; content?: never };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
  };
  "/api/phone/calls": {
    /** Calls what a flow answers. */
    post: {
      parameters: { query?: never; header?: { "idempotency-key"?: string; }; path?: never; cookie?: never };
      requestBody: { content: { "application/json": components["schemas"]["PhoneOrderInput"]; } };
      responses: {
        201: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["PhoneCall"]; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
  };
  "/api/phone/calls/{id}/events": {
    /** What is heard at the phone of a call, as it happens; ends with the call. */
    get: {
      parameters: { query?: never; header?: { "last-event-id"?: string; }; path: { "id": string; }; cookie?: never };
      requestBody?: never;
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "text/event-stream": components["schemas"]["PhoneEvent"]; } };
        204: { headers: { [name: string]: unknown }; content?: never };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
  };
  "/api/phone/prompts/{hash}.wav": {
    /** A prompt that was heard at the phone, as WAV. */
    get: {
      parameters: { query?: never; header?: never; path: { "hash": string; }; cookie?: never };
      requestBody?: never;
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "audio/wav": Blob; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
  };
  "/api/phone/calls/{id}/keys": {
    /** Presses keys of the phone. */
    post: {
      parameters: { query?: never; header?: { "idempotency-key"?: string; }; path: { "id": string; }; cookie?: never };
      requestBody: { content: { "application/json": { keys: string; }; } };
      responses: {
        204: { headers: { [name: string]: unknown }; content?: never };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
  };
  "/api/phone/calls/{id}/speech": {
    /** Somebody is heard at the phone for a while: a steady tone, which a recording takes for a voice. */
    post: {
      parameters: { query?: never; header?: { "idempotency-key"?: string; }; path: { "id": string; }; cookie?: never };
      requestBody: { content: { "application/json": { milliseconds: number; }; } };
      responses: {
        204: { headers: { [name: string]: unknown }; content?: never };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
  };
  "/api/phone/calls/{id}/hangUp": {
    /** Puts the phone down. */
    post: {
      parameters: { query?: never; header?: { "idempotency-key"?: string; }; path: { "id": string; }; cookie?: never };
      requestBody?: never;
      responses: {
        204: { headers: { [name: string]: unknown }; content?: never };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
  };
  "/api/outgoing-calls": {
    /** Has a flow call somebody. */
    post: {
      parameters: { query?: never; header?: { "idempotency-key"?: string; }; path?: never; cookie?: never };
      requestBody: { content: { "application/json": components["schemas"]["OutgoingOrderInput"]; } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["PlacedCall"]; } };
        201: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["PlacedCall"]; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
    /** Calls that flows have placed in the last days, the newest first. */
    get: {
      parameters: { query?: { "after"?: string; }; header?: never; path?: never; cookie?: never };
      requestBody?: never;
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["OutgoingCalls"]; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
  };
  "/api/outgoing-calls/{key}": {
    /** What came of a call that a flow has placed. */
    get: {
      parameters: { query?: never; header?: never; path: { "key": string; }; cookie?: never };
      requestBody?: never;
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["OutgoingCall"]; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
  };
  "/api/estate": {
    /** Numbers, flows and all that callers get to by them, published and as drafts. */
    get: {
      parameters: { query?: never; header?: never; path?: never; cookie?: never };
      requestBody?: never;
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Estate"]; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
  };
  "/api/estate/uses": {
    /** Where something is used, and which callers it would concern if it went. */
    get: {
      parameters: { query: { "kind": "number" | "flow" | "person" | "queue" | "phone" | "voicemail" | "meeting" | "directory" | "calendar" | "pin-list" | "mailbox" | "secret" | "host" | "prompt"; "id": string; }; header?: never; path?: never; cookie?: never };
      requestBody?: never;
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["EstateUses"]; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
  };
  "/api/estate/directory-lookups": {
    /** Looks up in the organisation's directory whether those whom flows send calls to are still there, some at a time. */
    post: {
      parameters: { query?: never; header?: { "idempotency-key"?: string; }; path?: never; cookie?: never };
      requestBody?: never;
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["DirectoryLookups"]; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
  };
  "/api/speech": {
    /** A text as callers would hear it, as WAV; nothing of it is kept. */
    post: {
      parameters: { query?: never; header?: never; path?: never; cookie?: never };
      requestBody: { content: { "application/json": components["schemas"]["SpeechOrderInput"]; } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "audio/wav": Blob; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
  };
  "/api/voices": {
    /** The voices that there are, and the languages that they speak. */
    get: {
      parameters: { query?: never; header?: never; path?: never; cookie?: never };
      requestBody?: never;
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": { languages: string[]; voices: ({ name: string; language: string; })[]; incomplete?: string; }; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
  };
  "/api/mailboxes": {
    /** The mailboxes that flows can name. */
    get: {
      parameters: { query?: never; header?: never; path?: never; cookie?: never };
      requestBody?: never;
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": { mailboxes: components["schemas"]["Mailbox"][]; }; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
  };
  "/api/mailboxes/{mailbox}/messages": {
    /** Messages that wait for their mailbox or are kept, the newest first. */
    get: {
      parameters: { query?: { "limit"?: number; "after"?: string; }; header?: never; path: { "mailbox": string; }; cookie?: never };
      requestBody?: never;
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": { messages: components["schemas"]["Message"][]; next: string | null; }; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
  };
  "/api/mailboxes/{mailbox}/uses": {
    /** The flows that name a mailbox, whether it is there or not. */
    get: {
      parameters: { query?: { "limit"?: number; "after"?: string; }; header?: never; path: { "mailbox": string; }; cookie?: never };
      requestBody?: never;
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["ResourceUses"]; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
  };
  "/api/messages/{id}/recording": {
    /** What was said, as WAV; only of messages that may be kept. */
    get: {
      parameters: { query?: never; header?: never; path: { "id": string; }; cookie?: never };
      requestBody?: never;
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "audio/wav": Blob; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
  };
  "/api/messages/{id}": {
    /** Removes a message that waits or is kept; nobody can hear it any more. */
    delete: {
      parameters: { query?: never; header?: never; path: { "id": string; }; cookie?: never };
      requestBody?: never;
      responses: {
        204: { headers: { [name: string]: unknown }; content?: never };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
  };
  "/api/lookups/trials": {
    /** Carries out the request of a step once, with values to try it with; nothing of it is kept. */
    post: {
      parameters: { query?: never; header?: never; path?: never; cookie?: never };
      requestBody: { content: { "application/json": components["schemas"]["LookupOrderInput"]; } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["LookupTrial"]; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
  };
  "/api/people/searches": {
    /** People and accounts of the directory by the beginning of a name or a mail address, 20 at most. */
    post: {
      parameters: { query?: never; header?: never; path?: never; cookie?: never };
      requestBody: { content: { "application/json": { text: string; }; } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": { people: components["schemas"]["Person"][]; }; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
  };
  "/api/people/{id}": {
    /** Somebody of the directory by the object id; null for nobody. */
    get: {
      parameters: { query?: never; header?: never; path: { "id": string; }; cookie?: never };
      requestBody?: never;
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": { person: components["schemas"]["Person"] | null; }; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
  };
  "/api/retention": {
    /** What is kept for how long. */
    get: {
      parameters: { query?: never; header?: never; path?: never; cookie?: never };
      requestBody?: never;
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Retention"]; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
  };
  "/api/retention/{kind}": {
    /** Sets for how many days something is kept; what is older goes with the next sweep. */
    put: {
      parameters: { query?: never; header?: never; path: { "kind": "journals"; }; cookie?: never };
      requestBody: { content: { "application/json": { days: number | null; }; } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Retention"]; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
  };
  "/api/erasures": {
    /** Erases what is kept of somebody who has called, and says what is not erased and why. */
    post: {
      parameters: { query?: never; header?: { "idempotency-key"?: string; }; path?: never; cookie?: never };
      requestBody: { content: { "application/json": { whom: { number: string; } | { user: string; }; dryRun: boolean; }; } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Erasure"]; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
  };
  "/api/doctor": {
    /** Looks whether everything between this server and Microsoft is as it should be; takes seconds. */
    get: {
      parameters: { query?: never; header?: never; path?: never; cookie?: never };
      requestBody?: never;
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Examination"]; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
  };
  "/api/graph/operations": {
    /** Every operation of Microsoft Graph that is known here. */
    get: {
      parameters: { query?: never; header?: never; path?: never; cookie?: never };
      requestBody?: never;
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": { tenants: string[]; operations: components["schemas"]["GraphOperation"][]; }; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
  };
  "/api/graph/operations/{name}/requests": {
    /** Does one operation of Microsoft Graph, and tells what came of it. */
    post: {
      parameters: { query?: never; header?: { "idempotency-key"?: string; }; path: { "name": string; }; cookie?: never };
      requestBody: { content: { "application/json": components["schemas"]["GraphOrderInput"]; } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["GraphReply"]; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
  };
  "/api/graph/notices": {
    /** What Graph tells of what was asked here, as it comes; those of before first. */
    get: {
      parameters: { query?: never; header?: { "last-event-id"?: string; }; path?: never; cookie?: never };
      requestBody?: never;
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "text/event-stream": components["schemas"]["GraphNotice"]; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
  };
  "/api/archive/drafts": {
    /** Takes the flows of an archive in as drafts: all that is chosen, or nothing. */
    post: {
      parameters: { query?: { "choices"?: string; }; header?: { "idempotency-key"?: string; }; path?: never; cookie?: never };
      requestBody: { content: { "application/zip": Blob; } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["ArchiveTakenIn"]; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
  };
  "/api/backup": {
    /** What bringing back a backup would change, while servers take calls; nothing is kept. */
    post: {
      parameters: { query?: { "otherSecret"?: "true" | "false"; }; header?: never; path?: never; cookie?: never };
      requestBody: { content: { "application/gzip": string; } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["RestoreSummary"]; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
  };
  "/api/backup/restore": {
    /** Brings back flows, versions, numbers and settings of a backup while servers take calls: all of it, or nothing. */
    post: {
      parameters: { query: { "otherSecret"?: "true" | "false"; "agree": string; }; header?: { "idempotency-key"?: string; }; path?: never; cookie?: never };
      requestBody: { content: { "application/gzip": string; } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Restored"]; } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["ProblemDetails"]; } };
      };
    };
  };
}

export interface components {
  schemas: {
    AccessToken: { id: string; name: string; person: string; own: boolean; roles: ("view" | "author" | "publish" | "operate" | "prompts-and-hours" | "audit" | "administer")[]; madeAt: string; endsAt: string; usedAt: string | null; };
    ActivationInput: { when?: components["schemas"]["LocalTimeInput"]; share?: number; guard?: components["schemas"]["RolloutGuardInput"]; note?: string; environment?: string; };
    AffectedCallers: { says: string; way: string[]; published: boolean; draft: boolean; };
    AnsweringVersion: { number: number; publishedAt: string; liveSince: string | null; };
    ArchiveReport: { flows: ({ id: string; title: string; standing: "new" | "same" | "different" | "removed"; revision: number | null; changes: string[]; newRecordings: string[]; otherRecordings: string[]; newScenarios: string[]; otherScenarios: string[]; copyId: string; })[]; prompts: ({ id: string; title: string; standing: "new" | "same" | "different"; })[]; calendars: ({ id: string; title: string; standing: "new" | "same" | "different"; })[]; missing: ({ flow: string; kind: "flow" | "prompt" | "calendar" | "pin-list" | "mailbox" | "secret"; name: string; })[]; scenarios: number; };
    ArchiveTakenIn: { created: string[]; replaced: string[]; skipped: string[]; prompts: string[]; calendars: string[]; };
    AssignmentInput: { flow: string; environment?: string; };
    AuditEntry: { seq: number; at: string; who: { kind: "person" | "token" | "local" | "server"; id: string; name: string; }; from: string | null; deed: string; words: string; thing: string; before: unknown; after: unknown; hash: string; };
    AuditVerification: { whole: boolean; entries?: number; head?: string; seq?: number; says?: string; };
    Calendar: { [name: string]: unknown };
    CalendarFileInput: { ics: string; };
    CalendarFilePreview: { days: ({ name: string; on: { date: string; } | { from: string; to: string; } | { yearly: string; } | { easter: number; } | { nth: number; weekday: "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun"; month: number; } | { last: "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun"; month: number; }; hours: ({ from: string; to: string; })[]; })[]; refused: ({ line: number; name: string; reason: string; because?: components["schemas"]["Fault"][]; })[]; };
    CalendarInput: { [name: string]: unknown };
    CalendarUse: { flow: string; title: string; numbers: string[]; };
    CallNews: { seq: number; at: number; kind: string; };
    CallerInput: { kind: "phone" | "withheld" | "user" | "outsideUser" | "guest"; number?: string; id?: string; name?: string; language?: string; };
    Destination: { kind: "user" | "account" | "voicemail" | "phone" | "named"; id?: string; number?: string; name?: string; };
    DestinationPolicy: { ownCountries: boolean; allowed: ({ starts: string; note?: string; } | { number: string; note?: string; })[]; refused: ({ starts: string; note?: string; } | { number: string; note?: string; })[]; refusedKinds: ("premium" | "shared-cost" | "personal" | "satellite")[]; perMinute: number; perHour: number; perHourToOne: number; perHourFromOne: number; callMinutes: number; };
    DestinationPolicyInput: { ownCountries: boolean; allowed: ({ starts: string; note?: string; } | { number: string; note?: string; })[]; refused: ({ starts: string; note?: string; } | { number: string; note?: string; })[]; refusedKinds: ("premium" | "shared-cost" | "personal" | "satellite")[]; perMinute: number; perHour: number; perHourToOne: number; perHourFromOne: number; callMinutes: number; };
    DirectoryLookups: { looked: number; left: number; gone: number; };
    DoctorFinding: { status: "ok" | "warning" | "failed"; title: string; seen: string; remedies: ({ says: string; command?: string; where?: string; })[]; };
    EmergencyOrderInput: { on: boolean; by?: string; };
    EnvironmentBook: { environments: ({ id: string; title: string; })[]; names: ({ name: string; note?: string; values: { [name: string]: { kind: "user"; id: string; name?: string; } | { kind: "account"; id: string; name?: string; } | { kind: "voicemail"; id: string; name?: string; } | { kind: "phone"; number: string; name?: string; } }; })[]; things: ({ kind: "calendar" | "secret" | "mailbox" | "pin-list"; name: string; values: { [name: string]: string }; })[]; };
    EnvironmentBookInput: { environments: ({ id: string; title: string; })[]; names: ({ name: string; note?: string; values: { [name: string]: { kind: "user"; id: string; name?: string; } | { kind: "account"; id: string; name?: string; } | { kind: "voicemail"; id: string; name?: string; } | { kind: "phone"; number: string; name?: string; } }; })[]; things: ({ kind: "calendar" | "secret" | "mailbox" | "pin-list"; name: string; values: { [name: string]: string }; })[]; };
    Erasure: { traces: ({ place: string; what: string; count: number; stays: string | null; })[]; elsewhere: string[]; };
    Estate: { lines: components["schemas"]["EstateLine"][]; unanswered: ({ called: string; calls: number; lastAt: string; })[]; countedSince: string; things: components["schemas"]["EstateThing"][]; links: components["schemas"]["EstateLink"][]; findings: components["schemas"]["EstateFinding"][]; };
    EstateFinding: { code: string; severity: "error" | "warning" | "note"; deadEnd: boolean; thing: string; place?: { flow: string; at: string; node?: string; outlet?: string; }; says: string; remedy: string; published: boolean; draft: boolean; };
    EstateLine: { called: string; flow: string; title: string; environment: string; version: components["schemas"]["AnsweringVersion"] | null; fallback: string | null; lastCallAt: string | null; };
    EstateLink: { from: string; to: string; how: "answers" | "sends" | "goes-on" | "comes-back" | "fallback" | "asks" | "lists" | "needs"; at: string; node?: string; step?: string; outlet?: string; reached: boolean; published: boolean; draft: boolean; };
    EstateThing: { key: string; kind: "number" | "flow" | "person" | "queue" | "phone" | "voicemail" | "meeting" | "directory" | "calendar" | "pin-list" | "mailbox" | "secret" | "host" | "prompt"; id: string; title: string; exists: boolean; callsOut: boolean; people?: number; published: boolean; draft: boolean; };
    EstateUses: { thing: components["schemas"]["EstateThing"]; uses: ({ from: string; to: string; how: "answers" | "sends" | "goes-on" | "comes-back" | "fallback" | "asks" | "lists" | "needs"; at: string; node?: string; step?: string; outlet?: string; reached: boolean; published: boolean; draft: boolean; title: string; })[]; entries: string[]; affected: components["schemas"]["AffectedCallers"][]; isCut: boolean; lost: ({ key: string; kind: "number" | "flow" | "person" | "queue" | "phone" | "voicemail" | "meeting" | "directory" | "calendar" | "pin-list" | "mailbox" | "secret" | "host" | "prompt"; title: string; })[]; };
    Examination: { at: string; status: "ok" | "warning" | "failed"; checks: ({ id: string; title: string; findings: components["schemas"]["DoctorFinding"][]; })[]; permissions: ({ name: string; needed: "line" | "feature"; why: string; steps: string[]; source: string; granted: boolean | null; })[]; };
    Fault: { code: string; values: { [name: string]: string | number }; fault: string; };
    Flow: { id: string; title: string; revision: number; updatedAt: string; current: components["schemas"]["Version"] | null; newest: number | null; document: components["schemas"]["FlowDocument"]; recordings: components["schemas"]["Recording"][]; savedBy: string | null; };
    FlowDocument: { [name: string]: unknown };
    FlowDocumentInput: { [name: string]: unknown };
    FlowSummary: { id: string; title: string; revision: number; updatedAt: string; current: components["schemas"]["Version"] | null; newest: number | null; callsOut: boolean; usedIn: string[]; };
    FoundText: { flow: string; title: string; node: string | null; step: string | null; language: string; text: string; };
    FoundTexts: { texts: components["schemas"]["FoundText"][]; more: boolean; };
    GraphNotice: { seq: number; at: number; call: string; kind: "call" | "operation" | "participants" | "content sharing" | "other"; state: string | null; says: string; code?: string; clientContext?: string; };
    GraphOperation: { area: "calls" | "media" | "participants" | "meetings" | "presence" | "users" | "records" | "subscriptions"; name: string; says: string; request: string; permission: string; limits: string; success: string; settledBy: string; repeatable: boolean; legacy: string | null; inferred: string[]; example: unknown; filledIn: string[]; schema: unknown; };
    GraphOrderInput: { tenant?: string; input: unknown; };
    GraphReply: { operation: string; tenant: string; request: string | null; filled: string[]; status: number | null; body: unknown; cut: boolean; milliseconds: number; attempts: number; requestId?: string; verdict: { outcome: "done" | "accepted" | "failed" | "unknown"; says: string; remedy?: string; }; };
    Here: { people: ({ name: string; since: string; editing: boolean; })[]; otherTabs: number; revision: number; live: string | null; savedBy: string | null; savedByYou: boolean; savedAt: string; };
    KeptCalendar: { calendar: components["schemas"]["Calendar"]; emergency: { since: string; by?: string; } | null; revision: number; updatedAt: string; };
    KeptDestinationPolicy: { policy: components["schemas"]["DestinationPolicy"]; revision: number; updatedAt: string | null; ownAreas: string[]; callsOfHour: number; notAllowed: components["schemas"]["NumberNotAllowed"][]; };
    KeptDraft: { id: string; name: string | null; title: string; revision: number; at: string; };
    KeptEnvironments: { book: components["schemas"]["EnvironmentBook"]; environments: ({ id: string; title: string; })[]; revision: number; updatedAt: string | null; outdated: components["schemas"]["OutdatedVersion"][]; };
    KeptSecret: { name: string; hosts: string[]; updatedAt: string; usedBy: string[]; };
    LibraryPrompt: { id: string; title: string; words: { [name: string]: string }; revision: number; updatedAt: string; sounds: ({ language: string; hash: string; milliseconds: number; })[]; };
    LibraryPromptChangeInput: { title: string; words: { [name: string]: string }; };
    LibraryPromptWithUses: { id: string; title: string; words: { [name: string]: string }; revision: number; updatedAt: string; sounds: ({ language: string; hash: string; milliseconds: number; })[]; uses: ({ flow: string; title: string; at: string; node?: string; name?: string; language: string; })[]; published: ({ flow: string; number: number; })[]; };
    Line: { simulator: string | null; numbers: ({ called: string; flow: string; environment: string; version?: string; })[]; };
    LocalTimeInput: { at: string; zone: string; };
    LookupOrderInput: { lookup: { method: "GET" | "POST" | "PUT"; url: string; query: ({ name: string; value: string; })[]; headers: ({ name: string; value: string; })[]; secrets: ({ header: string; before: string; secret: string; })[]; body?: { as: "json" | "form"; fields: ({ name: string; value: string; })[]; }; repeatable: boolean; within: number; takes: ({ pointer: string; as: string; type: "text" | "number" | "flag"; needed: boolean; })[]; }; given: { [name: string]: string }; hidden: string[]; };
    LookupTrial: { exit: "found" | "not-found" | "timed-out" | "failed"; asked?: string; status?: number; milliseconds: number; says?: string; remedy?: string; takes: ({ as: string; pointer: string; value?: string | number | boolean; came: "found" | "missing" | "unfit"; })[]; };
    Mailbox: { name: string; deliversTo: string | null; keepDays: number; room: number; giveUpHours: number; waiting: number; refused: number; kept: number; };
    Manifest: { format: 1; flow: string; flows: { [name: string]: { hash: string; } }; recordings: { [name: string]: { [name: string]: { hash: string; milliseconds: number; } } }; prompts?: { [name: string]: { [name: string]: { [name: string]: { hash: string; milliseconds: number; } } } }; spoken: { [name: string]: { hash: string; milliseconds: number; } }; resolved?: { people: { [name: string]: { kind: "user"; id: string; name?: string; } | { kind: "account"; id: string; name?: string; } | { kind: "voicemail"; id: string; name?: string; } | { kind: "phone"; number: string; name?: string; } }; instead: { [name: string]: { [name: string]: string } }; environment: string; }; };
    Message: { id: string; mailbox: string; flow: string; caller: string; called: string; language: string; recordedAt: string; milliseconds: number; state: "waiting" | "kept"; tries: number; until: string; };
    NewLibraryPromptInput: { id: string; title: string; words?: { [name: string]: string }; };
    NewPinsInput: { entries: ({ account: string; pin: string; })[]; guesses?: number; windowMinutes?: number; lockoutMinutes?: number; };
    NewSecretInput: { value: string; hosts: string[]; };
    Number: { called: string; flow: string; environment: string; };
    NumberNotAllowed: { flow: string; title: string; number: string; why: string; };
    NumberVerdict: { number: string | null; allowed: boolean; code: string | null; says: string; remedy: string | null; belongsTo: string | null; because?: components["schemas"]["Fault"][]; };
    OutdatedVersion: { environment: string; flow: string; title: string; version: string; number: number; names: ({ kind: "person" | "calendar" | "secret" | "mailbox" | "pin-list"; name: string; held: string; now: string | null; })[]; };
    OutgoingCall: { key: string; flow: string; placedAt: number; whom: string | null; state: "unbegun" | "calling" | "answered" | "unreached" | "over"; reached: string | null; ended: { at: number; reason: string; } | null; exits: ({ at: number; flow: string; node: string; outlet: string; })[]; };
    OutgoingCalls: { calls: components["schemas"]["OutgoingOutcome"][]; next: string | null; };
    OutgoingOrderInput: { request: string; flow: string; to: { kind: "phone"; number: string; name?: string; } | { kind: "user"; id: string; name?: string; }; from?: string; values?: { [name: string]: string | number | boolean }; language?: string; };
    OutgoingOutcome: { key: string; flow: string; placedAt: number; whom: string | null; state: "unbegun" | "calling" | "answered" | "unreached" | "over"; reached: string | null; ended: { at: number; reason: string; } | null; };
    Person: { id: string; name: string; title?: string; department?: string; mail?: string; isAccount: boolean; };
    PhoneCall: { id: string; key: string; called: string; };
    PhoneEvent: { type: "answered"; at: string; } | { type: "audio"; did: "starts" | "ends" | "stopped"; prompt: string | null; durationMs: number | null; at: string; } | { type: "ended"; at: string; };
    PhoneOrderInput: { flow: string; from?: components["schemas"]["CallerInput"]; };
    PinAccountsInput: { accounts: string[]; };
    PinList: { name: string; accounts: number; updatedAt: string; locked: number; lockedUntil: string | null; guesses: number; windowMinutes: number; lockoutMinutes: number; };
    PinListChange: { added: number; replaced: number; removed: number; };
    PlacedCall: { key: string; flow: string; placedAt: number; repeated: boolean; };
    PreflightCounts: { failed: number; warning: number; unchecked: number; ok: number; };
    PreflightItem: { state: "failed" | "warning" | "unchecked" | "ok"; code: string; flow: string; node?: string; name?: string; at?: string; scenario?: string; sentence: string; remedy: string; lines?: ({ sign: " " | "-" | "+"; text: string; })[]; because?: components["schemas"]["Fault"][]; };
    PreflightReport: { flow: string; revision: number; at: string; counts: components["schemas"]["PreflightCounts"]; sections: ({ id: "problems" | "scenarios" | "references" | "audio" | "fallback" | "changes"; title: string; counts: components["schemas"]["PreflightCounts"]; items: components["schemas"]["PreflightItem"][]; })[]; };
    PreflightSummary: { at: string; sections: ({ id: "problems" | "scenarios" | "references" | "audio" | "fallback" | "changes"; title: string; counts: components["schemas"]["PreflightCounts"]; })[]; failing: string[]; despite?: string; };
    Problem: { flow: string; code: string; severity: "error" | "warning"; at: string; node?: string; name?: string; outlet?: string; sentence: string; remedy: string; because?: components["schemas"]["Fault"][]; };
    ProblemDetails: { type: string; title: string; status: number; detail: string; instance: string; code: string; remedy: string; problems?: components["schemas"]["Problem"][]; because?: components["schemas"]["Fault"][]; conflict?: { saved: { revision: number; document: components["schemas"]["FlowDocument"]; by?: string | null; at?: string; }; yours: { basedOn: number; document: components["schemas"]["FlowDocument"]; }; }; inTheWay?: ({ kind: "number" | "step" | "key" | "version" | "trial" | "planned"; says: string; remedy: string; flow: string; called?: string; node?: string; })[]; input?: ({ code: string; at: string; sentence: string; remedy: string; })[]; };
    PromptSoundPut: { prompt: components["schemas"]["LibraryPrompt"]; keptBy: ({ flow: string; number: number; })[]; };
    Publication: { version: components["schemas"]["Version"]; isNew: boolean; live: boolean; together: components["schemas"]["Version"][]; warnings: components["schemas"]["Problem"][]; };
    PublishOrderInput: { when?: components["schemas"]["LocalTimeInput"]; share?: number; guard?: components["schemas"]["RolloutGuardInput"]; message: string; revision?: number; despiteScenarios?: { failing: number; reason: string; }; environment?: string; };
    PublishVersionOrderInput: { message: string; despiteScenarios?: { failing: number; reason: string; }; };
    PublishingEvent: { type: "progress"; done: number; of: number; } | { type: "published"; publication: components["schemas"]["Publication"]; } | { type: "refused"; problem: components["schemas"]["ProblemDetails"]; };
    Recording: { name: string; hash: string; milliseconds: number; };
    Removal: { revision: number; wasPublished: boolean; inTheWay: ({ kind: "number" | "step" | "key" | "version" | "trial" | "planned"; says: string; remedy: string; flow: string; called?: string; node?: string; })[]; };
    RemovedFlow: { id: string; title: string; revision: number; removedAt: string; removedBy: string; };
    ResourceUses: { uses: ({ flow: string; title: string; at: string; node?: string; name?: string; })[]; published: ({ flow: string; number: number; })[]; next: string | null; };
    RestoreSummary: { madeAt: string; flows: ({ id: string; title: string; becomes: "changed" | "back" | "stays" | "removed"; revision: number | null; })[]; live: ({ flow: string; environment: string; before: number | null; after: number | null; })[]; numbers: ({ called: string; before: { flow: string; environment: string; } | null; after: { flow: string; environment: string; } | null; })[]; others: ({ what: string; name: string; becomes: "changed" | "back"; })[]; ended: ({ what: "rollout" | "plan"; flow: string; number: number; when: string | null; })[]; versions: ({ flow: string; was: number; now: number; })[]; sealedStays: boolean; agree: string; };
    Restored: { summary: components["schemas"]["RestoreSummary"]; copy: string | null; };
    RestoredDraft: { id: string; revision: number; document: components["schemas"]["FlowDocument"]; recordings: components["schemas"]["Recording"][]; otherSounds: string[]; };
    Retention: { kinds: ({ kind: string; what: string; days: number | null; default: number | null; counted: boolean; rule: string; settable: { least: number; most: number; } | null; })[]; };
    Rollout: { id: string; flow: string; state: "running" | "finished" | "ended" | "tripped" | "replaced"; share: number; guard: components["schemas"]["RolloutGuard"]; startedAt: string; overAt: string | null; told: string; candidate: components["schemas"]["RolloutSide"]; current: components["schemas"]["RolloutSide"]; };
    RolloutGuard: { calls: number; errors: { worse: number; most: number; }; failedTransfers: { worse: number; most: number; }; hangUps: { worse: number; most: number; }; };
    RolloutGuardInput: { calls?: number; errors?: { worse?: number; most?: number; }; failedTransfers?: { worse?: number; most?: number; }; hangUps?: { worse?: number; most?: number; }; };
    RolloutSide: { version: string; number: number; begun: number; ended: number; errors: number; failedTransfers: number; hangUps: number; };
    SavedFlow: { id: string; title: string; revision: number; updatedAt: string; };
    Scenario: { name: string; text: string | null; revision: number; updatedAt: string; };
    ScenarioTextInput: { text: string; };
    Schedule: { id: string; flow: string; version: string; number: number; at: string; zone: string; dueAt: string; share: number | null; state: "waiting" | "done" | "cancelled" | "refused"; overAt: string | null; told: string; };
    SpeechOrderInput: { text: string; language: string; voice?: string; };
    Template: { id: string; title: string; description: string; languages: string[]; scenarios: number; document: components["schemas"]["FlowDocument"]; };
    TemplateUsed: { id: string; alsoMade: { flows: string[]; calendars: string[]; }; };
    UnlockingInput: { account: string; } | { caller: string; } | { everybody: true; };
    Version: { id: string; flow: string; number: number; message: string; publishedAt: string; };
    WantedAccessTokenInput: { name: string; roles: ("view" | "author" | "publish" | "operate" | "prompts-and-hours" | "audit" | "administer")[]; days?: number; };
    Who: { signIn: "none" | "needed" | "done"; signInAt: string | null; name: string | null; username: string | null; roles: ("view" | "author" | "publish" | "operate" | "prompts-and-hours" | "audit" | "administer")[]; rights: string[]; endsAt: string | null; secondPerson: boolean; };
    WholeKeptDraft: { id: string; name: string | null; title: string; revision: number; at: string; document: components["schemas"]["FlowDocument"]; };
    WholeVersion: { id: string; flow: string; number: number; message: string; publishedAt: string; manifest: components["schemas"]["Manifest"]; documents: { [name: string]: components["schemas"]["FlowDocument"] }; };
  };
}
