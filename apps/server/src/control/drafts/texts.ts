import type { NodeTypes } from "@dialtree/flow";
import type { Database } from "../database/open.ts";
import { allUtterancesOf } from "../publishing/utterances.ts";
import { draftOf } from "./drafts.ts";
import { flowsIn } from "./there.ts";

/** Something that callers of a draft hear, and where. */
export interface FoundText {
  readonly flow: string;
  readonly title: string;
  /** Null of what is heard when something goes wrong. */
  readonly node: string | null;
  /** What people call the step. */
  readonly step: string | null;
  readonly language: string;
  readonly text: string;
}

/** Texts of all drafts. */
export interface Texts {
  /** Those in which all words occur, whatever their case, in the order of the flows; `more`: of more than so many the first. */
  find(
    words: string,
    most: number,
  ): Promise<{ readonly texts: readonly FoundText[]; readonly more: boolean }>;
}

export function textsIn(database: Database, nodeTypes: NodeTypes): Texts {
  return {
    async find(words, most) {
      const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
      if (wanted.length === 0) return { texts: [], more: false };
      // As they stand in the text of a file.
      const written = wanted.map((word) => JSON.stringify(word).slice(1, -1));
      const found: FoundText[] = [];
      // One at a time: calls have their turn in between, and no more than one draft is held.
      for (const { id } of await flowsIn(database).select("id").orderBy("id").execute()) {
        const row = await flowsIn(database).selectAll().where("id", "=", id).executeTakeFirst();
        if (!row) continue;
        const file = row.draft.toLowerCase();
        // Most have not all of the words anywhere: it takes far longer to read one as a flow.
        if (!written.every((word) => file.includes(word))) continue;
        const { document } = draftOf(row, nodeTypes);
        if (!document) continue;
        for (const { place, language, utterance } of allUtterancesOf(document, nodeTypes)) {
          const { text } = utterance;
          const low = text.toLowerCase();
          if (!wanted.every((word) => low.includes(word))) continue;
          if (found.length === most) return { texts: found, more: true };
          const node = document.nodes.find(({ id }) => id === place.node);
          found.push({
            flow: row.id,
            title: row.title,
            node: node?.id ?? null,
            step: node ? node.title || (nodeTypes.get(node.type)?.title ?? node.type) : null,
            language,
            text,
          });
        }
      }
      return { texts: found, more: false };
    },
  };
}
