// What the check of a flow needs, its expressions included, and how phone numbers are read. Large, and of use only once a flow is there to be looked at: the
// page loads it behind everything that somebody can already work with.

export { phones } from "@dialtree/controls/phones";
export { advise, check, interfaceOf, mayFollow } from "@dialtree/engine";
export * as expressions from "@dialtree/flow/expressions";
