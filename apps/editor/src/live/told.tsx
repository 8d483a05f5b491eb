import { MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle } from "@fluentui/react-components";
import { type ReactNode, useEffect, useRef } from "react";
import type { Told } from "../api/errors.ts";

/** What went wrong and what to do about it. */
export function ToldBar(props: {
  readonly told: Told;
  readonly intent?: "error" | "warning";
  readonly children?: ReactNode;
}) {
  const { told, intent = "error", children } = props;
  // What was refused is often said below a long form: it comes into view by itself.
  const bar = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: something else is told
  useEffect(() => {
    bar.current?.scrollIntoView({ block: "nearest" });
  }, [told]);
  return (
    <MessageBar ref={bar} intent={intent} layout="multiline" className="told">
      <MessageBarBody>
        <MessageBarTitle>{told.message}</MessageBarTitle>
        {told.remedy}
      </MessageBarBody>
      {children && <MessageBarActions>{children}</MessageBarActions>}
    </MessageBar>
  );
}
