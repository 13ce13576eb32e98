import 'server-only'
import { settingOf } from '@/features/company/queries/settings'
import { minutesOfWorkingDay, type WorkingTime } from '@/features/company/rules/working-time'
import { quotingSetting } from '@/features/company/settings/quoting'
import type { ResponsePromise } from '../rules/promise'

/**
 * By what the desk measures how soon it answers: what the house promises, or a working day where it promises nothing.
 * The one place that knows where it is set.
 */
export async function responsePromise(working: WorkingTime): Promise<ResponsePromise> {
  const hours = (await settingOf(quotingSetting))?.value.answerHours ?? null
  return { workingMinutes: hours === null ? minutesOfWorkingDay(working) : hours * 60 }
}
