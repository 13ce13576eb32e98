import 'server-only'
import { z } from 'zod'
import { db } from '@/platform/db/client'
import { Prisma } from '@/platform/db/generated/client'
import { NotFoundError } from '@/platform/errors'
import { addressKey } from '@/platform/mail/dead-address'
import { anyHas, sinceDay, sqlSource } from '@/platform/lists/sql-source'
import type { SourceOf } from '@/platform/lists/source'
import { MAIL_LIST, OPENS_ACCOUNT } from '../rules/mail-list'
import { maskSecrets } from '../rules/mask-secrets'
import { authorize, may } from '../rules/permissions'
import type { Actor } from '../rules/actor'

/** A letter without its body. */
export type MailRow = Awaited<ReturnType<typeof mailRows>>[number]

/** The letters of the site as a list source, without their bodies. */
export async function mailTable(actor: Actor): Promise<SourceOf<typeof MAIL_LIST, MailRow>> {
  authorize(actor, 'mail.read')
  return sqlSource(MAIL_LIST, {
    from: Prisma.sql`mail_message m`,
    id: Prisma.sql`m.id`,
    keys: {
      written: Prisma.sql`m."createdAt"`,
      to: Prisma.sql`left(m."toAddress", 320)`,
    },
    where: ({ q, state, since }) => [
      state && Prisma.sql`m.state = ${state}::"MailState"`,
      since && sinceDay(Prisma.sql`m."createdAt"`, since),
      q && anyHas(q, [Prisma.sql`m."toAddress"`, Prisma.sql`m.subject`]),
    ],
    load: (ids) => mailRows(ids.map(String)),
    idOf: ({ id }) => id,
  })
}

async function mailRows(ids: string[]) {
  const mails = await db.mailMessage.findMany({
    where: { id: { in: ids } },
    omit: { html: true, text: true, attachments: true },
  })
  return mails.map((mail) => ({
    ...mail,
    subject: maskSecrets(mail.subject),
    lastError: mail.lastError && maskSecrets(mail.lastError),
  }))
}

/** A letter as its page shows it. */
export type LetterView = Awaited<ReturnType<typeof getMail>>

/** One mail with the tokens of its links masked; openLetter shows them to who may open it. @throws NotFoundError */
export async function getMail(actor: Actor, id: string) {
  authorize(actor, 'mail.read')
  const mail = z.uuid().safeParse(id).success
    ? await db.mailMessage.findUnique({ where: { id }, omit: { text: true, attachments: true } })
    : null
  if (!mail) throw new NotFoundError(`mail ${id}`)
  const dead = await db.deadAddress.findUnique({ where: { address: addressKey(mail.toAddress) } })
  const html = maskSecrets(mail.html)
  return {
    ...mail,
    subject: maskSecrets(mail.subject),
    lastError: mail.lastError && maskSecrets(mail.lastError),
    /** set where mail to its address bounces */
    dead,
    html,
    masked: html !== mail.html,
    opens: may(actor, OPENS_ACCOUNT.includes(mail.template) ? 'people.manage' : 'mail.open'),
  }
}
