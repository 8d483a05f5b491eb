import type { Environment } from "@marcbachmann/cel-js";
import { isWhen, readWhen, type When, whenText } from "../hours/when.ts";
import { wallClock } from "../hours/zone.ts";

/** The functions that look at the clock, each with what its texts say together; undefined for another number of them. */
const asked: Readonly<Record<string, (given: readonly string[]) => When | undefined>> = {
  isWeekday: ([zone = "", days = "", ...more]) =>
    more.length === 0 ? found(readWhen("weekday", whenText(days, zone))) : undefined,
  isTime: ([zone = "", from = "", to = "", ...more]) =>
    more.length === 0 ? found(readWhen("time", whenText(`${from}-${to}`, zone))) : undefined,
  isDate: ([zone = "", from = "", to = "", ...more]) =>
    more.length === 0 ? found(readWhen("date", whenText(`${from}..${to}`, zone))) : undefined,
};

/** Whether a function looks at the clock. */
export function looksAtClock(name: string): boolean {
  return Object.hasOwn(asked, name);
}

/** What such a function asks; undefined where its texts do not say so. */
export function whenOf(name: string, given: readonly string[]): When | undefined {
  return looksAtClock(name) ? asked[name]?.(given) : undefined;
}

/** Lets expressions look at a clock. Nothing of zones is worked out before one of them does. */
export function registerClock(environment: Environment, clock: { readonly at: number }): void {
  const isSo = (name: string, given: readonly string[]): boolean => {
    const when = whenOf(name, given);
    if (!when) throw new RangeError("The check lets no such expression through.");
    return isWhen(when, wallClock(when.zone, clock.at));
  };
  environment.registerFunction("isWeekday(string, string): bool", (...given: string[]) =>
    isSo("isWeekday", given),
  );
  environment.registerFunction("isTime(string, string, string): bool", (...given: string[]) =>
    isSo("isTime", given),
  );
  environment.registerFunction("isDate(string, string, string): bool", (...given: string[]) =>
    isSo("isDate", given),
  );
}

function found(read: ReturnType<typeof readWhen>): When | undefined {
  return "fault" in read ? undefined : read;
}
