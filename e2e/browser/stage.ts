// Where stories are played: a server and a simulator as processes, and a page in which nothing may go wrong unnoticed.

import { test as base, type ConsoleMessage, expect, type Page } from "@playwright/test";
import { type Processes, startProcesses } from "../processes.ts";

export { expect, type Page };

/** What a page complained of: errors in its console, exceptions, breaches of its security policy. */
export interface Complaints {
  readonly heard: readonly string[];
  /** What belongs to the story, such as a server that is gone. */
  forgive(pattern: RegExp): void;
  /** What was heard so far; it is dealt with. */
  take(): readonly string[];
}

interface Stage {
  /** Whether this is somebody's first visit, who is asked whether they want to be shown around. */
  readonly newcomer: boolean;
  /** What `own` has of the shipped flows: those that the story needs, because each takes a while to be spoken. */
  readonly flows: readonly string[];
  /** Whether people sign in to `own`. */
  readonly signIn: boolean;
  /** These come with their scenarios: what makes one fail is not published without a word. */
  readonly scenarios: boolean;
  /** A server of this story's own, for stories that change or break something. */
  readonly own: Processes;
  readonly complaints: Complaints;
}

interface SharedStage {
  /** One server with all shipped flows for many stories: they only look. */
  readonly shared: Processes;
}

export const test = base.extend<Stage, SharedStage>({
  shared: [
    // biome-ignore lint/correctness/noEmptyPattern: the shape that Playwright reads.
    async ({}, use) => {
      const processes = await startProcesses();
      await use(processes);
      await processes.stop();
    },
    { scope: "worker", timeout: 120_000 },
  ],

  flows: [["reception"], { option: true }],
  newcomer: [false, { option: true }],
  signIn: [false, { option: true }],
  scenarios: [false, { option: true }],

  own: async ({ flows, signIn, scenarios, context }, use) => {
    const processes = await startProcesses({ flows, signIn, scenarios });
    await use(processes);
    // What a page still asks for at the end of its story would find nobody.
    await Promise.all(context.pages().map((page) => page.close()));
    await processes.stop();
  },

  complaints: [
    async ({ context, newcomer }, use) => {
      if (!newcomer)
        await context.addInitScript(() => {
          if (location.protocol.startsWith("http")) localStorage.setItem("dialtree/tour", "seen");
        });
      const heard: string[] = [];
      const forgiven: RegExp[] = [];
      const complain = (text: string) => {
        if (!forgiven.some((pattern) => pattern.test(text))) heard.push(text);
      };
      // Of every page of the story, those that it opens itself included.
      context.on("console", (message) => {
        if (isComplaint(message)) complain(`${message.text()} (${message.location().url})`);
      });
      context.on("weberror", (error) => complain(String(error.error())));
      await context.addInitScript(() => {
        document.addEventListener("securitypolicyviolation", (violation) => {
          const { effectiveDirective, blockedURI, sourceFile, lineNumber } = violation;
          console.error(`CSP ${effectiveDirective}: ${blockedURI} at ${sourceFile}:${lineNumber}`);
        });
      });
      await use({
        heard,
        forgive: (pattern) => void forgiven.push(pattern),
        take: () => heard.splice(0),
      });
      expect(heard, "The page complained").toEqual([]);
    },
    { auto: true },
  ],
});

function isComplaint(message: ConsoleMessage): boolean {
  return message.type() === "error" || message.type() === "warning";
}
