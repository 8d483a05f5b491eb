import { slug } from "@dialtree/flow";
import type { PinEntry } from "@dialtree/flow/texts";
import { Button, Field, Input } from "@fluentui/react-components";
import { ArrowUploadRegular } from "@fluentui/react-icons";
import { useState } from "react";
import type { PinList } from "../../api/client.ts";
import { type Told, toldOf } from "../../api/errors.ts";
import { comparePinList, type PinListChange, putPinList } from "../../api/pin-lists.ts";
import { Dialog } from "../../dialog/dialog.tsx";
import { SheetFaults } from "../../files/sheet-faults.tsx";
import { announce } from "../../live/announce.tsx";
import { ToldBar } from "../../live/told.tsx";
import { Waiting } from "../../live/waiting.tsx";
import { FileButton } from "../../sound/file-button.tsx";
import { isPolicy, PolicyFields, policyOf, type TypedPolicy, typedPolicy } from "./policy-fields.tsx";
import { type ReadPinFile, readPinFile } from "./read-pin-file.ts";
import { message } from "./words.ts";

interface Chosen {
  readonly file: string;
  readonly read: ReadPinFile;
  /** Of a list that is there already. */
  readonly change?: PinListChange;
}

/**
 * Makes a list of a sheet, or puts a sheet in place of what a list has, after saying what that changes. Nothing that stands
 * in the sheet is shown: in one whose columns were mixed up, what is called an account is a PIN.
 */
export function PinSheetDialog(props: {
  /** Undefined for a new one. */
  readonly list: PinList | undefined;
  readonly taken: readonly string[];
  readonly onChanged: (words: string) => void;
  readonly onClose: () => void;
}) {
  const { list, taken, onChanged, onClose } = props;
  const [typedName, setName] = useState("");
  const name = list?.name ?? typedName.trim();
  const [policy, setPolicy] = useState<TypedPolicy>(() => typedPolicy(list));
  const [chosen, setChosen] = useState<Chosen>();
  const [told, setTold] = useState<Told>();
  const [busy, setBusy] = useState<"reading" | "taking">();
  const nameFault = list || typedName === "" ? undefined : faultOfName(name, taken);
  const entries = chosen && "entries" in chosen.read ? chosen.read.entries : undefined;
  const isReady = entries !== undefined && name !== "" && nameFault === undefined && isPolicy(policy);

  async function choose(file: File): Promise<void> {
    setBusy("reading");
    setTold(undefined);
    setChosen(undefined);
    try {
      const read = await readPinFile(file);
      const change =
        list && "entries" in read ? await comparePinList(list.name, accountsOf(read.entries)) : undefined;
      setChosen({ file: file.name, read, ...(change ? { change } : {}) });
      if ("entries" in read) announce(chosenWords(file.name, read.entries));
    } catch (error) {
      setTold(toldOf(error));
    }
    setBusy(undefined);
  }

  async function take(): Promise<void> {
    if (!isReady || busy) return;
    setBusy("taking");
    setTold(undefined);
    try {
      const { accounts } = await putPinList(name, entries, policyOf(policy));
      onChanged(message("pins.taken", { name, count: accounts }));
    } catch (error) {
      setTold(toldOf(error));
      setBusy(undefined);
    }
  }

  return (
    <Dialog
      title={list ? message("pins.uploadTo", { name }) : message("pins.new")}
      onClose={busy === "taking" ? undefined : onClose}
      onSubmit={() => void take()}
      actions={
        <>
          <Button disabled={busy === "taking"} onClick={onClose}>
            {message("cancel")}
          </Button>
          <Button
            appearance="primary"
            type="submit"
            disabled={!isReady}
            disabledFocusable={busy !== undefined}
          >
            {message("pins.take", { count: entries?.length ?? 0 })}
          </Button>
        </>
      }
    >
      {!list && (
        <Field
          label={message("pins.name")}
          hint={message("pins.name.hint")}
          {...(nameFault === undefined ? {} : { validationMessage: nameFault })}
          required
        >
          <Input
            value={typedName}
            maxLength={64}
            autoComplete="off"
            spellCheck={false}
            onChange={(_event, { value }) => setName(value)}
          />
        </Field>
      )}
      <div>
        <FileButton
          icon={<ArrowUploadRegular />}
          label={message("pins.file")}
          accept=".csv,text/csv"
          disabled={busy !== undefined}
          onFiles={([file]) => file && void choose(file)}
        />
        <p className="settings-hint">{message("pins.file.hint")}</p>
      </div>
      {chosen && entries && <p>{chosenWords(chosen.file, entries)}</p>}
      {chosen?.change && <Change change={chosen.change} />}
      {chosen && "faults" in chosen.read && <SheetFaults faults={chosen.read.faults} />}
      <PolicyFields policy={policy} onChange={setPolicy} />
      {busy && <Waiting key={busy} words={message(`pins.${busy}`)} />}
      {told && <ToldBar told={told} />}
    </Dialog>
  );
}

function Change({ change }: { readonly change: PinListChange }) {
  const kinds = (["added", "replaced", "removed"] as const).filter((kind) => change[kind] > 0);
  return (
    <div>
      <h3 className="findings-title">{message("pins.change")}</h3>
      <ul className="findings">
        {kinds.map((kind) => (
          <li key={kind}>{message(`pins.change.${kind}`, { count: change[kind] })}</li>
        ))}
      </ul>
    </div>
  );
}

function accountsOf(entries: readonly PinEntry[]): readonly string[] {
  return entries.map(({ account }) => account);
}

function chosenWords(file: string, { length }: readonly PinEntry[]): string {
  return message("pins.chosen", { file, count: length });
}

function faultOfName(name: string, taken: readonly string[]): string | undefined {
  if (taken.includes(name)) return message("pins.name.taken");
  return slug.safeParse(name).success ? undefined : message("pins.name.hint");
}
