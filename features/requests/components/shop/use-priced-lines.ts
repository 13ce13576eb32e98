'use client'

import { useEffect, useState } from 'react'
import type { ListLanded, PricedLine, PricedList, PriceLinesInput } from '../../price-schema'
import type { ListLine } from '@/features/basket/stores/request-list'

export interface Pricing {
  /** `loading` until the first answer; `stale` while newer input is being priced */
  state: 'loading' | 'ready' | 'stale' | 'failed'
  /** by line id: the newest answer for that line, also while a newer one is loading */
  byLine: ReadonlyMap<string, PricedLine>
  /** null until there was a first answer */
  goodsMinor: number | null
  /** the lines' landed cost; null until it is known */
  landed: ListLanded | null
  currency: string
  retry: () => void
}

interface Answer {
  /** the input it answers, or failed on */
  asked: string
  failed: boolean
  byLine: ReadonlyMap<string, PricedLine>
  goodsMinor: number | null
  landed: ListLanded | null
  currency: string
}

const PAUSE_MS = 200

/** Asks the server for prices. @throws when it can't be reached or refuses */
export async function fetchPrices(
  input: PriceLinesInput,
  signal?: AbortSignal,
): Promise<PricedList> {
  const response = await fetch('/api/v1/price-lines', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(input),
    ...(signal ? { signal } : {}),
  })
  if (!response.ok) throw new Error(`prices: HTTP ${response.status}`)
  return (await response.json()) as PricedList
}

/**
 * The question to the server: the catalog lines.
 * @param destination empty while it isn't chosen
 */
export function pricingInput(
  lines: readonly ListLine[],
  currency: string,
  destination: string,
): PriceLinesInput {
  return {
    currency: currency as PriceLinesInput['currency'],
    ...(destination === ''
      ? {}
      : { destination: destination as NonNullable<PriceLinesInput['destination']> }),
    lines: lines
      .filter((line) => line.kind === 'BULK')
      .map(({ sku, quantity, optionCodes, origin, sample }) => ({
        sku,
        quantity,
        optionCodes,
        ...(origin ? { origin } : {}),
        ...(sample ? { sample: true } : {}),
      })),
  }
}

/**
 * Prices of the list's catalog lines, loaded again shortly after each change. The browser computes none itself.
 * @param destination where they go; empty while it isn't chosen
 */
export function usePricedLines(
  lines: readonly ListLine[],
  currency: string,
  destination: string,
): Pricing {
  const [attempt, setAttempt] = useState(0)
  const [answer, setAnswer] = useState<Answer>({
    asked: '',
    failed: false,
    byLine: new Map(),
    goodsMinor: null,
    landed: null,
    currency,
  })
  const input = pricingInput(lines, currency, destination)
  const ids = lines.flatMap((line) => (line.kind === 'BULK' ? line.id : [])).join()
  const question = `${attempt}|${ids}|${JSON.stringify(input)}`

  useEffect(() => {
    const order = ids.split(',').filter(Boolean)
    const stop = new AbortController()
    const price = async (): Promise<void> => {
      try {
        const body = JSON.parse(question.slice(question.indexOf('{'))) as PriceLinesInput
        const list =
          order.length > 0
            ? await fetchPrices(body, stop.signal)
            : { lines: [], goodsMinor: 0, landed: null, currency: body.currency }
        const byLine = new Map(list.lines.map((line, i) => [order[i] ?? '', line]))
        setAnswer({
          asked: question,
          failed: false,
          byLine,
          goodsMinor: list.goodsMinor,
          landed: list.landed,
          currency: list.currency,
        })
      } catch {
        if (!stop.signal.aborted) setAnswer((last) => ({ ...last, asked: question, failed: true }))
      }
    }
    const timer = setTimeout(() => void price(), PAUSE_MS)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [question, ids])

  const current = answer.asked === question
  const state = current
    ? answer.failed
      ? 'failed'
      : 'ready'
    : answer.asked === ''
      ? 'loading'
      : 'stale'
  return {
    state,
    byLine: answer.byLine,
    goodsMinor: answer.goodsMinor,
    landed: answer.landed,
    currency: answer.currency,
    retry: () => setAttempt((n) => n + 1),
  }
}
