import { randomUUID } from 'node:crypto'
import type { Actor } from '@/features/accounts/rules/actor'
import { STAFF_ROLES } from '@/features/accounts/rules/staff-roles'
import { as } from '@/tests/support/as'
import { SIGNING } from '@/tests/support/signing'
import { acceptQuote } from '@/features/orders/commands/accept-quote'
import { sendRevision } from '@/features/quotes/commands/send-revision'
import { startQuote } from '@/features/quotes/commands/start-quote'
import { submitRequest } from '@/features/requests/commands/submit-request'
import { db } from '@/platform/db/client'
import { namePlace } from '../quotes/named-place'
import { anonymous, anUpload, aRequest, now } from '../quotes/submit-request-fixtures'
import { aMember } from '@/tests/support/a-member'

// Every query and command that takes an actor, called by everybody for objects of one company.

export const staff: Actor = {
  kind: 'staff',
  userId: 'lin',
  name: 'Lin',
  email: 'lin@fsc.example',
  roles: STAFF_ROLES,
}

/** A signed quote with a file, an order and its mails, and everybody who could ask for it. */
export async function aTrade(contactEmail: string) {
  const { serial: requestSerial } = await submitRequest(
    as(anonymous, now),
    aRequest({
      contactEmail,
      companyName: contactEmail,
      lines: [{ kind: 'BULK', sku: 'RG-1-PL-17', quantity: 500 }],
      files: [await anUpload()],
    }),
    'en',
  )
  const request = await db.quoteRequest.findUniqueOrThrow({
    where: { serial: requestSerial },
    include: { attachments: true },
  })
  const { serial } = await startQuote(as(staff, now), requestSerial)
  const { revision } = await namePlace(staff, serial, now)
  const revisionSent = await sendRevision(as(staff, now), {
    serial,
    revision: 1,
    version: revision.version,
    expectedTotalMinor: revision.document.totalMinor,
  })
  const guest: Actor = { kind: 'guest', linkedRequestIds: [request.id] }
  const signature = {
    serial,
    revision: 1,
    documentHash: revisionSent.documentHash,
    signerName: 'Ana Ruiz',
    ...SIGNING,
  }
  const { orderSerial } = await acceptQuote(as(guest, now), signature, null)
  const order = await db.order.findUniqueOrThrow({
    where: { serial: orderSerial },
    include: { parts: true },
  })
  const mail = await db.mailMessage.findFirstOrThrow({ where: { toAddress: contactEmail } })
  return {
    requestId: request.id,
    requestSerial,
    serial,
    draft: revision.document.draft,
    document: revision.document,
    fileId: request.attachments[0]?.id ?? '',
    signature,
    orderSerial,
    orderId: order.id,
    partId: order.parts[0]?.id ?? '',
    mailId: mail.id,
    guest,
    companyId: request.companyId,
    buyer: aMember({
      userId: randomUUID(),
      email: contactEmail,
      companyId: request.companyId,
    }),
  }
}

export type Trade = Awaited<ReturnType<typeof aTrade>>

/** Confirms an order as its deposit would. @returns the id of its one line */
export async function confirmOrder({ orderId }: Pick<Trade, 'orderId'>): Promise<string> {
  await db.order.update({ where: { id: orderId }, data: { state: 'CONFIRMED', confirmedAt: now } })
  return (await db.orderLine.findFirstOrThrow({ where: { orderId } })).id
}
