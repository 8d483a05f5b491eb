import type { Outlet } from "@dialtree/flow";
import type { Demand } from "./demand.ts";
import { fittingData, helpPageName, type Subject } from "./node-folder.ts";

const helpHeadings = ["What it does", "Exits", "When not to use it"] as const;

/** How `npm run new:node` marks what it leaves to the author. */
const unwritten = "To be written:";

export const helpPageDemands: readonly Demand[] = [
  {
    says: "has a help page with the usual headings",
    missing: ({ type, folder }) => {
      const name = helpPageName(type);
      const page = folder.files[name];
      if (page === undefined) return [`${name} is missing; authors read it in the editor.`];
      const found = sectionsOf(page);
      const wanted = ["", ...helpHeadings];
      const titled = page.startsWith(`# ${type.title}\n`)
        ? []
        : [`${name}: the first line is not "# ${type.title}".`];
      return found.map(({ heading }) => heading).join("\n") === wanted.join("\n")
        ? titled
        : [...titled, `${name}: the headings are not ${helpHeadings.join(", ")}, in this order.`];
    },
  },
  {
    says: "has a help page with something under each heading, and one example",
    missing: ({ type, folder }) => {
      const name = helpPageName(type);
      const page = folder.files[name];
      if (page === undefined) return [];
      const empty = sectionsOf(page)
        .slice(1)
        .filter(({ text }) => text.trim() === "");
      const examples = page.match(/^\*\*Example\.\*\* \S/gm)?.length ?? 0;
      return [
        ...empty.map(({ heading }) => `${name}: "${heading}" says nothing.`),
        ...(examples === 1
          ? []
          : [`${name} has ${examples} paragraphs that begin with "**Example.**", not one.`]),
      ];
    },
  },
  {
    says: "leaves nothing to be written",
    missing: ({ folder }) =>
      Object.entries(folder.files).flatMap(([name, text]) =>
        text
          .split("\n")
          .flatMap((line, index) =>
            line.includes(unwritten) ? [`${name}:${index + 1}: ${line.trim()}`] : [],
          ),
      ),
  },
  {
    says: "names each exit on its help page as the canvas does",
    missing: (subject) => {
      const name = helpPageName(subject.type);
      const exits = sectionsOf(subject.folder.files[name] ?? "").find(({ heading }) => heading === "Exits");
      if (!exits) return [];
      return [...new Set(commonOutlets(subject).map(({ label }) => label))]
        .filter((label) => !exits.text.includes(label))
        .map((label) => `${name}: "Exits" does not mention "${label}".`);
    },
  },
];

interface Section {
  readonly heading: string;
  readonly text: string;
}

/** The page cut at its second-level headings; what stands before the first of them has the heading "". */
function sectionsOf(page: string): readonly Section[] {
  return page.split(/^## /m).map((part, index) => {
    const [heading = "", ...lines] = index === 0 ? ["", part] : part.split("\n");
    return { heading, text: lines.join("\n") };
  });
}

/**
 * The outlets that a help page can speak of: those of a new node, and those of other data except for what its author
 * named. An outlet that belongs to an item of a list has the item's id.
 */
function commonOutlets(subject: Subject): readonly Outlet[] {
  return [...fittingData(subject)].flatMap(({ data }) => {
    const named = new Set(data === subject.type.initial ? [] : itemIds(data));
    return subject.type.outlets(data).filter(({ id }) => !named.has(id));
  });
}

function itemIds(data: object): readonly unknown[] {
  return Object.values(data)
    .filter(Array.isArray)
    .flatMap((items: readonly { readonly id?: unknown }[]) => items.map(({ id }) => id));
}
