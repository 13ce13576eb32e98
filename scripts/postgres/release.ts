// Run by the guard for a process that died: node --import tsx release.ts <home> <pid>
import { releaseFor } from './cluster'

const [home, pid] = process.argv.slice(2)
if (home && pid) await releaseFor(home, Number(pid))
