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

const STAGES: Record<Leased['state'], (job: Leased) => Promise<void>> = {
  READING: (job) => (job.change === null ? readStage(job) : changeStage(job)),
  APPLYING: applyStage,
  PUBLISHING: publishStage,
  UNDOING: undoStage,
}

/**
 * Works on imports until none waits. Their state is in the database: if a worker was killed, the next one takes its
 * import up from the last stored chunk or batch.
 */
export async function workOnImports(): Promise<void> {
  const worker = randomUUID()
  for (let leased = await takeLease(worker); leased; leased = await takeLease(worker))
    await workOn(leased)
}

async function workOn(job: Leased): Promise<void> {
  try {
    await STAGES[job.state](job)
  } catch (error) {
    if (error instanceof FencedError) return
    if (error instanceof SheetProblem)
      return void (await release(job, {
        state: 'REFUSED',
        problem: codedMessage(error.problem),
      }))
    log.error({ err: error, import: job.id }, 'work on an import broke off')
    await release(
      job,
      job.attempts >= MOST_ATTEMPTS
        ? {
            state:
              job.state === 'READING' || job.state === 'APPLYING'
                ? 'REFUSED'
                : await restingState(job.id),
            problem: codedMessage({ code: 'imports.problems.failed' }),
          }
        : {},
    )
    throw error
  }
}

const release = ({ id, leaseBy }: Leased, data: Prisma.ProductImportUpdateManyMutationInput) =>
  db.productImport.updateMany({ where: { id, leaseBy }, data: { ...data, ...RELEASED } })

/** Runs when an import waits for work, and every minute for what a killed worker left. */
export const productImportJob = defineJob({
  name: 'product-import',
  payload: z.object({}),
  cron: '* * * * *',
  retryLimit: MOST_ATTEMPTS,
  expireInSeconds: 3_600,
  handle: workOnImports,
})
