import { useCallback, useEffect, useState } from "react";
import { type Told, toldOf } from "../api/errors.ts";

/** A thing that is fetched: it is there, it is on its way, or it could not be had. */
export type Loaded<Value> =
  | { readonly state: "loading" }
  | { readonly state: "there"; readonly value: Value }
  | { readonly state: "failed"; readonly told: Told };

/** Fetches what `load` gives, anew when `key` or the number of tries changes. */
export function useLoaded<Value>(
  key: string,
  load: () => Promise<Value>,
): readonly [Loaded<Value>, () => void] {
  const [loaded, setLoaded] = useState<Loaded<Value>>({ state: "loading" });
  const [tries, setTries] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `load` is named by `key`; `tries` asks again
  useEffect(() => {
    let wanted = true;
    load().then(
      (value) => wanted && setLoaded({ state: "there", value }),
      (error: unknown) => wanted && setLoaded({ state: "failed", told: toldOf(error) }),
    );
    return () => {
      wanted = false;
    };
  }, [key, tries]);
  const again = useCallback(() => setTries((count) => count + 1), []);
  return [loaded, again];
}
