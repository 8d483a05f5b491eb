import { isJsonObject, type Json, type JsonObject, type NodeType } from "@dialtree/flow";
import { type NodeCase, readCaseFile } from "./case-file.ts";
import { playCase } from "./play-case.ts";

/** The text of a case file with each case as it comes out now. A file or a case that cannot be used stays as it is. */
export function rewritten(type: NodeType, text: string): string {
  if ("faults" in readCaseFile(text)) return text;
  const file = JSON.parse(text) as { readonly cases: readonly NodeCase[] } & JsonObject;
  const cases = file.cases.map((example) => {
    const played = playCase(type, example);
    return "fault" in played ? example : { ...example, ...played };
  });
  return `${print({ ...file, cases } as unknown as JsonObject, "", 0)}\n`;
}

const lineWidth = 110;

// As the formatter of this repository would leave it: on one line what fits there, cases and their parts apart.
function print(value: Json, indent: string, before: number, comma = 1): string {
  const inline = printInline(value);
  const isOuter = indent.length < 6 && typeof value === "object";
  if (!isOuter && indent.length + before + inline.length + comma <= lineWidth) return inline;
  const inner = `${indent}  `;
  if (Array.isArray(value) && value.length > 0)
    return `[\n${value.map((item: Json, at) => inner + print(item, inner, 0, Number(at < value.length - 1))).join(",\n")}\n${indent}]`;
  if (isJsonObject(value) && Object.keys(value).length > 0) {
    const members = Object.entries(value as JsonObject);
    const lines = members.map(([key, held], at) => {
      const name = `${JSON.stringify(key)}: `;
      return inner + name + print(held, inner, name.length, Number(at < members.length - 1));
    });
    return `{\n${lines.join(",\n")}\n${indent}}`;
  }
  return inline;
}

function printInline(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(printInline).join(", ")}]`;
  if (!isJsonObject(value)) return JSON.stringify(value);
  const parts = Object.entries(value as JsonObject).map(
    ([key, held]) => `${JSON.stringify(key)}: ${printInline(held)}`,
  );
  return parts.length === 0 ? "{}" : `{ ${parts.join(", ")} }`;
}
