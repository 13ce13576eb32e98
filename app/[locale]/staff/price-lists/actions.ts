'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { currentActor } from '@/features/accounts/queries/current-actor'
import type { Actor } from '@/features/accounts/rules/actor'
import { activatePriceList } from '@/features/price-lists/commands/activate-price-list'
import { dropGroup, saveGroup } from '@/features/price-lists/commands/save-group'
import { savePriceList, StalePriceListError } from '@/features/price-lists/commands/save-price-list'
import { startVersion } from '@/features/price-lists/commands/start-version'
import { dropDraft, withdrawPriceList } from '@/features/price-lists/commands/withdraw-price-list'
import type { ListResult } from '@/features/price-lists/components/staff/results'
import { ConflictError, ForbiddenError, InvalidInputError } from '@/platform/errors'
import { textEntries } from '@/platform/form-entries'
import { log } from '@/platform/log'

const REASONS = ['stale', 'not_a_draft', 'nothing', 'in_use'] as const

function refused(error: unknown): ListResult {
  if (error instanceof InvalidInputError) return { fieldErrors: error.fieldErrors }
  if (error instanceof ForbiddenError) return { reason: 'signed_out' }
  const reason =
    error instanceof ConflictError ? REASONS.find((each) => each === error.reason) : undefined
  if (reason) return { reason }
  log.error({ err: error }, 'price list desk failed')
  return { reason: 'failed' }
}

const collided = ({ by, at, edit, theirs }: StalePriceListError, actor: Actor): ListResult => ({
  conflict: {
    saved: {
      by: by.name,
      at: at.toISOString(),
      own: actor.kind === 'staff' && by.id === actor.userId,
    },
    edit,
    theirs,
  },
})

/** Runs one entry of the desk; what was typed stays in the form. */
async function entered(
  form: FormData,
  work: (
    typed: Record<string, string>,
    actor: Actor,
  ) => Promise<Pick<ListResult, 'edit' | 'serial'> | void>,
): Promise<ListResult> {
  const actor = await currentActor()
  let answer: Pick<ListResult, 'edit' | 'serial'> | void
  try {
    answer = await work(textEntries(form), actor)
  } catch (error) {
    return error instanceof StalePriceListError ? collided(error, actor) : refused(error)
  }
  refresh()
  return { done: true, ...answer }
}

const at = ({ serial = '', edit = '' }: Record<string, string>) => ({
  serial: Number(serial),
  edit: Number(edit),
})

/** Keeps the entries as a list's draft. Of a new list the form opens the page, once nothing was typed meanwhile. */
export async function savePriceListAction(_: ListResult, form: FormData): Promise<ListResult> {
  return entered(form, (typed, actor) =>
    savePriceList(actor, {
      serial: typed.serial ? Number(typed.serial) : null,
      edit: Number(typed.edit),
      entries: typed,
    }),
  )
}

/** Puts the draft in force. */
export async function activateAction(_: ListResult, form: FormData): Promise<ListResult> {
  return entered(form, async (typed, actor) => void (await activatePriceList(actor, at(typed))))
}

/** Ends a list. */
export async function withdrawAction(_: ListResult, form: FormData): Promise<ListResult> {
  return entered(form, (typed, actor) => withdrawPriceList(actor, at(typed).serial))
}

/** Opens the next version as a draft. */
export async function startVersionAction(_: ListResult, form: FormData): Promise<ListResult> {
  return entered(form, async (typed, actor) => void (await startVersion(actor, at(typed).serial)))
}

/** Drops the draft; a list that has nothing else is gone. */
export async function dropDraftAction(_: ListResult, form: FormData): Promise<ListResult> {
  let gone = false
  const result = await entered(
    form,
    async (typed, actor) => void ({ gone } = await dropDraft(actor, at(typed))),
  )
  if (gone) redirect('/staff/price-lists')
  return result
}

/** Makes or changes a group. */
export async function saveGroupAction(_: ListResult, form: FormData): Promise<ListResult> {
  return entered(form, async (typed, actor) => ({
    edit: (
      await saveGroup(actor, {
        id: typed.id || null,
        version: Number(typed.version),
        entries: typed,
      })
    ).version,
  }))
}

/** Dissolves a group. */
export async function dropGroupAction(_: ListResult, form: FormData): Promise<ListResult> {
  return entered(form, ({ id = '' }, actor) => dropGroup(actor, id))
}
