import 'server-only'
import type { Prisma } from '@/platform/db/generated/client'

/** Letters that go to an address whatever came back from it: somebody who can't sign in has no other way. */
const GOES_ANYWAY: readonly string[] = [
  'verify',
  'reset',
  'account-exists',
  'link-again',
  'account-changed',
  'invitation',
  'company-invitation',
]

/** An address as it is remembered. */
export const addressKey = (address: string): string => address.trim().toLowerCase()

/** Whether a letter is held back: mail to its address comes back, and it isn't an account's letter. */
export async function isHeldBack(
  tx: Prisma.TransactionClient,
  { template, to }: { template: string; to: string },
): Promise<boolean> {
  if (GOES_ANYWAY.includes(template)) return false
  return (
    (await tx.deadAddress.findUnique({
      where: { address: addressKey(to) },
      select: { address: true },
    })) !== null
  )
}
