import { type Directory, defaultLanguage, type FlowDocument } from "@dialtree/flow";
import { addDirectory, removeDirectory, setDirectory } from "@dialtree/flow/edit";
import { Button, Field, Input, Select } from "@fluentui/react-components";
import { AddRegular, DeleteRegular, PeopleEditRegular } from "@fluentui/react-icons";
import { useState } from "react";
import type { Does } from "../../pages/flow/editing.ts";
import { languages } from "../../pages/flows/languages.ts";
import { PeopleDialog } from "./people-dialog.tsx";
import { message } from "./words.ts";

/** The directories of the flow: what they are called, in which language their names are, and who is in them. */
export function DirectorySettings(props: { readonly document: FlowDocument; readonly does: Does }) {
  const { document, does } = props;
  const { directories = [] } = document;
  const [opened, setOpened] = useState<string>();
  const shown = directories.find(({ id }) => id === opened);
  return (
    <fieldset className="exits">
      <legend>{message("directories.title")}</legend>
      <p className="settings-hint">{message("directories.hint")}</p>
      {directories.map((directory) => (
        <DirectoryRow
          key={directory.id}
          directory={directory}
          does={does}
          onOpen={() => setOpened(directory.id)}
        />
      ))}
      <div>
        <Button icon={<AddRegular />} onClick={() => does((doc) => addDirectory(doc, newDirectory(doc)))}>
          {message("directories.add")}
        </Button>
      </div>
      {shown && (
        <PeopleDialog
          directory={shown}
          onSave={(people) => does((doc) => setDirectory(doc, { ...shown, people }))}
          onClose={() => setOpened(undefined)}
        />
      )}
    </fieldset>
  );
}

function DirectoryRow(props: {
  readonly directory: Directory;
  readonly does: Does;
  readonly onOpen: () => void;
}) {
  const { directory, does, onOpen } = props;
  const { id, title, language, people } = directory;
  const called = title || id;
  return (
    <div className="directory">
      <Field label={message("directories.name")}>
        <Input
          value={title}
          maxLength={200}
          onChange={(_event, { value }) =>
            does((doc) => setDirectory(doc, { ...directory, title: value }, true))
          }
        />
      </Field>
      <Field label={message("directories.language", { title: called })}>
        <Select
          value={language}
          onChange={(_event, { value }) =>
            does((doc) => setDirectory(doc, { ...directory, language: value }))
          }
        >
          {!languages.some(({ tag }) => tag === language) && <option value={language}>{language}</option>}
          {languages.map(({ tag, name }) => (
            <option key={tag} value={tag}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <div className="directory-actions">
        <Button icon={<PeopleEditRegular />} onClick={onOpen}>
          {message("directories.people", { count: people.length, title: called })}
        </Button>
        <Button
          appearance="subtle"
          icon={<DeleteRegular />}
          aria-label={message("directories.remove", { title: called })}
          title={message("directories.remove", { title: called })}
          onClick={() => does((doc) => removeDirectory(doc, id))}
        />
      </div>
    </div>
  );
}

function newDirectory(document: FlowDocument): Directory {
  const taken = new Set(document.directories?.map(({ id }) => id));
  const numbers = Array.from({ length: taken.size + 1 }, (_, index) => index + 1);
  const ids = numbers.map((number) => (number === 1 ? "staff" : `staff-${number}`));
  const id = ids.find((candidate) => !taken.has(candidate)) ?? "staff";
  return { id, title: message("directories.new"), language: defaultLanguage(document), people: [] };
}
