import 'server-only'
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { db } from '@/platform/db/client'
import type { Prisma } from '@/platform/db/generated/client'
import { defineJob } from '@/platform/jobs'
import { log } from '@/platform/log'
import { SheetProblem } from '@/platform/sheets/sheet'
import { codedMessage } from '@/platform/validation-words'
import { applyStage } from './apply-stage'
import { changeStage } from './change-stage'
import { FencedError, MOST_ATTEMPTS, RELEASED, takeLease, type Leased } from './lease'
import { publishStage, restingState, undoStage } from './publish-stage'
import { readStage } from './read-stage'

const STAGES: Record<Leased['state'], (taken: Leased) => Promise<void>> = {
  READING: (taken) => (taken.change === null ? readStage(taken) : changeStage(taken)),
  APPLYING: applyStage,
  PUBLISHING: publishStage,
  UNDOING: undoStage,
}

/**
 * Works on imports until none waits. Where each stands is in the database: an import whose worker was killed is
 * taken up by the next one, from the last chunk or batch that was kept.
 */
export async function workOnImports(): Promise<void> {
  const worker = randomUUID()
  for (let leased = await takeLease(worker); leased; leased = await takeLease(worker))
    await workOn(leased)
}

async function workOn(taken: Leased): Promise<void> {
  try {
    await STAGES[taken.state](taken)
  } catch (error) {
    if (error instanceof FencedError) return
    if (error instanceof SheetProblem)
      return void (await release(taken, {
        state: 'REFUSED',
        problem: codedMessage(error.problem),
      }))
    log.error({ err: error, import: taken.id }, 'work on an import broke off')
    await release(
      taken,
      taken.attempts >= MOST_ATTEMPTS
        ? {
            state:
              taken.state === 'READING' || taken.state === 'APPLYING'
                ? 'REFUSED'
                : await restingState(taken.id),
            problem: codedMessage({ code: 'imports.problems.failed' }),
          }
        : {},
    )
    throw error
  }
}

const release = ({ id, leaseBy }: Leased, data: Prisma.ProductImportUpdateManyMutationInput) =>
  db.productImport.updateMany({ where: { id, leaseBy }, data: { ...data, ...RELEASED } })

/** When an import waits for work, and every minute for what a killed worker left. */
export const productImportJob = defineJob({
  name: 'product-import',
  payload: z.object({}),
  cron: '* * * * *',
  retryLimit: MOST_ATTEMPTS,
  expireInSeconds: 3_600,
  handle: workOnImports,
})
