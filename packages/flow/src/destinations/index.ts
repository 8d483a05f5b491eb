export * from "./number.ts";
export * from "./policy.ts";
export * from "./verdict.ts";
