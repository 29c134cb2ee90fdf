import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { Socket } from 'node:net'

/** Outlives this process just long enough to end a server and remove its folder. */
export interface Guardian {
  /** Says which process is to be ended; `undefined` when none runs. */
  watch(pid: number | undefined): void
  /** Ends what is watched, removes the folder, and resolves when that is done. */
  release(): Promise<void>
}

// The guardian reads lines from a pipe that this process holds. However this process ends, also by SIGKILL,
// the operating system closes the pipe: that is the message to clear up. It works wherever there is a shell,
// and costs a server nothing. `detached` keeps it away from signals that are meant for this process's group.
const script = `
server=
while read -r line; do server=$line; done
runs() {
  kill -0 "$server" 2>/dev/null || return 1
  # Dead but not collected: in a container nobody may ever do so.
  case "$(cat "/proc/$server/stat" 2>/dev/null)" in *') Z '*) return 1 ;; esac
}
if [ -n "$server" ] && kill -"$1" "$server" 2>/dev/null; then
  waited=0
  while [ "$waited" -lt 100 ] && runs; do sleep 0.05; waited=$((waited + 1)); done
  kill -KILL "$server" 2>/dev/null
fi
rm -rf "$2"
`

/**
 * Starts a guardian. It does not keep this process alive.
 *
 * @param folder Removed in the end.
 * @param signal The one that makes the server end in good order; SIGKILL follows after five seconds.
 */
export function startGuardian(folder: string, signal: 'INT' | 'TERM'): Guardian {
  const shell = spawn('/bin/sh', ['-c', script, 'guardian', signal, folder], {
    detached: true,
    cwd: '/',
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  const ended = once(shell, 'exit')
  const { stdin } = shell
  // A guardian that somebody killed has nothing left to read.
  stdin.on('error', () => {})
  shell.unref()
  if (stdin instanceof Socket) stdin.unref()
  return {
    watch: (pid) => {
      stdin.write(`${pid ?? ''}\n`)
    },
    release: async () => {
      shell.ref()
      stdin.end()
      await ended
    },
  }
}
