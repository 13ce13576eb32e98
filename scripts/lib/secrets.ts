import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/**
 * Reads a file of generated secrets, adding missing ones. Only its owner can read the file (mode
 * 0600); it is written whole or not at all.
 */
export function keepSecrets<Name extends string>(
  file: string,
  names: readonly Name[],
): Record<Name, string> {
  const secrets = (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}) as Partial<
    Record<string, string>
  >
  const missing = names.filter((name) => !secrets[name])
  for (const name of missing) secrets[name] = randomBytes(32).toString('hex')
  if (missing.length > 0) {
    mkdirSync(path.dirname(file), { recursive: true })
    const draft = `${file}.${process.pid}`
    writeFileSync(draft, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 })
    renameSync(draft, file)
  }
  return secrets as Record<Name, string>
}
