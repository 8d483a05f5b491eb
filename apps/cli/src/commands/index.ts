import { archive } from "./archive.ts";
import { audit } from "./audit.ts";
import { backup } from "./backup.ts";
import { bringBack } from "./bring-back.ts";
import { calendars } from "./calendars.ts";
import { call } from "./call.ts";
import { check } from "./check.ts";
import { cluster } from "./cluster.ts";
import type { Command } from "./command.ts";
import { destinations } from "./destinations.ts";
import { diff } from "./diff.ts";
import { directory } from "./directory.ts";
import { doctor } from "./doctor.ts";
import { environments } from "./environments.ts";
import { erase } from "./erase.ts";
import { estate } from "./estate.ts";
import { exportFlow } from "./export.ts";
import { format } from "./format.ts";
import { graph } from "./graph.ts";
import { helpOn } from "./help.ts";
import { importArchive } from "./import.ts";
import { numbers } from "./numbers.ts";
import { picture } from "./picture.ts";
import { pins } from "./pins.ts";
import { play } from "./play.ts";
import { preflight } from "./preflight.ts";
import { publish } from "./publish.ts";
import { pull } from "./pull.ts";
import { push } from "./push.ts";
import { remove } from "./remove.ts";
import { restore } from "./restore.ts";
import { retention } from "./retention.ts";
import { rollback } from "./rollback.ts";
import { rollout } from "./rollout.ts";
import { schema } from "./schema.ts";
import { secrets } from "./secrets.ts";
import { simulator } from "./simulator.ts";
import { test } from "./test.ts";
import { texts } from "./texts.ts";
import { versions } from "./versions.ts";

// In the order of the help. A new command adds a line here and a file beside.
const all: readonly Command[] = [
  call,
  play,
  check,
  diff,
  test,
  format,
  exportFlow,
  schema,
  texts,
  picture,
  directory,
  pins,
  secrets,
  graph,
  doctor,
  simulator,
  cluster,
  calendars,
  destinations,
  pull,
  push,
  publish,
  archive,
  importArchive,
  numbers,
  estate,
  preflight,
  versions,
  rollback,
  remove,
  bringBack,
  environments,
  audit,
  backup,
  restore,
  erase,
  retention,
  rollout,
];

/** Every command there is. */
export const commands: readonly Command[] = [...all, helpOn(all)];
