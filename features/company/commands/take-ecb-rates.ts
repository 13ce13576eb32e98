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
 * Sets the rates of all currencies that the house has by the file of the European Central Bank, each a
 * version of its own that keeps spread and offer. One whose day is older than that of the rate in
 * force is left alone.
 * @param input.xml the file
 * @throws InvalidInputError for a file that is none, or where a rate is ten times another: it asks
 */
export async function takeEcbRates(
  context: Context,
  input: unknown,
): Promise<{ day: string; taken: string[] }> {
  authorize(context.actor, 'setting.money')
  const parsed = entries.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const read = readEcb(parsed.data.xml.slice(0, ECB_MOST_CHARACTERS + 1))
  if ('problem' in read)
    throw new InvalidInputError({ xml: [{ code: `refusals.ecb_${read.problem}` }] })
  const { day, unitsPerUsd } = read.rates
  return inTransaction(context, async (tx, within) => {
    const currencies: string[] = []
    for (const { name } of await newestSettings('rate:', tx)) {
      await lockSetting(tx, name)
      const [now] = await newestSettings(name, tx)
      const currency = name.replace('rate:', '')
      const rate = unitsPerUsd[currency]
      const held = rateSetting.schema.safeParse(now?.texts)
      if (!now || !held.success || rate === undefined || held.data.day > day) continue
      if (held.data.day === day && held.data.unitsPerUsd === rate) continue
      const asked =
        parsed.data.sure === 'on'
          ? null
          : rateSetting.ask?.(held.data, { ...held.data, unitsPerUsd: rate })
      if (asked)
        throw new InvalidInputError({
          xml: [
            {
              code: 'refusals.ecb_tenfold',
              values: {
                currency,
                rate: { decimal: rate },
                before: { decimal: held.data.unitsPerUsd },
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
