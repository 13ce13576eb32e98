// A process that outlives its parent just long enough to clean up after it. The parent writes what
// to undo, one JSON message per line; when its end of the pipe closes without "done" (kill -9, a
// second Ctrl-C, a crash), everything is undone here, last first.
import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'

const duties = new Map()

const groupLives = (pid) => {
  try {
    process.kill(-pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

async function stopGroup(pid) {
  for (const [signal, patience] of [
    ['SIGTERM', 50],
    ['SIGKILL', 20],
  ]) {
    if (!groupLives(pid)) return
    try {
      process.kill(-pid, signal)
    } catch {
      return
    }
    for (let wait = 0; wait < patience && groupLives(pid); wait += 1) await sleep(100)
  }
}

const undo = {
  stopGroup: ({ pid }) => stopGroup(pid),
  run: ({ argv, cwd }) =>
    spawnSync(argv[0], argv.slice(1), { cwd, stdio: 'ignore', timeout: 60_000 }),
  remove: ({ path }) => rmSync(path, { recursive: true, force: true }),
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined)

for await (const line of createInterface({ input: process.stdin })) {
  const message = JSON.parse(line)
  if (message.add) duties.set(message.id, message.add)
  else duties.delete(message.id)
}
for (const duty of [...duties.values()].reverse()) await undo[duty.kind](duty)
