import type { Translation } from "./translation.ts";

export const listen: Translation<"listen"> = ({ id }) => ({ body: { clientContext: id } });
