'use server'

import type { DeskResult } from '@/components/desk/result'
import { deskEntry } from '@/features/accounts/action'
import { saveCost } from '../commands/save-cost'
import { reviewCostRate, saveCostRate } from '../commands/save-rate'

/** Saves what an article costs from a day on. */
export async function saveCostAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'cost.edit', done: 'entered', failure: 'cost not saved' },
    (typed, context) => saveCost(context, typed),
  )
}

/** Sets a dated rate. */
export async function saveCostRateAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'cost.edit', done: 'set', failure: 'cost rate not set' },
    (typed, context) => saveCostRate(context, typed),
  )
}

/** Records a second person's confirmation that a rate matches its source. */
export async function reviewCostRateAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'cost.edit', done: 'set', failure: 'cost rate not reviewed' },
    (typed, context) => reviewCostRate(context, typed),
  )
}
