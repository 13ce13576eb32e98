import 'server-only'
import { settingOf } from '@/features/company/queries/settings'
import { workingTime } from '@/features/company/queries/working-time'
import { minutesOfWorkingDay, type WorkingTime } from '@/features/company/rules/working-time'
import { quotingSetting } from '@/features/company/settings/quoting'
import type { Clock, ResponsePromise } from '../rules/promise'

/**
 * The response time that the desk is measured by: what the house promises, or a working day where it promises
 * nothing. The only place that knows where it is set.
 */
async function responsePromise(working: WorkingTime): Promise<ResponsePromise> {
  const hours = (await settingOf(quotingSetting))?.value.answerHours ?? null
  return { workingMinutes: hours === null ? minutesOfWorkingDay(working) : hours * 60 }
}

/** The clock for waiting requests: the house's working time and its promise. */
export async function promiseClock(now: Date): Promise<Clock> {
  const working = await workingTime()
  return { now, working, promise: await responsePromise(working) }
}
