import 'server-only'
import { letterWords, mailOf, type Recipient } from '@/emails/letter'
import type { Prisma } from '@/platform/db/generated/client'
import { env } from '@/platform/env'
import type { Mail } from '@/platform/mail'
import { owners } from '../queries/owners'

/** Letters to every owner about a change of a bank account: what happened, by whom, and where to look. */
export async function bankMails(
  database: Prisma.TransactionClient,
  {
    kind,
    currency,
    by,
    key,
  }: { kind: 'proposed' | 'approved' | 'refused'; currency: string; by: string; key: string },
): Promise<Mail[]> {
  return Promise.all(
    (await owners(database)).map(({ email }) => {
      const to: Recipient = { kind: 'staff', email }
      const t = letterWords(to)
      const heading = t(`bank.${kind}`, { currency, by })
      return mailOf({
        template: 'bank-change',
        to,
        subject: heading,
        preview: heading,
        heading,
        paragraphs: [t(`bank.${kind}Text`, { currency, by }), t('bank.warning')],
        button: {
          label: t('bank.button'),
          url: new URL(`/staff/settings/bank?of=${currency}`, env().APP_URL).href,
        },
        dedupeKey: `bank-change:${kind}:${key}:${email}`,
      })
    }),
  )
}
