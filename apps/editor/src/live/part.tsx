import "./part.css";
import { Button } from "@fluentui/react-components";
import { Component, type ReactNode, Suspense } from "react";
import { message } from "../messages/message.ts";
import { ToldBar } from "./told.tsx";
import { Waiting } from "./waiting.tsx";

interface PartProps {
  readonly children: ReactNode;
  /** Where nothing else is on the screen. Else it stands over the rest, which can be worked with. */
  readonly isPage?: boolean;
  /** Nobody has asked for it: it comes by itself, and where it does not, the rest is all there is. */
  readonly isQuiet?: boolean;
}

/**
 * What is fetched when it is wanted. Meanwhile it says that it comes, once that takes long; where it cannot be fetched or drawn, it says
 * what to do, instead of an empty page.
 */
export class Part extends Component<PartProps, { readonly isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError() {
    return { isBroken: true };
  }

  override render() {
    const { children, isPage = false, isQuiet = false } = this.props;
    if (this.state.isBroken) return isQuiet ? null : <Broken isPage={isPage} />;
    if (isQuiet) return <Suspense>{children}</Suspense>;
    const waiting = isPage ? (
      <Waiting className="page-wait" words={message("page.loading")} />
    ) : (
      <Waiting className="part-coming" size="tiny" words={message("part.coming")} />
    );
    return <Suspense fallback={waiting}>{children}</Suspense>;
  }
}

function Broken({ isPage }: { readonly isPage: boolean }) {
  const told = {
    code: "part_broken",
    message: message("part.broken"),
    remedy: message("part.broken.remedy"),
  };
  const Box = isPage ? "main" : "div";
  return (
    <Box className={isPage ? "page" : "part-broken"}>
      <ToldBar told={told}>
        <Button onClick={() => location.reload()}>{message("part.reload")}</Button>
      </ToldBar>
    </Box>
  );
}
