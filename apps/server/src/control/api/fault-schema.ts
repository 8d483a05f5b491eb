import { z } from "zod";

/** Beside sentences: the faults that they tell of, by their codes, for whoever says them in another language. */
export const because = z
  .array(
    z
      .object({
        code: z.string().meta({ description: "For programs; never changes" }),
        values: z.record(z.string(), z.union([z.string(), z.number()])),
        fault: z.string().meta({ description: "The sentence" }),
      })
      .meta({ id: "Fault" }),
  )
  .readonly()
  .optional()
  .meta({ description: "What is wrong with a file or a text, as far as the sentences here tell of it" });
