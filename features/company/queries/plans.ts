import 'server-only'
import { planSetting, type PlanTemplate } from '../settings/plan'
import { settingsOf } from './settings'

/** The payment plans that quotes may have, by name. */
export const planTemplates = async (
  database?: Parameters<typeof settingsOf>[1],
): Promise<PlanTemplate[]> =>
  (await settingsOf(planSetting, database))
    .toSorted((a, b) => ((a.scope ?? '') < (b.scope ?? '') ? -1 : 1))
    .map(({ value }) => value)
