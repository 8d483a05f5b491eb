import { message, own } from "./words.ts";

type OtherKey = Extract<keyof typeof own, `also.${string}`>;
type WithOthers = OtherKey extends `also.${infer Id}` ? Id : never;

/** What people call a command otherwise. */
export function alsoCalled(id: string): string | undefined {
  return hasOthers(id) ? message(`also.${id}`) : undefined;
}

function hasOthers(id: string): id is WithOthers {
  return Object.hasOwn(own, `also.${id}`);
}
