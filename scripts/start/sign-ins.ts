import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { DATA } from '../lib/paths'

/** Written by the seed when it makes the demo sign-ins; passwords are generated per clone. */
interface DemoSignIn {
  role: string
  /** their role there: a role of staff, or buyer */
  does?: string
  email: string
  password: string
}

/** The demo sign-ins as lines of text; none when the seed made none. */
export function demoSignIns(home = DATA): string[] {
  const file = path.join(home, 'demo-sign-ins.json')
  if (!existsSync(file)) return []
  const signIns = JSON.parse(readFileSync(file, 'utf8')) as DemoSignIn[]
  const width = Math.max(...signIns.map(({ email }) => email.length))
  return signIns.map(
    ({ role, does = role, email, password }) =>
      `${does.replace('_', ' ').padEnd(13)} ${email.padEnd(width)}  ${password}`,
  )
}
