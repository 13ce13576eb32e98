import 'server-only'
import { refresh } from 'next/cache'
import { act, refusalOf, savedMeanwhile } from '@/features/accounts/action'
import type { OwnContext } from '@/features/accounts/context'
import type { Actor } from '@/features/accounts/rules/actor'
import { StaleGroupError } from '../commands/save-group'
import { StalePriceListError } from '../commands/save-price-list'
import { textEntries } from '@/platform/form-entries'
import type { ListResult } from '../components/staff/results'

const REASONS = ['stale', 'not_a_draft', 'nothing', 'in_use'] as const

const collided = (
  { by, at, edit, theirs }: StalePriceListError,
  actor: Actor | null,
): ListResult => ({
  conflict: { saved: savedMeanwhile({ by, at }, actor), edit, theirs },
})

/** Runs one entry of the price lists' desk; what was typed stays in the form. */
export const entered = (
  form: FormData,
  work: (
    input: Record<string, string>,
    context: OwnContext,
  ) => Promise<Pick<ListResult, 'edit' | 'serial'> | void>,
): Promise<ListResult> =>
  act<ListResult>(
    { permission: 'price-list.edit', rate: 'desk' },
    async (context) => {
      const answer = await work(textEntries(form), context)
      refresh()
      return { done: true, ...answer }
    },
    (error, context) => {
      const actor = context?.actor ?? null
      if (error instanceof StalePriceListError) return collided(error, actor)
      if (error instanceof StaleGroupError) {
        const { version, theirs } = error
        return { groupConflict: { saved: savedMeanwhile(error, actor), version, theirs } }
      }
      return refusalOf(error, REASONS, 'price list desk failed')
    },
  )
