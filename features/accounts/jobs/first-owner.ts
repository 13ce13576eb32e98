import 'server-only'
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { routing } from '@/i18n/routing'
import { deskInstant } from '@/platform/dates'
import { env } from '@/platform/env'
import { offerFirstOwner } from '../commands/offer-first-owner'
import { systemContext } from '../context'

/** Where the first owner's address stands beside the print, for who comes late to the console. */
const firstOwnerFile = (): string => path.join(env().DATA_DIR, 'first-owner.txt')

/**
 * Of a house without staff: prints the address at which its first owner makes their account, and writes
 * it into a file that the site's own user alone can read.
 * @param anew in the place of the one that is open
 * @returns whether there is one to print
 */
export async function announceFirstOwner({ anew = false } = {}): Promise<boolean> {
  const offer = await offerFirstOwner(systemContext('first-owner'), { anew })
  const file = firstOwnerFile()
  if (!offer) {
    forgetFirstOwner()
    return false
  }
  console.log(
    [
      '',
      '  Nobody works here yet. The first owner makes their account at this address, once:',
      `    ${offer.url}`,
      `  until ${deskInstant(offer.expiresAt, routing.defaultLocale)}; it stands in ${file} too.`,
      '',
    ].join('\n'),
  )
  writeForOwner(file, `${offer.url}\n`)
  return true
}

/**
 * Puts a file in the place of one that others could read, whose mode would stay; several processes of a site
 * may do so at once.
 */
function writeForOwner(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true })
  const written = `${file}.${process.pid}.${Date.now()}`
  writeFileSync(written, text, { mode: 0o600, flag: 'wx' })
  renameSync(written, file)
}

/** Drops the file: its address has been used. */
export const forgetFirstOwner = (): void => rmSync(firstOwnerFile(), { force: true })
