import 'server-only'
import { z } from 'zod'
import type { Locale } from '@/i18n/routing'
import { translator } from '@/i18n/translator'
import { formatIn, type Format } from '@/platform/format'
import { formatOrderNumber } from '@/platform/numbers'

const EVENTS = 'threads.events'

const valuesSchema = z.record(z.string(), z.union([z.string(), z.number()]))

/** An event in words: amounts and days are written in the reader's language. */
export function eventWords(
  { event, kind, values }: { event: string | null; kind: string; values: unknown },
  locale: Locale,
): string {
  const t = translator(EVENTS, locale)
  const format = formatIn(locale)
  const { totalMinor, currency, day, from, to, order, ...rest } =
    valuesSchema.safeParse(values).data ?? {}
  const eventTexts = {
    ...rest,
    ...(typeof totalMinor === 'number' && typeof currency === 'string'
      ? { total: format.money(totalMinor, currency) }
      : {}),
    ...(typeof day === 'string' ? { day: format.day(day) } : {}),
    ...(typeof order === 'number' ? { order: formatOrderNumber(order) } : {}),
    ...named({ from, to }, format),
  }
  const key = kind === 'VIEW' ? 'viewed' : (event ?? '')
  return isKnown(key, t) ? t(key, eventTexts) : key
}

/** A day is formatted; an address stays as it is. */
const named = (texts: Record<string, string | number | undefined>, format: Format) =>
  Object.fromEntries(
    Object.entries(texts).flatMap(([name, text]) =>
      typeof text === 'string' ? [[name, DAY.test(text) ? format.day(text) : text]] : [],
    ),
  )
const DAY = /^\d{4}-\d{2}-\d{2}$/

type Words = ReturnType<typeof translator<typeof EVENTS>>

const isKnown = (key: string, t: Words): key is Parameters<Words>[0] => t.has(key as never)
