import { message } from "../messages/message.ts";
import { useMay } from "./session.tsx";

/** The roles to ask for, where they are not called as what they allow: apps/server/src/identity/roles.ts has them all. */
const rolesFor: Readonly<Record<string, string>> = {
  prompts: "author or prompts-and-hours",
  hours: "prompts-and-hours",
  emergency: "operate or prompts-and-hours",
};

export function roleFor(right: string): string {
  return rolesFor[right] ?? right;
}

/** Why whoever is at this browser may not do something, and whom to ask; undefined where they may. */
export function useLack(right: string): string | undefined {
  const may = useMay(right);
  return may ? undefined : message("session.lacks", { role: roleFor(right) });
}
