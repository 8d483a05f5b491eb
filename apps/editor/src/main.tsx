import "./jitless.ts";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app.tsx";
import { firstColours } from "./theme/theme.tsx";

const root = document.getElementById("root");
if (root) {
  void firstColours().then((colours) =>
    createRoot(root).render(
      <StrictMode>
        <App colours={colours} />
      </StrictMode>,
    ),
  );
}
