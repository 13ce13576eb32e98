import { randomUUID } from 'node:crypto'
import type { Actor } from '@/features/accounts/rules/actor'
import { reserveQuota } from '@/features/tariffs/commands/reserve-quota'
import { db } from '@/platform/db/client'
import type { Figure } from './figure'

const AT_ONCE = 200
const VOLUME = 1_000
const ASKED = 10.5

async function aWindow(): Promise<string> {
  const orderNumber = randomUUID()
  await db.quotaWindow.create({
    data: {
      orderNumber,
      fromDay: '2026-01-01',
      toDay: '2026-12-31',
      volume: VOLUME,
      basis: 'bench',
      createdBy: 'bench',
    },
  })
  return orderNumber
}
const BUYER: Actor = { kind: 'guest', linkedRequestIds: ['bench'] }
const options = { maxWait: 120_000, timeout: 120_000 }

/** 200 quotes signed at once. @returns reservations per second */
async function reservations(): Promise<number> {
  const orderNumber = await aWindow()
  const start = performance.now()
  const granted = await Promise.all(
    Array.from({ length: AT_ONCE }, () =>
      db.$transaction(
        (tx) =>
          reserveQuota(
            { actor: BUYER, now: new Date(), transaction: tx },
            {
              orderNumber,
              day: '2026-06-01',
              kilograms: String(ASKED),
              quoteId: randomUUID(),
              note: 'bench',
              by: 'bench',
              expiresAt: new Date('2099-01-01'),
            },
          ),
        options,
      ),
    ),
  )
  const seconds = (performance.now() - start) / 1000
  const sum = granted.reduce((total, each) => total + Math.round(Number(each) * 1000), 0)
  if (sum !== VOLUME * 1000) throw new Error(`${sum / 1000} of ${VOLUME} kg were granted`)
  return AT_ONCE / seconds
}

/** The minimum that is safe: lock the row, subtract, write a row. */
async function plainUpdates(): Promise<number> {
  const orderNumber = await aWindow()
  const { id } = await db.quotaWindow.findFirstOrThrow({ where: { orderNumber } })
  const start = performance.now()
  await Promise.all(
    Array.from({ length: AT_ONCE }, () =>
      db.$transaction(async (tx) => {
        await tx.$executeRaw`SELECT 1 FROM quota_window WHERE id = ${id}::uuid FOR UPDATE`
        await tx.$executeRaw`UPDATE quota_window SET volume = GREATEST(0, volume - ${ASKED}) WHERE id = ${id}::uuid`
        await tx.quotaEntry.create({
          data: {
            windowId: id,
            kind: 'RESERVATION',
            kilograms: ASKED,
            quoteId: randomUUID(),
            note: 'bench',
            actor: 'bench',
          },
        })
      }, options),
    ),
  )
  return AT_ONCE / ((performance.now() - start) / 1000)
}

await reservations()
await plainUpdates()
const [mine, theirs]: [number[], number[]] = [[], []]
for (let round = 0; round < 3; round++) {
  theirs.push(await plainUpdates())
  mine.push(await reservations())
}
const best = (values: number[]) => Math.max(...values)
const figures: Figure[] = [
  {
    name: '200 reservations at once on one window',
    value: best(mine) / best(theirs),
    unit: 'of plain row-locked updates',
    bound: { atLeast: 0.3 },
    detail: `${best(mine).toFixed(0)} against ${best(theirs).toFixed(0)} a second, none oversold`,
  },
]
console.log(JSON.stringify(figures))
await db.$disconnect()
