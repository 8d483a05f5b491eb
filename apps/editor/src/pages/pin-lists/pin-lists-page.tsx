import "../cards.css";
import { AddRegular } from "@fluentui/react-icons";
import { useState } from "react";
import { listPinLists, type PinList } from "../../api/client.ts";
import { NothingYet } from "../../empty/nothing-yet.tsx";
import { MayButton } from "../../session/may-button.tsx";
import { ListPage, useListPage } from "../list-page.tsx";
import { PinListCard } from "./pin-list-card.tsx";
import { PinSheetDialog } from "./pin-sheet-dialog.tsx";
import { RemoveDialog } from "./remove-dialog.tsx";
import { UnlockDialog } from "./unlock-dialog.tsx";
import { message } from "./words.ts";

/** What is being done, and to which list; without one, to a list that is to be made. */
interface Open {
  readonly what: "sheet" | "unlock" | "remove";
  readonly list?: PinList;
}

/** All lists of PINs: how large they are, who is locked out, and what can be done about either. */
export default function PinListsPage() {
  const page = useListPage("pin-lists", message("pins.title"), listPinLists);
  const [open, setOpen] = useState<Open>();
  const lists = page.loaded.state === "there" ? page.loaded.value : [];
  const close = () => setOpen(undefined);
  const changed = (words: string) => {
    close();
    page.tell(words);
    page.again();
  };
  const isEmpty = page.loaded.state === "there" && lists.length === 0;
  // Where there is no list yet it stands where that is said.
  const making = (
    <MayButton
      right="administer"
      appearance="primary"
      icon={<AddRegular />}
      onClick={() => setOpen({ what: "sheet" })}
    >
      {message("pins.new")}
    </MayButton>
  );
  return (
    <ListPage
      page={page}
      title={message("pins.title")}
      about={message("pins.about")}
      actions={!isEmpty && making}
    >
      {isEmpty && (
        <NothingYet title={message("pins.none")} level={2} right="administer" action={making}>
          <p>{message("pins.none.about")}</p>
        </NothingYet>
      )}
      <ul className="cards">
        {lists.map((list) => (
          <li key={list.name}>
            <PinListCard list={list} onOpen={(what) => setOpen({ what, list })} />
          </li>
        ))}
      </ul>
      {open?.what === "sheet" && (
        <PinSheetDialog
          list={open.list}
          taken={lists.map(({ name }) => name)}
          onChanged={changed}
          onClose={close}
        />
      )}
      {open?.what === "unlock" && open.list && (
        <UnlockDialog name={open.list.name} onChanged={changed} onClose={close} />
      )}
      {open?.what === "remove" && open.list && (
        <RemoveDialog list={open.list} onChanged={changed} onClose={close} />
      )}
    </ListPage>
  );
}
