import 'server-only'
import type { Context } from '@/features/accounts/context'
import { saveSetting } from '@/features/company/commands/save-setting'
import { factoryCalendar } from '@/features/company/queries/factory-calendar'
import type { CalendarYear } from '@/features/company/rules/calendar'
import { movedDays } from '../queries/promised-days'

/** So many are named; of more their number is told. */
const NAMED = 12

/**
 * Sets one year of the factory's calendar. Where days that quotes or orders name already would move, they are named
 * first, each with the day it would move to, and nothing is set until the one who sets it says that it is meant.
 * @param typed as {@link saveSetting} takes it
 * @throws InvalidInputError by field; StaleEntriesError where somebody has set it since
 */
export async function setCalendar(
  context: Context,
  typed: Readonly<Record<string, string>>,
  isDemo = false,
): Promise<void> {
  await saveSetting(
    context,
    { ...typed, section: 'calendar' },
    {
      isDemo,
      ask: async ({ scope, value }, tx) => {
        const before = await factoryCalendar(tx)
        const after = { ...before, [scope ?? '']: value as CalendarYear }
        const moved = await movedDays(tx, { before, after }, context.now)
        if (moved.length === 0) return null
        return {
          sure: [
            {
              code: 'refusals.days_promised',
              values: {
                count: moved.length,
                more: Math.max(0, moved.length - NAMED),
                days: {
                  between: 'semicolons',
                  list: moved.slice(0, NAMED).map(({ number, day, movesTo }) => ({
                    code: 'refusals.day_promised',
                    values: { number, day: { day }, movesTo: { day: movesTo } },
                  })),
                },
              },
            },
          ],
        }
      },
    },
  )
}
