import 'server-only'
import type { Prisma } from '@/platform/db/generated/client'

/** Letters that go to an address whatever came back from it: whoever can't get in has no other way. */
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

/** Whether a letter is held: mail to its address comes back, and it is none of an account. */
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
