export * from "./answers.ts";
export * from "./telephone.ts";
