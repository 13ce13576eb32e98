import 'server-only'
import { letterWords, mailOf, type Recipient } from '@/emails/letter'
import { auditActor } from '@/features/accounts/rules/actor'
import type { Context } from '@/features/accounts/context'
import { authorize } from '@/features/accounts/rules/permissions'
import { recordAudit } from '@/platform/audit'
import { inTransaction } from '@/platform/db/transaction'
import { env } from '@/platform/env'
import { InvalidInputError } from '@/platform/errors'
import { queueMail } from '@/platform/mail'
import { TEST_LETTER } from '../queries/mail'

/** Sends a test letter to the actor, the way every letter goes, so that they see whether mail arrives. */
export async function sendTestLetter(context: Context): Promise<void> {
  const { actor, now } = context
  authorize(actor, 'setting.edit')
  if (actor.kind !== 'staff') throw new InvalidInputError({ change: ['staff'] })
  const to: Recipient = { kind: 'staff', email: actor.email }
  const t = letterWords(to)
  const mail = await mailOf({
    template: TEST_LETTER,
    to,
    subject: t('test.subject'),
    preview: t('test.heading'),
    heading: t('test.heading'),
    paragraphs: [t('test.text', { name: actor.name })],
    button: {
      label: t('test.button'),
      url: new URL('/staff/settings/mail', env().APP_URL).href,
    },
    dedupeKey: `${TEST_LETTER}:${actor.userId}:${now.getTime()}`,
  })
  await inTransaction(context, async (tx) => {
    await queueMail(tx, mail)
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'mail.test',
      objectType: 'setting',
      objectId: 'mail',
      after: { to: actor.email },
    })
  })
}
