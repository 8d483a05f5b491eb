// Loaded before a server (`--import`) to set its clock: Date is off by the milliseconds that stand in the file LONG_CLOCK,
// read at the start and on each SIGUSR2. The monotonic clock goes on as it does when somebody sets a machine's time.

import { readFileSync } from "node:fs";

const file = process.env.LONG_CLOCK;

if (file !== undefined) {
  let shift = 0;
  const look = () => {
    shift = Number(readFileSync(file, "utf8"));
  };
  const Real = Date;
  globalThis.Date = new Proxy(Real, {
    construct: (target, given, made) =>
      Reflect.construct(target, given.length === 0 ? [Real.now() + shift] : given, made),
    apply: () => new Real(Real.now() + shift).toString(),
    get: (target, name, receiver) =>
      name === "now" ? () => Real.now() + shift : Reflect.get(target, name, receiver),
  });
  look();
  process.on("SIGUSR2", look);
}
