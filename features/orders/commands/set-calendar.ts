import 'server-only'
import type { Context } from '@/features/accounts/context'
import { saveSetting } from '@/features/company/commands/save-setting'
import { factoryCalendar } from '@/features/company/queries/factory-calendar'
import type { CalendarYear } from '@/features/company/rules/calendar'
import { movedDays } from '../queries/promised-days'

/** At most this many days are listed; of the others the number is given. */
const NAMED = 12

/**
 * Sets one year of the factory's calendar. If days named by quotes or orders would move, they are
 * listed first, each with its new day, and nothing is set until the actor confirms.
 * @param typed as for {@link saveSetting}
 * @throws InvalidInputError by field; StaleEntriesError where somebody has changed it meanwhile
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
