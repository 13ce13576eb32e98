import 'server-only'
import { z } from 'zod'
import { authorize } from '@/features/accounts/rules/permissions'
import type { Context } from '@/features/accounts/context'
import { inTransaction } from '@/platform/db/transaction'
import { InvalidInputError } from '@/platform/errors'
import { newestSettings } from '@/platform/settings/read'
import { ECB_MOST_CHARACTERS, readEcb } from '../rules/ecb'
import { rateSetting } from '../settings/money'
import { lockSetting, writeVersion } from './write-version'

const SOURCE = 'ECB reference rate'
const entries = z.object({ xml: z.string().min(1), sure: z.string().optional() })

/**
 * Sets the rates of all currencies that the house has from the file of the European Central Bank, each as a version of
 * its own that keeps spread and offer. A rate in force that is newer than the file is left alone.
 * @param input.xml the file
 * @throws InvalidInputError where it isn’t such a file, or where a rate is ten times the current one: it must be
 *   confirmed
 */
export async function takeEcbRates(
  context: Context,
  input: unknown,
): Promise<{ day: string; taken: string[] }> {
  authorize(context.actor, 'setting.money')
  const parsed = entries.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const result = readEcb(parsed.data.xml.slice(0, ECB_MOST_CHARACTERS + 1))
  if ('problem' in result)
    throw new InvalidInputError({ xml: [{ code: `refusals.ecb_${result.problem}` }] })
  const { day, unitsPerUsd } = result.rates
  return inTransaction(context, async (tx, within) => {
    const currencies: string[] = []
    for (const { name } of await newestSettings('rate:', tx)) {
      await lockSetting(tx, name)
      const [now] = await newestSettings(name, tx)
      const currency = name.replace('rate:', '')
      const rate = unitsPerUsd[currency]
      const current = rateSetting.schema.safeParse(now?.texts)
      if (!now || !current.success || rate === undefined || current.data.day > day) continue
      if (current.data.day === day && current.data.unitsPerUsd === rate) continue
      const questions =
        parsed.data.sure === 'on'
          ? null
          : rateSetting.ask?.(current.data, { ...current.data, unitsPerUsd: rate })
      if (questions)
        throw new InvalidInputError({
          xml: [
            {
              code: 'refusals.ecb_tenfold',
              values: {
                currency,
                rate: { decimal: rate },
                before: { decimal: current.data.unitsPerUsd },
              },
            },
          ],
        })
      await writeVersion(tx, within, {
        name,
        texts: { ...now.texts, unitsPerUsd: rate, day, source: SOURCE },
        note: `${SOURCE}, ${day}`,
      })
      currencies.push(currency)
    }
    return { day, taken: currencies }
  })
}
