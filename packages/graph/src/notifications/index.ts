export * from "./item.ts";
export { phoneNumber } from "./parties.ts";
export * from "./read.ts";
