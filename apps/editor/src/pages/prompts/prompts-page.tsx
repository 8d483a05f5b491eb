import "../cards.css";
import "./prompts-page.css";
import { Input } from "@fluentui/react-components";
import { AddRegular, ArrowUploadRegular } from "@fluentui/react-icons";
import { useRef, useState } from "react";
import { type LibraryPrompt, listPrompts } from "../../api/client.ts";
import { NothingFound } from "../../empty/nothing-found.tsx";
import { NothingYet } from "../../empty/nothing-yet.tsx";
import { Waiting } from "../../live/waiting.tsx";
import { MayButton } from "../../session/may-button.tsx";
import { usePlayer } from "../../sound/use-player.ts";
import { ListPage, useListPage } from "../list-page.tsx";
import { PromptCard } from "./prompt-card.tsx";
import { PromptDialog } from "./prompt-dialog.tsx";
import { SoundDialog } from "./sound-dialog.tsx";
import { UploadDialog } from "./upload-dialog.tsx";
import { message } from "./words.ts";

const mostWithoutSearch = 8;

type Open =
  | { readonly what: "new" }
  | { readonly what: "upload" }
  | { readonly what: "rename"; readonly prompt: LibraryPrompt }
  | { readonly what: "sound"; readonly prompt: LibraryPrompt; readonly language?: string };

/** The library: what any flow may play, recorded once. */
export default function PromptsPage() {
  const page = useListPage("prompts", message("prompts.title"), listPrompts);
  const { loaded, again, tell } = page;
  const [open, setOpen] = useState<Open>();
  const [wanted, setWanted] = useState("");
  const field = useRef<HTMLInputElement>(null);
  const player = usePlayer(tell);

  const prompts = loaded.state === "there" ? loaded.value : [];
  const shown = prompts
    .filter(({ title, id }) => `${title} ${id}`.toLowerCase().includes(wanted.toLowerCase()))
    .toSorted((a, b) => a.title.localeCompare(b.title));
  const close = () => setOpen(undefined);
  const changed = (words: string) => {
    close();
    tell(words);
    again();
  };

  const isEmpty = loaded.state === "there" && prompts.length === 0;
  // Where there is no prompt yet they stand where that is said.
  const making = (
    <>
      <MayButton
        right="prompts"
        appearance="primary"
        icon={<AddRegular />}
        onClick={() => setOpen({ what: "new" })}
      >
        {message("prompts.new")}
      </MayButton>
      <MayButton right="prompts" icon={<ArrowUploadRegular />} onClick={() => setOpen({ what: "upload" })}>
        {message("prompts.upload")}
      </MayButton>
    </>
  );
  return (
    <ListPage
      page={page}
      title={message("prompts.title")}
      about={message("prompts.about")}
      actions={!isEmpty && making}
    >
      {isEmpty && (
        <NothingYet title={message("prompts.none")} level={2} right="prompts" action={making}>
          <p>{message("prompts.none.about")}</p>
        </NothingYet>
      )}
      {prompts.length > mostWithoutSearch && (
        <Input
          ref={field}
          className="prompts-search"
          type="search"
          value={wanted}
          aria-label={message("prompts.search")}
          placeholder={message("prompts.search")}
          onChange={(_event, { value }) => setWanted(value)}
        />
      )}
      <ul className="cards">
        {shown.map((prompt) => (
          <li key={prompt.id}>
            <PromptCard
              prompt={prompt}
              player={player}
              onSound={(language) =>
                setOpen({ what: "sound", prompt, ...(language === undefined ? {} : { language }) })
              }
              onRename={() => setOpen({ what: "rename", prompt })}
              onChanged={changed}
            />
          </li>
        ))}
      </ul>
      {prompts.length > 0 && shown.length === 0 && (
        <NothingFound words={message("prompts.notFound")} field={field} onShowAll={() => setWanted("")} />
      )}
      {(open?.what === "new" || open?.what === "rename") && (
        <PromptDialog
          prompt={open.what === "rename" ? open.prompt : undefined}
          taken={prompts.map(({ id }) => id)}
          onChanged={changed}
          onClose={close}
        />
      )}
      {open?.what === "sound" && (
        <SoundDialog
          prompt={open.prompt}
          language={open.language}
          player={player}
          onChanged={changed}
          onClose={close}
        />
      )}
      {open?.what === "upload" && <UploadDialog prompts={prompts} onChanged={again} onClose={close} />}
      {player.isComing && <Waiting className="part-coming" size="tiny" words={message("sound.coming")} />}
    </ListPage>
  );
}
