import { z } from "zod";
import { type Route, route } from "./route.ts";

const most = 50;
const query = z.strictObject({
  words: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .meta({ description: "All of them have to occur in a text, in whatever order and case" }),
});
const found = z
  .object({
    texts: z
      .array(
        z
          .object({
            flow: z.string(),
            title: z.string().meta({ description: "Of the flow" }),
            node: z
              .string()
              .nullable()
              .meta({ description: "Null of what is heard when something goes wrong" }),
            step: z.string().nullable().meta({ description: "What people call the node" }),
            language: z.string(),
            text: z.string(),
          })
          .meta({ id: "FoundText" }),
      )
      .max(most),
    more: z.boolean().meta({ description: `There are more than ${most}` }),
  })
  .meta({ id: "FoundTexts" });

export const textRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/texts",
    role: "view",
    name: "findTexts",
    summary: "Where callers of a draft hear some words, of all flows",
    query,
    answers: { 200: found },
    handle: async ({ control, query: { words } }) => {
      const { texts, more } = await control.texts.find(words, most);
      return { status: 200, body: { texts: [...texts], more } };
    },
  }),
];
