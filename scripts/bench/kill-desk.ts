import { setTimeout as sleep } from 'node:timers/promises'
import { makeDeal, type Deal, type Staff } from './deals'
import { aCarried, carryOut, type Carried } from './order-to-cash'
import { aSubmission, submitter } from './visits'

/**
 * The program that carries out deals by the site's own commands, killed like the site: node
 * --import tsx scripts/bench/kill-desk.ts, started by kill-deals.ts. Everything it has reported is
 * acknowledged; whoever restarts it passes on the unfinished deals, and it goes on there.
 */

/** A deal, and how far it has come. */
export interface Course {
  deal: Deal
  carried?: Carried
}

/** What it is started with. */
export interface Beginning {
  staff: Staff
  goods: { sku: string; quantity: number }
  open: Course[]
}

/** Its reports: a deal as it is answered, the step of a deal, one that is finished or broke off, and the end. */
export type Told =
  | { course: Course }
  | { step: string; key: string }
  | { through: string; broken?: string }
  | { over: true }

const AT_ONCE = 3
const PATIENCE_MS = 90_000
const { APP_URL: url = '', NEXT_DIST_DIR: distDir = '' } = process.env

/** Resolves once it is on its way: every answer is reported before anything follows from it. */
const tell = (report: Told): Promise<void> =>
  new Promise((resolve, reject) => {
    process.send?.(report, (error: Error | null) => (error ? reject(error) : resolve()))
  })

let going = true

async function run({ staff, goods, open }: Beginning): Promise<void> {
  const submit = submitter(distDir, goods)
  const one = async (course: Course) => {
    const { deal } = course
    const step = (name: string) => void tell({ step: name, key: deal.key })
    const note = () => tell({ course })
    await note()
    try {
      if (!deal.orderSerial)
        await makeDeal(
          staff,
          (submission) => submit(url, submission),
          deal,
          () => void note(),
          step,
          PATIENCE_MS,
        )
      const { orderSerial: serial, requestId, guest } = deal
      if (!serial || !requestId || !guest) throw new Error('a signature that names no order')
      course.carried ??= aCarried(serial)
      await note()
      await carryOut(
        { staff, serial, requestId, guest, carried: course.carried, note, step },
        PATIENCE_MS,
      )
      await tell({ through: deal.key })
    } catch (error) {
      const broken = (error as Error).message.trim().replaceAll('\n', ' ')
      await tell({ through: deal.key, broken })
    }
  }
  const waiting = [...open]
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (;;) {
        const next = waiting.shift() ?? (going ? { deal: aSubmission() } : null)
        if (!next) return
        await one(next)
        await sleep(200)
      }
    }),
  )
  await tell({ over: true })
}

// Without its parent nobody reads it any more.
process.on('disconnect', () => process.exit())
process.on('message', (message: Beginning | 'end') => {
  if (message === 'end') going = false
  else void run(message)
})
