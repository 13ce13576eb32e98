'use server'

import { redirect } from 'next/navigation'
import { act, refusalOf } from '@/features/accounts/action'
import type { OwnContext } from '@/features/accounts/context'
import { localeOf } from '@/i18n/routing'
import { InvalidInputError } from '@/platform/errors'
import { textEntries } from '@/platform/form-entries'
import { formatIn } from '@/platform/format'
import { formatQuoteNumber } from '@/platform/numbers'
import { schemaWords } from '@/platform/validation-words'
import { counterQuote } from '../commands/counter-quote'
import { pricedCounter, SupersededError } from '../queries/priced-counter'
import { changeSheet } from '../rules/change-sheet'
import {
  byEntry,
  changesTyped,
  COUNTER_REFUSALS,
  withTrade,
  type CounterFormState,
} from '../rules/counter-form'

/**
 * Handles the form of a buyer's changes: prices them, fills in a trade-off, or sends them and goes
 * to the quote. The form keeps its entries.
 */
export async function counterQuoteAction(
  before: CounterFormState,
  form: FormData,
): Promise<CounterFormState> {
  const { do: deed = '', currency = '', language = '', take = '', ...entered } = textEntries(form)
  for (const name of Object.keys(entered)) if (name.startsWith('$')) delete entered[name]
  const typed = take ? withTrade(entered, take) : entered
  const version = take ? before.version + 1 : before.version
  return act<CounterFormState>(
    { permission: 'quote.counter', rate: 'decide' },
    async (context) => {
      const { changes, unread } = changesTyped(typed, currency)
      if (unread.length > 0)
        throw new InvalidInputError(
          Object.fromEntries(unread.map((name) => [name, [schemaWords.number]])),
        )
      const input = {
        serial: Number(typed['serial']),
        revision: Number(typed['revision']),
        documentHash: typed['documentHash'],
        idempotencyKey: typed['idempotencyKey'],
        changes,
      }
      if (deed === 'send') {
        await counterQuote(context, input)
        redirect(`/quotes/${formatQuoteNumber(input.serial)}`)
      }
      return { typed, version, ...(await effect(context, input, language)) }
    },
    async (error) => {
      const sheet =
        error instanceof SupersededError
          ? { sheet: changeSheet(error.changes, localeOf(language)) }
          : {}
      const refusal = await refusalOf(error, COUNTER_REFUSALS, 'counter not taken')
      const failure =
        'fieldErrors' in refusal
          ? { fieldErrors: byEntry(refusal.fieldErrors, typed, currency) }
          : refusal
      return { typed: { ...typed, currency, language }, version, ...failure, ...sheet }
    },
  )
}

async function effect(
  context: OwnContext,
  input: unknown,
  language: string,
): Promise<Omit<CounterFormState, 'typed' | 'version'>> {
  const priced = await pricedCounter(context, input)
  const locale = localeOf(language)
  return {
    sheet: changeSheet(priced.changes, locale, true),
    total: formatIn(locale).money(priced.asked.totalMinor, priced.asked.draft.currency),
    freight: priced.freight,
    tradeOffs: priced.tradeOffs,
  }
}
