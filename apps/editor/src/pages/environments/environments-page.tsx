import "../cards.css";
import "./environments-page.css";
import type { BookName, BookThing } from "@dialtree/flow/names";
import { useState } from "react";
import { getEnvironments, type OutdatedVersion, saveEnvironments } from "../../api/environments.ts";
import { ApiError } from "../../api/errors.ts";
import { ListPage, useListPage } from "../list-page.tsx";
import { AnewDialog } from "./anew-dialog.tsx";
import { EnvironmentList } from "./environment-list.tsx";
import { NameDialog } from "./name-dialog.tsx";
import { NameTable } from "./name-table.tsx";
import { OutdatedList } from "./outdated-list.tsx";
import { ThingDialog } from "./thing-dialog.tsx";
import { ThingTable } from "./thing-table.tsx";
import type { Save } from "./use-saving.ts";
import { message } from "./words.ts";

/** What is being changed; without a value, something new. */
type Open =
  | { readonly what: "name"; readonly name: BookName | undefined }
  | { readonly what: "thing"; readonly thing: BookThing | undefined }
  | { readonly what: "anew"; readonly version: OutdatedVersion };

/** Who names are in each environment. It holds for what is published from then on. */
export default function EnvironmentsPage() {
  const title = message("environments.title");
  const page = useListPage("environments", title, getEnvironments);
  const [open, setOpen] = useState<Open>();
  const kept = page.loaded.state === "there" ? page.loaded.value : undefined;
  const close = () => setOpen(undefined);
  const done = (words: string) => {
    close();
    page.tell(words);
    page.again();
  };
  /** Saves what a change makes of the book. Whoever comes too late is shown what there is, and may do it once more. */
  const save: Save = async (change, words) => {
    if (!kept) return;
    try {
      await saveEnvironments(change(kept.book), kept.revision);
      done(words);
    } catch (error) {
      if (error instanceof ApiError && error.told.code === "environments_conflict") page.again();
      throw error;
    }
  };
  return (
    <ListPage page={page} title={title} about={message("environments.about")}>
      {kept && (
        <>
          {kept.outdated.length > 0 && (
            <OutdatedList kept={kept} onAnew={(version) => setOpen({ what: "anew", version })} />
          )}
          <NameTable kept={kept} onOpen={(name) => setOpen({ what: "name", name })} />
          <EnvironmentList kept={kept} onSave={save} />
          {(kept.environments.length > 1 || kept.book.things.length > 0) && (
            <ThingTable kept={kept} onOpen={(thing) => setOpen({ what: "thing", thing })} />
          )}
        </>
      )}
      {kept && open?.what === "name" && (
        <NameDialog kept={kept} name={open.name} onSave={save} onClose={close} />
      )}
      {kept && open?.what === "thing" && (
        <ThingDialog kept={kept} thing={open.thing} onSave={save} onClose={close} />
      )}
      {kept && open?.what === "anew" && (
        <AnewDialog kept={kept} version={open.version} onDone={done} onClose={close} />
      )}
    </ListPage>
  );
}
