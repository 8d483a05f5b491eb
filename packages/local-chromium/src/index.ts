// A browser that comes from npm like everything else: unpacked once, with its own fonts, so that pages look the same on
// every machine.

import { execFile } from "node:child_process";
import { accessSync, constants, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { mkdtemp, rename, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { inflate } from "@sparticuz/chromium";

const archives = ["chromium.br", "fonts.tar.br", "al2023.tar.br", "swiftshader.tar.br"];
const cache = fileURLToPath(new URL("../../../node_modules/.cache/chromium", import.meta.url));

/** What Playwright needs to start it. */
export interface Chromium {
  readonly executablePath: string;
  readonly env: Readonly<Record<string, string>>;
}

export async function chromiumHere(): Promise<Chromium> {
  if (process.platform !== "linux" || process.arch !== "x64") return installed();
  const { folder, version } = packaged();
  const home = join(cache, version);
  if (!existsSync(home)) await unpack(join(folder, "bin"), home);
  const executablePath = join(home, "chromium");
  return {
    executablePath,
    env: {
      FONTCONFIG_FILE: fontsIn(home),
      ...(await librariesFor(executablePath, join(home, "al2023/lib"))),
    },
  };
}

function packaged(): { readonly folder: string; readonly version: string } {
  const entry = createRequire(import.meta.url).resolve("@sparticuz/chromium");
  const folder = join(dirname(entry), "..");
  const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { version: string };
  return { folder, version };
}

/** Whole or not at all: what is half unpacked never has the final name. */
async function unpack(bin: string, home: string): Promise<void> {
  mkdirSync(cache, { recursive: true });
  const half = await mkdtemp(join(cache, "unpacking-"));
  const usual = process.env.TMPDIR;
  try {
    // The package unpacks into the folder for temporary files, where others might have left something of that name.
    process.env.TMPDIR = half;
    await Promise.all(archives.map((archive) => inflate(join(bin, archive))));
    await rename(half, home);
  } catch (error) {
    await rm(half, { recursive: true, force: true });
    // Somebody else was faster.
    if (!existsSync(home)) throw error;
  } finally {
    if (usual === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = usual;
  }
}

/** Only the fonts that come along: those of the machine would change what fits where. */
function fontsIn(home: string): string {
  const file = join(home, "fonts.conf");
  const wanted = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(home, "fonts")}</dir>
  <cachedir>${join(home, "fonts-cache")}</cachedir>
</fontconfig>
`;
  // It names this folder, and folders move.
  if (!existsSync(file) || readFileSync(file, "utf8") !== wanted) writeFileSync(file, wanted);
  return file;
}

/** The libraries that come along, where the machine lacks some. */
async function librariesFor(executable: string, own: string): Promise<Record<string, string>> {
  const listed = await promisify(execFile)("ldd", [executable]).catch(() => undefined);
  if (listed && !listed.stdout.includes("not found")) return {};
  return { LD_LIBRARY_PATH: [own, process.env.LD_LIBRARY_PATH].filter(Boolean).join(delimiter) };
}

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const places = [
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** For machines that no package is made for. */
function installed(): Chromium {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const found = [...folders.flatMap((folder) => names.map((name) => join(folder, name))), ...places].find(
    isProgram,
  );
  if (found) return { executablePath: found, env: {} };
  throw new Error(
    `No browser comes from npm for ${process.platform}-${process.arch}. Install Chromium so that "chromium" is found, then run this again.`,
  );
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
