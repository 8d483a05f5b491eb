import { chromium } from "@playwright/test";
import { chromiumHere } from "./browser/chromium.ts";
import { startProcesses } from "./processes.ts";
const own = await startProcesses({ flows: ["reception", "hotel"] });
const { executablePath, env } = (await chromiumHere()) as any;
const b = await chromium.launch({ executablePath, env: { ...process.env, ...env }, args: ["--no-sandbox"] });
try {
  const p = await (await b.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
  for (const path of process.argv.slice(2)) {
    await p.goto(own.serverUrl + path); await p.waitForTimeout(2500);
    await p.screenshot({ path: `/tmp/shot${path.replaceAll(/[^a-z0-9-]/g, "_")}.png` });
  }
} finally { await b.close(); await own.stop(); }
