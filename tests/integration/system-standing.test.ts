import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { systemStanding } from '@/features/company/queries/developers'
import { db } from '@/platform/db/client'
import { ForbiddenError } from '@/platform/errors'
import { defineJob, enqueue } from '@/platform/jobs'
import { boss, stopBoss } from '@/platform/jobs/boss'
import { staff } from './quotes/quote-fixtures'

const job = defineJob({
  name: 'test.standing',
  payload: z.object({}),
  handle: () => Promise.resolve(),
})

beforeAll(async () => void (await boss()))
afterAll(stopBoss)

describe('the developers’ corner', () => {
  it('shows health, versions and how payments and mail run', async () => {
    const standing = await systemStanding(staff)
    expect(standing.databaseMs).toBeGreaterThanOrEqual(0)
    expect(standing).toMatchObject({ mail: 'kept', payments: 'sandbox', eventsWaiting: 0 })
    expect(
      Object.fromEntries(standing.versions.map(({ name, version }) => [name, version])),
    ).toMatchObject({
      node: process.versions.node,
      postgres: expect.stringMatching(/^\d+\.\d+/),
      site: expect.stringMatching(/^\d+\.\d+\.\d+/),
    })
  })

  it('shows what waits and what failed, with its reason', async () => {
    await db.$transaction((tx) => enqueue(tx, job, {}))
    expect((await systemStanding(staff)).queue).toContainEqual(
      expect.objectContaining({ job: 'test.standing', waiting: 1, failed: 0 }),
    )
    const queue = await boss()
    const [taken] = await queue.fetch(job.name)
    await queue.fail(job.name, taken?.id ?? '', { message: 'the printer is out of paper' })
    expect((await systemStanding(staff)).queue).toContainEqual(
      expect.objectContaining({
        job: 'test.standing',
        waiting: 0,
        retried: 1,
        lastFailure: 'the printer is out of paper',
      }),
    )
  })

  it('shows the webhooks that arrived, and which wait', async () => {
    await db.stripeEvent.createMany({
      data: [
        { id: 'evt_1', type: 'payment_intent.succeeded', payload: {} },
        {
          id: 'evt_2',
          type: 'charge.updated',
          payload: {},
          processedAt: new Date(),
          outcome: 'ignored',
        },
      ],
    })
    const { events, eventsWaiting } = await systemStanding(staff)
    expect(eventsWaiting).toBe(1)
    expect(events.map(({ id, outcome }) => [id, outcome]).toSorted()).toEqual([
      ['evt_1', null],
      ['evt_2', 'ignored'],
    ])
  })

  it('is only for owners', async () => {
    await expect(systemStanding({ ...staff, roles: ['finance'] } as typeof staff)).rejects.toThrow(
      ForbiddenError,
    )
  })
})
