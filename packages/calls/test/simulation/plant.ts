import { cp, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { type Code, codeIn, ownSource } from "./code.ts";
import type { Planted } from "./planted.ts";

/**
 * Makes a copy of the source with a mistake in it, hands it over, and removes it afterwards.
 * @throws TypeError when what is to be replaced is not there exactly once: the code has changed, and the list has to follow.
 */
export async function withPlanted<T>(one: Planted, use: (code: Code) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "planted-"));
  try {
    await cp(fileURLToPath(ownSource), join(folder, "src"), { recursive: true });
    await symlink(fileURLToPath(new URL("../node_modules", ownSource)), join(folder, "node_modules"));
    await writeFile(join(folder, "package.json"), '{ "type": "module" }');
    const file = join(folder, "src", one.file);
    await writeFile(file, planted(one, await readFile(file, "utf8")));
    return await use(await codeIn(new URL("src/", pathToFileURL(`${folder}/`))));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function planted({ name, file, find, replace }: Planted, source: string): string {
  const [before, after, ...more] = source.split(find);
  if (before === undefined || after === undefined || more.length > 0)
    throw new TypeError(`"${name}": ${file} has the place ${source.split(find).length - 1} times.`);
  return before + replace + after;
}
