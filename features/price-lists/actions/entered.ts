import 'server-only'
import { refresh } from 'next/cache'
import { act, refusalOf } from '@/features/accounts/action'
import type { Actor } from '@/features/accounts/rules/actor'
import { StalePriceListError } from '../commands/save-price-list'
import { textEntries } from '@/platform/form-entries'
import type { ListResult } from '../components/staff/results'

const REASONS = ['stale', 'not_a_draft', 'nothing', 'in_use'] as const

const collided = (
  { by, at, edit, theirs }: StalePriceListError,
  actor: Actor | null,
): ListResult => ({
  conflict: {
    saved: {
      by: by.name,
      at: at.toISOString(),
      own: actor?.kind === 'staff' && by.id === actor.userId,
    },
    edit,
    theirs,
  },
})

/** Runs one entry of the price lists' desk; what was typed stays in the form. */
export const entered = (
  form: FormData,
  work: (
    typed: Record<string, string>,
    actor: Actor,
  ) => Promise<Pick<ListResult, 'edit' | 'serial'> | void>,
): Promise<ListResult> =>
  act<ListResult>(
    { permission: 'price-list.edit' },
    async (actor) => {
      const answer = await work(textEntries(form), actor)
      refresh()
      return { done: true, ...answer }
    },
    (error, actor) =>
      error instanceof StalePriceListError
        ? collided(error, actor)
        : refusalOf(error, REASONS, 'price list desk failed'),
  )
