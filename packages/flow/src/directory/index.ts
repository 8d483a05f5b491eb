export * from "./directory.ts";
export { type PersonFault, type PersonFaultCode, personFaults } from "./faults.ts";
export { keyedLetters, type Ways } from "./letters.ts";
export { type NameOrder, peopleFor, personAt, preparePeople } from "./matching.ts";
