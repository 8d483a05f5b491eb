import { escaped } from "../static/html.ts";

/** Text that is HTML already; everything else is escaped when it is put into some. */
export interface Markup {
  readonly markup: string;
}

type Part = string | number | Markup | readonly Part[];

/** HTML with values in it, each escaped unless it is made of this itself. */
export function html(texts: TemplateStringsArray, ...values: readonly Part[]): Markup {
  return { markup: String.raw({ raw: texts }, ...values.map(textOf)) };
}

/** For what is known to be HTML, such as a style sheet of ours. */
html.raw = (markup: string): Markup => ({ markup });

/** The text of a part, as it stands in a page. */
export function textOf(part: Part): string {
  if (typeof part === "object") return "markup" in part ? part.markup : part.map(textOf).join("");
  return escaped(String(part));
}
