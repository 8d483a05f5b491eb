import { useEffect, useState } from "react";

export type Checker = typeof import("./checker.ts");

/** The check, as soon as it is loaded; undefined until then. What keeps it from loading is thrown, as for a page. */
export function useChecker(): Checker | undefined {
  const [checker, setChecker] = useState<Checker>();
  useEffect(() => {
    let isWanted = true;
    import("./checker.ts").then(
      (loaded) => isWanted && setChecker(loaded),
      (error: unknown) =>
        isWanted &&
        setChecker(() => {
          throw error;
        }),
    );
    return () => {
      isWanted = false;
    };
  }, []);
  return checker;
}
