import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/features/accounts/rules/actor'
import { getOrder } from '@/features/orders/queries/orders'
import { ownOrderTable } from '@/features/orders/queries/own-orders'
import { OWN_ORDER_LIST } from '@/features/orders/rules/own-order-list'
import { db } from '@/platform/db/client'
import { ForbiddenError, NotFoundError } from '@/platform/errors'
import { failure } from '@/tests/support/failure'
import { allRows } from '@/tests/support/listed'
import { anOrder, staff } from './fixtures'
import { aMember } from '@/tests/support/a-member'

let mine: Awaited<ReturnType<typeof anOrder>>
let theirs: Awaited<ReturnType<typeof anOrder>>

beforeAll(async () => {
  mine = await anOrder()
  theirs = await anOrder({ totalMinor: 5000, depositPercent: '100' })
})

const serials = async (actor: Actor) =>
  (await allRows(OWN_ORDER_LIST, await ownOrderTable(actor)))
    .map((order) => order.serial)
    .toSorted((a, b) => a - b)

describe('orders', () => {
  it('have a plan that adds up to the total', async () => {
    expect(await getOrder(mine.buyer, mine.serial)).toMatchObject({
      id: mine.id,
      state: 'AWAITING_DEPOSIT',
      totalMinor: 100_001,
      currency: 'USD',
      companyName: 'Aurora Trading',
      revision: 1,
      deposit: {
        amountMinor: 30_000,
        state: 'due',
        paidAt: null,
        chargeability: 'ok',
        lastFailure: null,
      },
      parts: [
        { kind: 'DEPOSIT', amountMinor: 30_000 },
        { kind: 'BALANCE', amountMinor: 70_001 },
      ],
    })
  })

  it('with the whole as deposit have no balance; with a share that rounds to zero they start at once', async () => {
    expect((await getOrder(staff, theirs.serial)).parts).toMatchObject([
      { kind: 'DEPOSIT', amountMinor: 5000, state: 'due', paidAt: null, due: null },
    ])
    const tiny = await anOrder({ totalMinor: 1, depositPercent: '30' })
    expect(await getOrder(staff, tiny.serial)).toMatchObject({
      state: 'CONFIRMED',
      deposit: null,
      parts: [{ kind: 'BALANCE', amountMinor: 1 }],
    })
  })

  it('tell money on its way from the last failure', async () => {
    const order = await anOrder()
    const payment = await db.payment.create({
      data: {
        partId: order.partId,
        attempt: 1,
        amountMinor: 30_000,
        currency: 'USD',
        failureReason: '2026-11-24T02:00:00Z card_declined',
      },
    })
    expect((await getOrder(order.buyer, order.serial)).deposit).toMatchObject({
      state: 'due',
      lastFailure: 'card_declined',
    })
    await db.payment.update({ where: { id: payment.id }, data: { paymentIntentId: 'pi_1' } })
    expect((await getOrder(order.buyer, order.serial)).deposit).toMatchObject({
      state: 'processing',
      lastFailure: null,
    })
  })

  it('are seen by their company, by the holder of their link, and by staff', async () => {
    expect(await serials(mine.buyer)).toEqual([mine.serial])
    expect(await serials(mine.guest)).toEqual([mine.serial])
    expect(await serials(staff)).toEqual(expect.arrayContaining([mine.serial, theirs.serial]))
    expect((await getOrder(mine.guest, mine.serial)).id).toBe(mine.id)
  })

  it('of others look as if they didn’t exist', async () => {
    const strangers: Actor[] = [theirs.buyer, theirs.guest, aMember({ companyId: null })]
    for (const actor of strangers)
      expect(await failure(getOrder(actor, mine.serial))).toBeInstanceOf(NotFoundError)
    expect(await failure(getOrder(mine.buyer, 999_999))).toBeInstanceOf(NotFoundError)
    expect(
      await failure(getOrder({ kind: 'guest', linkedRequestIds: [] }, mine.serial)),
    ).toBeInstanceOf(ForbiddenError)
    expect(await failure(ownOrderTable({ kind: 'guest', linkedRequestIds: [] }))).toBeInstanceOf(
      ForbiddenError,
    )
  })
})
