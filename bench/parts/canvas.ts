// How the editor feels with a flow of 1,000 steps, beside what React Flow needs by itself for as many boxes. Both pages are open in the
// same browser, look at the same place, and are dragged in turns.

import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { chromiumHere } from "@dialtree/local-chromium";
import { type Browser, chromium, type Page } from "playwright-core";
import { startBarePage } from "../canvas/bare-page.ts";
import { gridSize } from "../canvas/grid.ts";
import { dragTimes, type Look, lookOfPage, middleStep, watchKeys, watchOpening } from "../canvas/in-page.ts";
import { largeFlow } from "../canvas/large-flow.ts";
import { root } from "../child.ts";
import type { Part } from "../part.ts";
import { startDialtree } from "../server/dialtree.ts";
import { openSurroundings } from "../server/surroundings.ts";
import { median, percentile, rounded } from "../statistics.ts";

const rounds = 7;
const moves = 30;
const openings = 5;
const keys = "Thank you for calling us today";
const mostRatio = 1.5;
const person = { viewport: { width: 1280, height: 800 }, locale: "en-GB" };

/** Dragging, opening and typing in the editor. */
export const canvas: Part = {
  name: "canvas",
  says: `a flow of ${gridSize} steps in the editor: dragging beside a bare React Flow, opening, typing`,
  run: async ({ folder, say }) => {
    execFileSync(process.execPath, ["scripts/build-editor.ts"], { cwd: root, stdio: "ignore" });
    const around = await openSurroundings(folder, "canvas");
    const server = await startDialtree(around, { dataFolder: join(around.folder, "data") });
    const bare = await startBarePage(around.folder);
    const browser = await launched();
    const flow = `http://127.0.0.1:${server.port}`;
    try {
      await plant(flow);
      const address = `${flow}/flows/large`;
      const opened = await openingTimes(browser, address);
      say(`first step after ${Math.round(median(opened))} ms`);

      const editor = await openEditor(browser, address);
      const reading = await dragging(browser, editor, bare.url);
      say(`reading: ${told(reading)}`);
      await editor.getByRole("button", { name: "Fit View" }).click();
      await settled(editor);
      const overview = await dragging(browser, editor, bare.url);
      say(`overview: ${told(overview)}`);
      const typed = await typingTimes(editor);

      const worst = rounded(Math.max(reading.ratio, overview.ratio));
      return {
        keys: {
          canvas: {
            steps: gridSize,
            dragging: { reading, overview },
            openingMs: { median: rounded(median(opened)), slowest: rounded(Math.max(...opened)), aim: 1_500 },
            keyToPaintMs: {
              median: rounded(median(typed)),
              p95: rounded(percentile(typed, 95)),
              aim: 50,
            },
          },
          canvas_drag_over_bare: worst,
        },
        judged: [{ key: "canvas_drag_over_bare", value: worst, must: { under: mostRatio } }],
      };
    } finally {
      await browser.close();
      await bare.end();
      await server.child.end();
      await around.end();
    }
  },
};

async function launched(): Promise<Browser> {
  const { executablePath, env } = await chromiumHere();
  return chromium.launch({
    executablePath,
    env: { ...process.env, ...env } as Record<string, string>,
    // As many frames as can be drawn: what is waited for is work, and not the next tick of a screen.
    args: ["--no-sandbox", "--disable-frame-rate-limit", "--disable-gpu-vsync"],
  });
}

async function plant(url: string): Promise<void> {
  const answer = await fetch(`${url}/api/flows`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(largeFlow("large")),
  });
  if (!answer.ok) throw new Error(`The flow was refused: ${answer.status} ${await answer.text()}`);
}

/** Each time in a browser that has fetched nothing before. */
async function openingTimes(browser: Browser, address: string): Promise<readonly number[]> {
  const times: number[] = [];
  for (let round = 0; round < openings; round += 1) {
    const context = await browser.newContext(person);
    const page = await context.newPage();
    await page.addInitScript(watchOpening);
    await page.goto(address);
    const seen = await page.waitForFunction(
      () => performance.getEntriesByName("first step is seen").at(0)?.startTime,
    );
    times.push((await seen.jsonValue()) ?? Number.NaN);
    await context.close();
  }
  return times;
}

async function openEditor(browser: Browser, address: string): Promise<Page> {
  const page = await (await browser.newContext(person)).newPage();
  await page.goto(address);
  await settled(page);
  return page;
}

/** Waits until the editor has saved and checked, and has nothing to do any more. */
async function settled(page: Page): Promise<void> {
  await page.getByText("Saved", { exact: true }).waitFor();
  await page.getByRole("button", { name: /problem|left to do/i }).waitFor();
  await rested(page);
}

async function rested(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise<void>((resolve) => requestIdleCallback(() => requestIdleCallback(() => resolve()))),
  );
}

interface Dragging {
  readonly zoom: number;
  /** Milliseconds of a frame: in the middle, and of the slowest. */
  readonly editor: { readonly median: number; readonly p95: number };
  readonly bare: { readonly median: number; readonly p95: number };
  /** Of the middle frames of a round; the middle one of all rounds. */
  readonly ratio: number;
  readonly ratios: readonly number[];
}

/** Drags the same step in both pages, in turns. The bare page looks where the editor does. */
async function dragging(browser: Browser, editor: Page, bareUrl: string): Promise<Dragging> {
  const look = await editor.evaluate(lookOfPage);
  const id = await editor.evaluate(middleStep);
  const bare = await openBare(browser, bareUrl, look);
  const times = { editor: [] as number[], bare: [] as number[] };
  const ratios: number[] = [];
  const drag = async (page: Page) => {
    await page.bringToFront();
    const took = await page.evaluate(dragTimes, { id, moves });
    await rested(page);
    return took;
  };
  for (const page of [editor, bare]) await drag(page);
  for (let round = 0; round < rounds; round += 1) {
    const ours = await drag(editor);
    await settled(editor);
    const theirs = await drag(bare);
    times.editor.push(...ours);
    times.bare.push(...theirs);
    ratios.push(median(ours) / median(theirs));
  }
  await bare.context().close();
  const spread = (all: readonly number[]) => ({
    median: rounded(median(all)),
    p95: rounded(percentile(all, 95)),
  });
  return {
    zoom: rounded(look.zoom),
    editor: spread(times.editor),
    bare: spread(times.bare),
    ratio: rounded(median(ratios)),
    ratios: ratios.map((ratio) => rounded(ratio)),
  };
}

/** The canvas of the editor begins beside and below other things; the bare one is shifted by as much. */
async function openBare(browser: Browser, url: string, { x, y, zoom }: Look): Promise<Page> {
  const page = await (await browser.newContext(person)).newPage();
  await page.goto(`${url}?x=${x}&y=${y}&zoom=${zoom}`);
  await page.locator(".react-flow__node").first().waitFor();
  await rested(page);
  return page;
}

function told({ zoom, editor, bare, ratio }: Dragging): string {
  return `a frame takes ${editor.median} ms (p95 ${editor.p95}), bare ${bare.median} (${bare.p95}) at zoom ${zoom}: ${ratio}`;
}

async function typingTimes(page: Page): Promise<readonly number[]> {
  const id = await page.evaluate(middleStep);
  await page.locator(`.react-flow__node[data-id="${id}"]`).dispatchEvent("dblclick");
  const name = page.getByRole("textbox", { name: "Name", exact: true });
  await name.waitFor();
  await rested(page);
  await page.evaluate(watchKeys);
  await name.focus();
  for (const key of keys) {
    await page.keyboard.press(key === " " ? "Space" : key);
    // People do not type faster than this.
    await rested(page);
  }
  return page.evaluate(() => performance.getEntriesByName("key").map(({ duration }) => duration));
}
