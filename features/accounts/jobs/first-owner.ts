import 'server-only'
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { routing } from '@/i18n/routing'
import { deskInstant } from '@/platform/dates'
import { env } from '@/platform/env'
import { offerFirstOwner } from '../commands/offer-first-owner'
import { systemContext } from '../context'

/** File with the first owner's link, for somebody who missed the console output. */
const firstOwnerFile = (): string => path.join(env().DATA_DIR, 'first-owner.txt')

/**
 * For a house without staff: prints the link by which its first owner creates their account, and writes it to a file
 * that only the site's own user can read.
 * @param anew replaces the one that is open
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
 * Replaces the file as a whole, since an existing one that others can read would keep its mode; several processes of a
 * site may do so at once.
 */
function writeForOwner(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true })
  const temporary = `${file}.${process.pid}.${Date.now()}`
  writeFileSync(temporary, text, { mode: 0o600, flag: 'wx' })
  renameSync(temporary, file)
}

/** Removes the file: its link has been used. */
export const forgetFirstOwner = (): void => rmSync(firstOwnerFile(), { force: true })
