import 'server-only'
import type { Context } from '@/features/accounts/context'
import { addDays, factoryDay } from '@/platform/day'
import { InvalidInputError } from '@/platform/errors'
import { isOpen } from '../rules/handling'
import { DeedRefusedError, handleRequest, type Handled } from './handle'

/** A request that would be postponed longer than this should be declined. */
const MOST_DAYS = 180

/**
 * Takes a request out of the inbox until a day of the factory's calendar; the response time keeps running.
 * @param given.until YYYY-MM-DD, after today
 * @throws as `handleRequest`; InvalidInputError `until`
 */
export async function snoozeRequest(
  context: Context,
  { until, ...of }: Handled & { until: string },
): Promise<{ serial: number; version: number }> {
  const today = factoryDay(context.now)
  return handleRequest('snooze', context, of, ({ status }) => {
    if (!isOpen(status)) throw new DeedRefusedError('not_open')
    const isDay = /^\d{4}-\d{2}-\d{2}$/.test(until) && !Number.isNaN(Date.parse(until))
    if (!isDay || until <= today || until > addDays(today, MOST_DAYS))
      throw new InvalidInputError({
        until: [{ code: 'refusals.snooze_day', values: { most: MOST_DAYS } }],
      })
    return { snoozedUntil: until }
  })
}
