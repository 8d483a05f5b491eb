import { useState } from "react";

/** The ways to look at a flow. All of them show and change the same document. */
export const views = ["canvas", "outline", "words"] as const;
export type View = (typeof views)[number];

const kept = "dialtree/view";
const inAddress = "view";

/** How the flow is looked at: as the address says, else as last in this browser. */
export function useView(): readonly [View, (view: View) => void] {
  const [view, setView] = useState<View>(() => {
    const asked = new URLSearchParams(location.search).get(inAddress) ?? localStorage.getItem(kept);
    return views.find((one) => one === asked) ?? "canvas";
  });
  return [
    view,
    (next) => {
      localStorage.setItem(kept, next);
      const address = new URL(location.href);
      if (next === "canvas") address.searchParams.delete(inAddress);
      else address.searchParams.set(inAddress, next);
      history.replaceState(history.state, "", address);
      setView(next);
    },
  ];
}
