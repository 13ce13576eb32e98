import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/features/accounts/rules/actor'
import { STAFF_ROLES } from '@/features/accounts/rules/staff-roles'
import { authorize } from '@/features/accounts/rules/permissions'
import { auth } from '@/features/accounts/sign-in/auth'
import { OPENS_ACCOUNT } from '@/features/accounts/rules/mail-list'
import { openLetter } from '@/features/accounts/commands/open-letter'
import { getMail } from '@/features/accounts/queries/letters'
import { as } from '@/tests/support/as'
import { acceptQuote } from '@/features/orders/commands/accept-quote'
import { forgetSources, recordAudit, recordRefusal } from '@/platform/audit'
import { db } from '@/platform/db/client'
import { boss, stopBoss } from '@/platform/jobs/boss'
import { ForbiddenError } from '@/platform/errors'
import { queueMail } from '@/platform/mail'
import { onRefusal } from '@/platform/refusals'
import { verifyAudit } from '../../../scripts/database/audit'
import { asSuperuser } from '../../support/as-superuser'
import { anOrder, makeQueues } from '../payments/fixtures'
import { SIGNING } from '@/tests/support/signing'

const url = () => process.env.DATABASE_URL ?? ''
const staff: Actor = {
  kind: 'staff',
  userId: 'lin',
  name: 'Lin',
  email: 'lin@fsc.example',
  roles: STAFF_ROLES,
}
const entry = (objectId: string) => ({
  actor: { kind: 'staff', id: 'lin', name: 'Lin' },
  action: 'test.write',
  objectType: 'test',
  objectId,
  after: { note: 'ä "quoted" 上海', amountMinor: '100001' },
})

/** With triggers off, which only the server's owner can do. */
const tamper = (sql: string, values: unknown[] = []): Promise<void> =>
  asSuperuser(['SET session_replication_role = replica'], [sql, values])

beforeAll(async () => {
  await boss()
  await makeQueues()
})
afterAll(stopBoss)

describe('immutable records', () => {
  it('can’t be changed in any table that is evidence', async () => {
    const order = await anOrder()
    await db.payment.create({
      data: { partId: order.partId, attempt: 1, amountMinor: 100, currency: 'USD' },
    })
    const { quoteId, revisionId } = await db.order.findUniqueOrThrow({ where: { id: order.id } })
    await db.acceptance.create({
      data: {
        quoteId,
        revisionId,
        documentHash: '0'.repeat(64),
        signerName: 'Ana Ruiz',
        signerEmail: 'ana@aurora.example',
      },
    })
    await db.stripeEvent.create({ data: { id: 'evt_1', type: 'a', payload: {} } })
    await db.$transaction((tx) =>
      queueMail(tx, {
        template: 'quote-sent',
        to: 'ana@aurora.example',
        subject: 'Q',
        html: '<p>Q</p>',
        text: 'Q',
        dedupeKey: randomUUID(),
      }),
    )
    await db.$transaction((tx) => recordAudit(tx, entry('one')))
    await db.auditSource.create({
      data: {
        eventId: (await db.auditEvent.findFirstOrThrow({ where: { objectId: 'one' } })).id,
        address: '203.0.113.9',
      },
    })
    const refused = [
      `UPDATE audit_event SET action = 'x'`,
      `DELETE FROM audit_event`,
      `UPDATE audit_seal SET hash = repeat('a', 64)`,
      `DELETE FROM audit_seal`,
      `UPDATE audit_source SET address = 'x'`,
      `UPDATE payment_part SET "amountMinor" = "amountMinor" + 1`,
      `UPDATE payment SET "amountMinor" = "amountMinor" + 1`,
      `UPDATE "order" SET "totalMinor" = "totalMinor" + 1`,
      `UPDATE stripe_event SET payload = '{"a":1}'`,
      `UPDATE mail_message SET html = 'x'`,
      `UPDATE quote_revision SET "totalMinor" = "totalMinor" + 1 WHERE state <> 'DRAFT'`,
      `UPDATE acceptance SET "signerName" = 'x'`,
      `DELETE FROM acceptance`,
      ...['payment_part', 'payment', '"order"', 'stripe_event'].map(
        (name) => `DELETE FROM ${name}`,
      ),
    ]
    const emptied = await db.$queryRaw<{ name: string }[]>`
      SELECT tgrelid::regclass::text AS name FROM pg_trigger WHERE tgname LIKE '%\\_not\\_emptied'`
    expect(emptied.length).toBe(46)
    for (const statement of [
      ...refused,
      ...emptied.map(({ name }) => `TRUNCATE ${name} CASCADE`),
      'TRUNCATE company CASCADE',
    ]) {
      await expect(asSuperuser([statement]), statement).rejects.toThrow(/written once|cannot be/)
      await expect(db.$executeRawUnsafe(statement), statement).rejects.toThrow(
        /written once|cannot be|permission denied/,
      )
    }
  })

  it('are out of reach for the site’s own role, which can’t lift the triggers either', async () => {
    for (const statement of [
      `UPDATE audit_event SET action = 'x'`,
      'DELETE FROM audit_event',
      'TRUNCATE audit_event CASCADE',
      `INSERT INTO audit_seal VALUES (0, gen_random_uuid(), '', '')`,
      'UPDATE audit_seal SET serial = 0',
      'DELETE FROM acceptance',
      'DELETE FROM quota_entry',
    ])
      await expect(db.$executeRawUnsafe(statement), statement).rejects.toThrow('permission denied')
    for (const statement of [
      'ALTER TABLE audit_event DISABLE TRIGGER ALL',
      'DROP TABLE audit_seal',
      'ALTER FUNCTION seal_audit_event() RENAME TO x',
      'DROP TRIGGER payment_part_terms_stay ON payment_part',
    ])
      await expect(db.$executeRawUnsafe(statement), statement).rejects.toThrow('must be owner')
    await expect(db.$executeRawUnsafe(`SET session_replication_role = replica`)).rejects.toThrow(
      'permission denied',
    )
  })

  it('accept what has yet to happen', async () => {
    const { partId } = await anOrder()
    await db.paymentPart.update({ where: { id: partId }, data: { dueOn: new Date(), dueDays: 5 } })
    await db.stripeEvent.update({ where: { id: 'evt_1' }, data: { processedAt: new Date() } })
    await db.mailMessage.updateMany({ data: { state: 'SENT' } })
  })
})

describe('the chain over the audit trail', () => {
  it('doesn’t fork, however many write at once and whichever roll back', async () => {
    await Promise.allSettled(
      Array.from({ length: 120 }, (_, i) =>
        db.$transaction(async (tx) => {
          await recordAudit(tx, entry(`many ${i}`))
          if (i % 3 === 0) await recordAudit(tx, entry(`more ${i}`))
          if (i % 5 === 0) throw new Error('rolled back')
        }),
      ),
    )
    const check = await verifyAudit(url())
    expect(check).toMatchObject({ whole: true, records: await db.auditEvent.count() })
  })

  it('holds up no other transaction before its commit', async () => {
    await db.$transaction(async (slow) => {
      await recordAudit(slow, entry('slow'))
      const began = performance.now()
      await db.$transaction((tx) => recordAudit(tx, entry('quick')))
      expect(performance.now() - began).toBeLessThan(2_000)
    })
    expect(await verifyAudit(url())).toMatchObject({ whole: true })
  })

  it('names the record that was changed, removed or inserted', async () => {
    const middle = await db.auditSeal.findFirstOrThrow({
      where: { serial: { gt: 5 } },
      include: { event: true },
    })
    const broken = { whole: false, serial: String(middle.serial), eventId: middle.eventId }
    await tamper('UPDATE audit_event SET "actorName" = $2 WHERE id = $1', [middle.eventId, 'Eve'])
    expect(await verifyAudit(url())).toMatchObject({ ...broken, why: 'what it says was changed' })
    await tamper('UPDATE audit_event SET "actorName" = $2 WHERE id = $1', [
      middle.eventId,
      middle.event.actorName,
    ])
    expect(await verifyAudit(url())).toMatchObject({ whole: true })

    await tamper('DELETE FROM audit_event WHERE id = $1', [middle.eventId])
    expect(await verifyAudit(url())).toMatchObject({ ...broken, why: 'what it says was deleted' })
    await tamper('DELETE FROM audit_seal WHERE "eventId" = $1', [middle.eventId])
    expect(await verifyAudit(url())).toMatchObject({
      whole: false,
      serial: String(middle.serial + 1n),
    })
  })
})

describe('a refusal', () => {
  const found = (action: string) => db.auditEvent.findMany({ where: { action } })

  it('is audited: a missing right, a sign-in, an acceptance', async () => {
    const recorded: Promise<void>[] = []
    onRefusal((refusal) => void recorded.push(recordRefusal({}, refusal)))
    const buyer: Actor = { kind: 'guest', linkedRequestIds: [randomUUID()] }
    expect(() => authorize(buyer, 'quote.send')).toThrow()
    await Promise.all(recorded)
    expect(await found('quote.send.refused')).toMatchObject([{ after: { reason: 'guest' } }])

    expect(() => authorize(buyer, 'catalog.edit')).toThrow(ForbiddenError)
    await Promise.all(recorded)
    expect(await found('catalog.edit.refused')).toMatchObject([{ after: { reason: 'guest' } }])

    await auth()
      .api.signInEmail({ body: { email: 'nobody@aurora.example', password: 'wrong' } })
      .catch(() => undefined)
    expect(await found('account.sign-in.refused')).toMatchObject([
      { after: { reason: 'INVALID_EMAIL_OR_PASSWORD' } },
    ])

    const { id: orderId } = await anOrder()
    const order = await db.order.findUniqueOrThrow({
      where: { id: orderId },
      include: { quote: true, revision: true },
    })
    await expect(
      acceptQuote(
        as({ kind: 'guest', linkedRequestIds: [order.quote.requestId] }),
        {
          serial: order.quote.serial,
          revision: order.revision.number,
          documentHash: 'f'.repeat(64),
          signerName: 'Ana Ruiz',
          ...SIGNING,
        },
        null,
      ),
    ).rejects.toThrow()
    expect(await found('quote.accept.refused')).toMatchObject([
      { objectId: order.revisionId, actorName: 'Ana Ruiz' },
    ])
  })

  it('comes from an address that is forgotten after half a year, without breaking the chain', async () => {
    const { id } = await db.auditEvent.findFirstOrThrow({
      where: { action: 'quote.accept.refused' },
    })
    const at = new Date(Date.now() - 181 * 86_400_000)
    await db.auditSource.create({ data: { eventId: id, address: '203.0.113.7', at } })
    expect(await forgetSources()).toBe(1)
    expect(await db.auditSource.count({ where: { address: '203.0.113.7' } })).toBe(0)
  })
})

describe('a letter with a secret link', () => {
  it('is masked for staff, and opening it is audited', async () => {
    const token = 'q'.repeat(20) + 'X9'.repeat(12)
    const link = `http://localhost:3000/l/${token}`
    const dedupeKey = randomUUID()
    await db.$transaction((tx) =>
      queueMail(tx, {
        template: 'quote-sent',
        to: 'ana@aurora.example',
        subject: 'Your quote',
        html: `<a href="${link}">Open</a>`,
        text: link,
        dedupeKey,
      }),
    )
    const { id } = await db.mailMessage.findUniqueOrThrow({ where: { dedupeKey } })
    const mailShown = await getMail(staff, id)
    expect(JSON.stringify(mailShown)).not.toContain(token)
    expect(mailShown.masked).toBe(true)
    expect(await openLetter(as(staff), id)).toContain(link)
    expect(await db.auditEvent.findMany({ where: { action: 'mail.open' } })).toMatchObject([
      { actorId: 'lin', objectId: id, after: { to: 'ana@aurora.example' } },
    ])
  })

  it.each(OPENS_ACCOUNT)(
    'of the template %s, which opens an account, can be opened only by an owner',
    async (template) => {
      const dedupeKey = randomUUID()
      const link = `http://localhost:3000/reset-password?token=${'q'.repeat(12)}X9X9X9X9X9X9`
      await db.$transaction((tx) =>
        queueMail(tx, {
          template,
          to: 'owner@fsc.example',
          subject: 'Your account',
          html: `<a href="${link}">Open</a>`,
          text: link,
          dedupeKey,
        }),
      )
      const { id } = await db.mailMessage.findUniqueOrThrow({ where: { dedupeKey } })
      const sales: Actor = { ...staff, roles: ['sales', 'sales_manager', 'finance'] }
      const owner: Actor = { ...staff, roles: ['owner'] }
      const letterView = await getMail(sales, id)
      expect([letterView.opens, letterView.html.includes('X9X9')]).toEqual([false, false])
      await expect(openLetter(as(sales), id)).rejects.toThrow(/people.manage/)
      expect(await db.auditEvent.count({ where: { action: 'mail.open', objectId: id } })).toBe(0)
      expect((await getMail(owner, id)).opens).toBe(true)
      expect(await openLetter(as(owner), id)).toContain(link)
    },
  )
})
