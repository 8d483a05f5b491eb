export * from "./answers.ts";
export * from "./keys-travel.ts";
export * from "./telephone.ts";
