import "@dialtree/controls/controls.css";
import "./app.css";
import type { Theme as Colours } from "@fluentui/react-components";
import { lazy, StrictMode, useEffect } from "react";
import { createRoot } from "react-dom/client";
import { Announcements } from "./live/announce.tsx";
import { Part } from "./live/part.tsx";
import { message } from "./messages/message.ts";
import FlowPage from "./pages/flow/flow-page.tsx";
import { Link, useRoute } from "./routes/router.tsx";
import { flowsPath } from "./routes/routes.ts";
import { Session } from "./session/session.tsx";
import { firstColours, ThemeProvider } from "./theme/theme.tsx";

const FlowsPage = lazy(() => import("./pages/flows/flows-page.tsx"));
const GraphPage = lazy(() => import("./pages/graph/graph-page.tsx"));
const PromptsPage = lazy(() => import("./pages/prompts/prompts-page.tsx"));
const HoursPage = lazy(() => import("./pages/hours/hours-page.tsx"));
const DestinationsPage = lazy(() => import("./pages/destinations/destinations-page.tsx"));
const PinListsPage = lazy(() => import("./pages/pin-lists/pin-lists-page.tsx"));
const MailboxesPage = lazy(() => import("./pages/mailboxes/mailboxes-page.tsx"));
const ConnectionsPage = lazy(() => import("./pages/connections/connections-page.tsx"));
const OutgoingPage = lazy(() => import("./pages/outgoing/outgoing-page.tsx"));
const AccountPage = lazy(() => import("./pages/account/account-page.tsx"));
const AuditPage = lazy(() => import("./pages/audit/audit-page.tsx"));
const NumbersPage = lazy(() => import("./pages/numbers/numbers-page.tsx"));
const ComparePage = lazy(() => import("./pages/compare/compare-page.tsx"));
const LookPage = lazy(() => import("./pages/look/look-page.tsx"));
const DoctorPage = lazy(() => import("./pages/doctor/doctor-page.tsx"));
const EnvironmentsPage = lazy(() => import("./pages/environments/environments-page.tsx"));
const DataPage = lazy(() => import("./pages/data/data-page.tsx"));

function App({ colours }: { readonly colours: Colours }) {
  return (
    <ThemeProvider first={colours}>
      <Announcements />
      <Part isPage>
        <Session>
          <Page />
        </Session>
      </Part>
    </ThemeProvider>
  );
}

function Page() {
  const route = useRoute();
  switch (route.page) {
    case "flows":
      return <FlowsPage />;
    case "flow":
      return <FlowPage key={route.id} id={route.id} />;
    case "compare":
      return <ComparePage key={route.id} id={route.id} />;
    case "look":
      return <LookPage key={route.id} id={route.id} />;
    case "graph":
      return <GraphPage operation={route.operation} />;
    case "prompts":
      return <PromptsPage />;
    case "hours":
      return <HoursPage />;
    case "destinations":
      return <DestinationsPage />;
    case "pin-lists":
      return <PinListsPage />;
    case "mailboxes":
      return <MailboxesPage />;
    case "connections":
      return <ConnectionsPage />;
    case "outgoing":
      return <OutgoingPage />;
    case "account":
      return <AccountPage />;
    case "audit":
      return <AuditPage />;
    case "numbers":
      return <NumbersPage />;
    case "doctor":
      return <DoctorPage />;
    case "environments":
      return <EnvironmentsPage />;
    case "data":
      return <DataPage />;
    case "unknown":
      return <NoPage />;
  }
}

function NoPage() {
  useEffect(() => {
    document.title = message("page.title", { page: message("page.unknown") });
  }, []);
  return (
    <main className="page">
      <h1>{message("page.unknown")}</h1>
      <p>
        <Link href={flowsPath}>{message("page.toFlows")}</Link>
      </p>
    </main>
  );
}

/** Draws the editor, in the colours of whoever looks at it from the beginning. */
export async function draw(root: HTMLElement): Promise<void> {
  const colours = await firstColours();
  createRoot(root).render(
    <StrictMode>
      <App colours={colours} />
    </StrictMode>,
  );
}
