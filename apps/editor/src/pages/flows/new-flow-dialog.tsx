import { Button, Field, Input, Select } from "@fluentui/react-components";
import { useState } from "react";
import { createFlow, listVoices } from "../../api/client.ts";
import { idsTaken } from "../../api/removals.ts";
import { createFromTemplate, listTemplates, type Template } from "../../api/templates.ts";
import { Dialog } from "../../dialog/dialog.tsx";
import { useLoaded } from "../../live/loading.ts";
import { ToldBar } from "../../live/told.tsx";
import { useWork } from "../../live/use-work.ts";
import { WorkButton } from "../../live/work-button.tsx";
import { go } from "../../routes/router.tsx";
import { flowPath } from "../../routes/routes.ts";
import { isSpoken, languages, usualLanguage } from "./languages.ts";
import { beginnings, idFor, newFlow } from "./new-flow.ts";
import { TemplateChoice } from "./template-choice.tsx";
import { message } from "./words.ts";

const noTemplates: readonly Template[] = [];

export function NewFlowDialog({ onClose }: { readonly onClose: () => void }) {
  const [title, setTitle] = useState("");
  const [language, setLanguage] = useState(() => usualLanguage(navigator.languages));
  const [begins, setBegins] = useState(beginnings[0]?.type);
  const beginning = beginnings.find(({ type }) => type === begins);
  const [voices] = useLoaded("voices", listVoices);
  const isSilent = voices.state === "there" && !isSpoken(language, voices.value.languages);
  const [templates] = useLoaded("templates", listTemplates);
  const [template, setTemplate] = useState<Template>();
  const { busy, told, work } = useWork();

  async function create(): Promise<void> {
    await work(async () => {
      const [name, wanted] = [title.trim(), idFor(title, await idsTaken())];
      const id = template
        ? await createFromTemplate(template.id, { id: wanted, title: name })
        : await createFlow(newFlow(name, wanted, language, beginning && [beginning]));
      go(flowPath(id));
    });
  }

  return (
    <Dialog
      title={message("new.title")}
      onClose={onClose}
      onSubmit={() => void create()}
      actions={
        <>
          <Button onClick={onClose}>{message("cancel")}</Button>
          <WorkButton appearance="primary" type="submit" busy={busy} disabled={title.trim() === ""}>
            {message("new.create")}
          </WorkButton>
        </>
      }
    >
      <Field label={message("new.name")} required>
        <Input
          value={title}
          maxLength={200}
          placeholder={message("new.name.example")}
          onChange={(_event, { value }) => setTitle(value)}
        />
      </Field>
      <TemplateChoice
        templates={templates.state === "there" ? templates.value : noTemplates}
        chosen={template?.id}
        onChoose={(chosen) => {
          setTemplate(chosen);
          // A name that nobody has typed follows the choice.
          if (title === "" || title === template?.title) setTitle(chosen?.title ?? "");
        }}
      />
      {templates.state === "failed" && <ToldBar told={templates.told} />}
      {template ? (
        <p className="template-note">{message("new.examples")}</p>
      ) : (
        <>
          <Field
            label={message("new.language")}
            validationState={isSilent ? "warning" : "none"}
            validationMessage={isSilent ? message("new.language.silent") : undefined}
          >
            <Select value={language} onChange={(_event, { value }) => setLanguage(value)}>
              {languages.map(({ tag, name }) => (
                <option key={tag} value={tag}>
                  {name}
                </option>
              ))}
            </Select>
          </Field>
          <Field label={message("new.begins")} hint={beginning?.summary}>
            <Select value={begins} onChange={(_event, { value }) => setBegins(value)}>
              {beginnings.map(({ type, title }) => (
                <option key={type} value={type}>
                  {title}
                </option>
              ))}
            </Select>
          </Field>
        </>
      )}
      {told && <ToldBar told={told} />}
    </Dialog>
  );
}
