import type { Demand } from "./demand.ts";
import type { NodeFolder } from "./node-folder.ts";

export const registrationDemands: readonly Demand[] = [
  {
    says: "stands in a folder and a file of its own name",
    missing: ({ type: { type }, folder }) => {
      const wanted = `./${type}/${type}.ts`;
      return folder.from === wanted
        ? []
        : [`registry.ts: "${type}" comes from "${folder.from}"; move it to "${wanted}".`];
    },
  },
  {
    says: "is registered under its own name",
    missing: ({ type: { type }, folder }) => {
      const wanted = exportName(type);
      return folder.exportedAs === wanted
        ? []
        : [`registry.ts: "${type}" is exported as ${folder.exportedAs}; call it ${wanted}.`];
    },
  },
];

/** `hangUp` for `hang-up`. */
function exportName(type: string): string {
  return type.replace(/-([a-z0-9])/g, (_hyphen, letter: string) => letter.toUpperCase());
}

/** The lines of the registry: what each exports, and from where. */
export function registryLines(source: string): readonly Pick<NodeFolder, "exportedAs" | "from">[] {
  return [...source.matchAll(/^export \{ (\w+) \} from "([^"]+)";$/gm)].map(
    ([, exportedAs = "", from = ""]) => ({
      exportedAs,
      from,
    }),
  );
}

/** Where folders and registry disagree. A folder without a line would be dead code, a line without a folder cannot load. */
export function registryGaps(source: string, folders: readonly string[]): readonly string[] {
  const registered = registryLines(source).map(({ from }) => from.split("/")[1] ?? "");
  const lines = source.split("\n").filter((line) => line.startsWith("export "));
  return [
    ...folders
      .filter((folder) => !registered.includes(folder))
      .map(
        (folder) => `registry.ts: nothing is exported from the folder "${folder}"; add a line or delete it.`,
      ),
    ...registered
      .filter((folder) => !folders.includes(folder))
      .map((folder) => `registry.ts: there is no folder "${folder}"; restore it or delete the line.`),
    ...lines
      .filter((line) => registryLines(line).length === 0)
      .map((line) => `registry.ts: "${line}" is not of the form: export { name } from "./folder/file.ts";`),
  ];
}
