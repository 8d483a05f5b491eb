import { useState } from "react";

const kept = "dialtree/tour";

/** Whether whoever opens a flow for the first time in this browser is asked, once, if they want to be shown around. */
export function useTourOffer(): { readonly isNew: boolean; readonly answered: () => void } {
  const [isNew, setNew] = useState(() => localStorage.getItem(kept) === null);
  return {
    isNew,
    answered() {
      localStorage.setItem(kept, "seen");
      setNew(false);
    },
  };
}
