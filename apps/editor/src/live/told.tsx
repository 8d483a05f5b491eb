import { MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle } from "@fluentui/react-components";
import type { ReactNode } from "react";
import type { Told } from "../api/errors.ts";

/** What went wrong and what to do about it. */
export function ToldBar(props: {
  readonly told: Told;
  readonly intent?: "error" | "warning";
  readonly children?: ReactNode;
}) {
  const { told, intent = "error", children } = props;
  return (
    <MessageBar intent={intent} layout="multiline" className="told">
      <MessageBarBody>
        <MessageBarTitle>{told.message}</MessageBarTitle>
        {told.remedy}
      </MessageBarBody>
      {children && <MessageBarActions>{children}</MessageBarActions>}
    </MessageBar>
  );
}
