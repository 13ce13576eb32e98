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

/** Keeps the entries as a list's draft. Of a new list the form opens the page, once nothing was typed meanwhile. */
export async function savePriceListAction(_: ListResult, form: FormData): Promise<ListResult> {
  return entered(form, (typed, context) =>
    savePriceList(context, {
      serial: typed.serial ? Number(typed.serial) : null,
      edit: Number(typed.edit),
      entries: typed,
    }),
  )
}

/** Puts the draft in force. */
export async function activateAction(_: ListResult, form: FormData): Promise<ListResult> {
  return entered(form, async (typed, context) => void (await activatePriceList(context, at(typed))))
}

/** Ends a list. */
export async function withdrawAction(_: ListResult, form: FormData): Promise<ListResult> {
  return entered(form, (typed, context) => withdrawPriceList(context, at(typed).serial))
}

/** Opens the next version as a draft. */
export async function startVersionAction(_: ListResult, form: FormData): Promise<ListResult> {
  return entered(
    form,
    async (typed, context) => void (await startVersion(context, at(typed).serial)),
  )
}

/** Drops the draft; a list that has nothing else is gone. */
export async function dropDraftAction(_: ListResult, form: FormData): Promise<ListResult> {
  return entered(form, async (typed, context) => {
    const { gone } = await dropDraft(context, at(typed))
    if (!gone) return
    refresh()
    redirect('/staff/price-lists')
  })
}
