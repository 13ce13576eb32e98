import 'server-only'
import type { OwnContext } from '@/features/accounts/context'
import { auditActor } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { recordAudit } from '@/platform/audit'
import { db } from '@/platform/db/client'
import { isUniqueViolation } from '@/platform/db/unique-violation'
import { addressKey } from '@/platform/mail/dead-address'
import { readDeliveryStatus } from '@/platform/mail/delivery-status'
import type { Letter } from '@/platform/mail/read-letter'
import { notify } from './notify'

/** What became of a letter sent to our return address. */
type BounceOutcome = 'bounced' | 'repeated' | 'no_letter' | 'automatic'

/**
 * Handles a returned letter, once: the letter is marked, further letters are held back where the address doesn't
 * exist, and whoever reads the mail is notified. A letter that is no delivery report, such as an out-of-office
 * reply, is only recorded.
 * @param mailId from the signed address
 */
export async function receiveBounce(
  context: OwnContext,
  mailId: string,
  letter: Pick<Letter, 'hash' | 'from' | 'deliveryStatus'>,
): Promise<BounceOutcome> {
  const { actor, now } = context
  authorize(actor, 'housekeeping.run')
  const [report, mail] = [
    readDeliveryStatus(letter.deliveryStatus ?? ''),
    await db.mailMessage.findUnique({
      where: { id: mailId },
      select: { toAddress: true, subject: true },
    }),
  ]
  const outcome = !mail ? 'no_letter' : report ? 'bounced' : 'automatic'
  try {
    await db.$transaction(async (tx) => {
      // Inserted first: of two at once the second waits here, and then finds that it is the second.
      await tx.inboundMail.create({
        data: {
          messageHash: letter.hash,
          fromAddress: letter.from.slice(0, 320),
          outcome,
          receivedAt: now,
        },
      })
      if (!mail || !report) return
      const { kind, reason } = report
      await tx.mailMessage.update({
        where: { id: mailId },
        data: { state: 'BOUNCED', bounceKind: kind, bouncedAt: now, lastError: reason },
      })
      if (kind === 'HARD') {
        const dead = { mailId, reason, since: now }
        await tx.deadAddress.upsert({
          where: { address: addressKey(mail.toAddress) },
          create: { address: addressKey(mail.toAddress), ...dead },
          update: {},
        })
      }
      await recordAudit(tx, {
        actor: auditActor(actor),
        action: 'mail.bounced',
        objectType: 'mail',
        objectId: mailId,
        after: { to: mail.toAddress, kind, reason },
      })
      await notify(tx, {
        kind: 'letter-bounced',
        cause: `letter-bounced:${mailId}`,
        values: { subject: mail.subject, to: mail.toAddress },
        path: `/staff/mail/${mailId}`,
        to: { permission: 'mail.read' },
      })
    })
    return outcome
  } catch (error) {
    if (isUniqueViolation(error)) return 'repeated'
    throw error
  }
}
