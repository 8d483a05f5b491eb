import { spawn } from "node:child_process";

/** Waits beside a database for its owner to end, and ends the database then, however that happened. */
export interface Guardian {
  /** There is nothing more to be watched; what it would have removed stays. */
  dismiss(): void;
}

/*
 * Its input ends when the owner does, even if that is killed; a line says that all is well. A postmaster that was stopped
 * has to be woken to hear that it shall end. It is known by its working folder, because the number of one that has been
 * killed may belong to another process by now. What was still starting may take a second to write its number down.
 */
const watch = `
read -r _ && exit 0
data=$1; shift
i=0; met=no
while [ $i -lt 200 ]; do
  pid=$(head -n 1 "$data/postmaster.pid" 2>/dev/null)
  if [ -n "$pid" ] && [ "$(readlink "/proc/$pid/cwd" 2>/dev/null)" = "$data" ]; then
    case $met-$i in
      no-*) signal=INT ;;
      *-50) signal=QUIT ;;
      *-100) signal=KILL ;;
      *) signal= ;;
    esac
    met=yes
    for one in $pid $(cat "/proc/$pid/task/$pid/children"); do kill -CONT "$one" 2>/dev/null; done
    [ -z "$signal" ] || kill -$signal "$pid" 2>/dev/null
  elif [ $met = yes ] || [ $i -ge 10 ]; then
    break
  fi
  i=$((i + 1)); sleep 0.1
done
[ $# -eq 0 ] || rm -rf -- "$@"
`;

/** Started before the database, so that there is no moment without it. `data`: its folder, with links resolved. */
export function startGuardian(data: string, toRemove: readonly string[]): Guardian {
  // In a session of its own: Ctrl-C in the owner's terminal is not meant for it.
  const shell = spawn("/bin/sh", ["-c", watch, "guardian", data, ...toRemove], {
    stdio: ["pipe", "ignore", "ignore"],
    cwd: "/",
    detached: true,
  });
  shell.unref();
  const { stdin } = shell;
  (stdin as typeof stdin & { unref?(): void }).unref?.();
  // Somebody may have ended it by hand.
  stdin.on("error", () => undefined);
  shell.on("error", () => undefined);
  return { dismiss: () => void stdin.end("done\n") };
}
