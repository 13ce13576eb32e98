import 'server-only'
import { env } from '@/platform/env'
import { readHouse } from './facts'

/** The address for letters to the house that no particular person handles: its own, or else the site's sender. */
export async function staffAddress(database?: Parameters<typeof readHouse>[0]): Promise<string> {
  const { email } = await readHouse(database)
  return email || senderAddress()
}

/** The address within `Name <name@company.com>`. */
export function senderAddress(): string {
  const { MAIL_FROM } = env()
  return /<([^>]+)>/.exec(MAIL_FROM)?.[1] ?? MAIL_FROM
}
