import 'server-only'
import { z } from 'zod'
import { notify } from '@/features/notifications/commands/notify'
import { db } from '@/platform/db/client'
import { defineJob } from '@/platform/jobs'
import { rulesInForce } from '../queries/rules-in-force'
import { endingNotices } from '../rules/ending-soon'
import { shippedDestinations } from '../rules/rules-in-force'
import { statutoryDay } from '../rules/statutory-zone'

/**
 * Notifies the tariff desk of rows that end within thirty days; each once, in however many countries it is in force.
 */
export const tellEndingsJob = defineJob({
  name: 'tariffs.tell-endings',
  payload: z.object({}),
  cron: '20 22 * * *',
  handle: async () => {
    const [rules, now] = [await rulesInForce(), new Date()]
    const countries = shippedDestinations.flatMap((destination) => {
      const rows = rules.rowsOf(destination)
      return rows ? [{ destination, rules: rows, today: statutoryDay(destination, now) }] : []
    })
    const ending = endingNotices(countries, []).filter((each) => each.ending.kind !== 'review')
    for (const { ending: row } of ending)
      await db.$transaction((tx) =>
        notify(tx, {
          kind: 'row-ends',
          cause: `row-ends:${row.kind}:${row.id}:${row.on}`,
          values: { title: row.title, day: row.on },
          path: '/staff/tariffs',
          to: { permission: 'tariff.edit' },
        }),
      )
  },
})
