'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { activatePriceList } from '../commands/activate-price-list'
import { savePriceList } from '../commands/save-price-list'
import { startVersion } from '../commands/start-version'
import { dropDraft, withdrawPriceList } from '../commands/withdraw-price-list'
import type { ListResult } from '../components/staff/results'
import { entered } from './entered'

const at = ({ serial = '', edit = '' }: Record<string, string>) => ({
  serial: Number(serial),
  edit: Number(edit),
})

/**
 * Saves the entries as a list's draft. For a new list the form opens its page, unless something was typed meanwhile.
 */
export async function savePriceListAction(_: ListResult, form: FormData): Promise<ListResult> {
  return entered(form, (input, context) =>
    savePriceList(context, {
      serial: input.serial ? Number(input.serial) : null,
      edit: Number(input.edit),
      entries: input,
    }),
  )
}

/** Puts the draft in force. */
export async function activateAction(_: ListResult, form: FormData): Promise<ListResult> {
  return entered(form, async (input, context) => void (await activatePriceList(context, at(input))))
}

/** Ends a list. */
export async function withdrawAction(_: ListResult, form: FormData): Promise<ListResult> {
  return entered(form, (input, context) => withdrawPriceList(context, at(input).serial))
}

/** Opens the next version as a draft. */
export async function startVersionAction(_: ListResult, form: FormData): Promise<ListResult> {
  return entered(
    form,
    async (input, context) => void (await startVersion(context, at(input).serial)),
  )
}

/** Drops the draft; a list without any other version is deleted. */
export async function dropDraftAction(_: ListResult, form: FormData): Promise<ListResult> {
  return entered(form, async (input, context) => {
    const { gone } = await dropDraft(context, at(input))
    if (!gone) return
    refresh()
    redirect('/staff/price-lists')
  })
}
