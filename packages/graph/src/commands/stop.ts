import type { Translation } from "./translation.ts";

export const stop: Translation<"stop"> = ({ id }) => ({ body: { clientContext: id } });
