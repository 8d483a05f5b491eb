import { sayer } from "../messages/message.ts";

export const own = { "changes.all": "Show all {count|change|changes}" } as const;

export const message = sayer(own);
