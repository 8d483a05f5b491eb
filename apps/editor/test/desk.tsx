import type { FlowDocument } from "@dialtree/flow";
import { isRefusal } from "@dialtree/flow/edit";
import { FluentProvider, webLightTheme } from "@fluentui/react-components";
import { render } from "@testing-library/react";
import { type ReactNode, useEffect, useState } from "react";
import type { Does } from "../src/pages/flow/editing.ts";
import { reception } from "./flows.tsx";

/** A flow that is edited as in the editor. */
export interface Desk {
  /** As it is now. */
  flow: FlowDocument;
  /** How many edits there have been. */
  steps: number;
}

type Settings = (document: FlowDocument, does: Does) => ReactNode;

/** Lays out some settings of Reception. What they do is done to it, and they are drawn again. */
export function openDesk(settings: Settings): Desk {
  const desk: Desk = { flow: reception, steps: 0 };
  render(
    <FluentProvider theme={webLightTheme}>
      <Table desk={desk} settings={settings} />
    </FluentProvider>,
  );
  return desk;
}

function Table({ desk, settings }: { readonly desk: Desk; readonly settings: Settings }) {
  const [document, setDocument] = useState(desk.flow);
  useEffect(() => {
    desk.flow = document;
  });
  return settings(document, (operation) => {
    const done = operation(document);
    if (isRefusal(done)) throw new Error(JSON.stringify(done));
    desk.steps += 1;
    setDocument(done.doc);
    return undefined;
  });
}
