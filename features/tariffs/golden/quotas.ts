import {
  definitionOn,
  depositFor,
  drawDown,
  openingPercent,
  prorated,
  quotaStatus,
  splitEntry,
  successiveVolumes,
  type QuotaEvent,
  type VolumeChange,
} from '../engine/quota'
import { percentRate, rateOf } from '../engine/rate'
import {
  add,
  divide,
  fixed,
  multiply,
  ratio,
  rational,
  subtract,
  text,
  ZERO,
} from '../engine/rational'
import type { Answer, Family } from './case'
import { texts } from './other'
import { cents, dollars } from './us'

const THOUSAND = ratio(1000n, 1n)

export const status: Family = ({ events = [], criticalState, suspension, blocking }) => ({
  status: quotaStatus(
    (events as string[]).map((event): QuotaEvent => {
      const [, kind, state] = /^(\w+)(?:\((\w+)\))?$/.exec(event) ?? []
      if (kind === 'critical') return { kind, active: state !== 'inactive' && state !== 'expired' }
      return kind === 'balance'
        ? { kind, remaining: '0' }
        : { kind: kind as 'exhaustion' | 'reopening' }
    }),
    {
      critical: criticalState === 'Y',
      suspended: suspension === 'active',
      blocked: blocking === 'active',
    },
  ),
})

/** The first volume is written as customs keeps it, with three places; the planned ones with two. */
export const periods: Family = ({ initialVolume, change, value, periods: count }) => ({
  volumes: successiveVolumes(
    texts(initialVolume),
    (change === 'no_change'
      ? { kind: change }
      : { kind: change, value: texts(value) }) as VolumeChange,
    Number(count),
  ).map((volume, i) => fixed(volume, i === 0 ? 3 : 2)),
})

export const cbpQuota: Family = (inputs) => {
  if (inputs.revisedPct !== undefined) return revisedProration(inputs)
  if (inputs.openingOversubscribed === false) return opening(texts(inputs.limitKg))
  if (inputs.status !== undefined) {
    const value = cents(texts(inputs.entryValueUsd))
    const { depositMinor, refundIfWithinMinor } = depositFor(
      String(inputs.status).startsWith('critical') ? 'Critical' : 'Open',
      duty(value, inputs.inPct),
      duty(value, inputs.overPct),
    )
    return { depositAtEntry: dollars(depositMinor), refundIfInQuota: dollars(refundIfWithinMinor) }
  }
  if (inputs.prorationPct !== undefined) {
    const quantities = texts(inputs.entryQuantityKg)
    const inQuotaKg = proratedAlone(quantities, texts(inputs.prorationPct))
    return { inQuotaKg, overQuotaKg: text(subtract(rational(quantities), rational(inQuotaKg))) }
  }
  const split = splitEntry(
    texts(inputs.entryKg),
    texts(inputs.remainingKg),
    cents(texts(inputs.entryValueUsd)),
  )
  const [within, beyond] = [
    duty(split.inQuotaMinor, inputs.inPct),
    duty(split.overQuotaMinor, inputs.overPct),
  ]
  return {
    inQuotaKg: split.inQuota,
    overQuotaKg: split.overQuota,
    inQuotaValue: dollars(split.inQuotaMinor),
    overQuotaValue: dollars(split.overQuotaMinor),
    inQuotaDuty: dollars(within),
    overQuotaDuty: dollars(beyond),
    totalDuty: dollars(within + beyond),
    balanceAfterKg: text(subtract(rational(texts(inputs.remainingKg)), rational(split.inQuota))),
  }
}

/** The share of an entry that is alone. */
const proratedAlone = (quantity: string, percent: string): string =>
  prorated([{ id: 'entry', quantity }], percent).get('entry') ?? '0'

const duty = (minor: number, percent: unknown): number => rateOf(minor, percentRate(texts(percent)))

/** A percentage revised by customs: what was within is beyond, and its duty is billed. Whole kilograms. */
function revisedProration(inputs: Record<string, unknown>): Answer {
  const kilograms = text(multiply(rational(texts(inputs.entryTonnes)), THOUSAND))
  const at = (percent: unknown) => {
    const inQuota = proratedAlone(kilograms, texts(percent))
    const { overQuotaMinor } = splitEntry(kilograms, inQuota, cents(texts(inputs.entryValueUsd)))
    const overDuty = duty(overQuotaMinor, inputs.overPct)
    return { tonnes: text(divide(rational(inQuota), THOUSAND)), owed: overDuty }
  }
  const [first, revised] = [at(inputs.firstPct), at(inputs.revisedPct)]
  return {
    firstInQuotaT: first.tonnes,
    revisedInQuotaT: revised.tonnes,
    firstOverDuty: dollars(first.owed),
    revisedOverDuty: dollars(revised.owed),
    supplementalDuty: dollars(revised.owed - first.owed),
  }
}

/** An opening that asks for half of what there is, and two entries after it that together cross the limit. */
function opening(limit: string): Answer {
  const half = text(divide(rational(limit), ratio(2n, 1n)))
  const { granted } = drawDown(limit, [
    { id: 'second', quantity: limit, presented: '2023-01-03T15:00:00Z' },
    { id: 'opening', quantity: half, presented: '2023-01-03T12:00:00Z' },
    { id: 'first', quantity: half, presented: '2023-01-03T13:00:00Z' },
  ])
  const inOrder = granted.get('first') === half && granted.get('second') === '0'
  return {
    openingReleasePct: openingPercent(half, granted.get('opening') ?? '0'),
    thereafter: inOrder ? 'FCFS' : null,
  }
}

export const quotaWindow: Family = (inputs) =>
  inputs.windows ? windows(inputs) : inputs.sameMoment ? together(inputs) : queue(inputs)

/** All present at one moment. */
function together(inputs: Record<string, unknown>): Answer {
  const requests = inputs.requests as Record<string, string>
  const total = Object.values(requests).map(rational).reduce(add, ZERO)
  const { granted } = drawDown(
    texts(inputs.windowT),
    Object.entries(requests).map(([id, quantity]) => ({
      id,
      quantity,
      presented: '2026-01-05T09:00:00Z',
    })),
  )
  return {
    ...Object.fromEntries(granted),
    prorationPct: openingPercent(texts(inputs.windowT), text(total)),
    sum: text([...granted.values()].map(rational).reduce(add, ZERO)),
  }
}

function queue(inputs: Record<string, unknown>): Answer {
  const entries = inputs.entries as { id: string; t: string; value: string; presented: string }[]
  const { granted, remaining } = drawDown(
    texts(inputs.windowT),
    entries.map(({ id, t, presented }) => ({ id, quantity: t, presented })),
  )
  return {
    balance: remaining,
    ...Object.fromEntries(
      entries.map(({ id, t, value }) => {
        const split = splitEntry(t, granted.get(id) ?? '0', cents(value))
        return [
          id,
          {
            in: split.inQuota,
            over: split.overQuota,
            duty: dollars(
              duty(split.inQuotaMinor, inputs.inPct) + duty(split.overQuotaMinor, inputs.overPct),
            ),
          },
        ]
      }),
    ),
  }
}

function windows(inputs: Record<string, unknown>): Answer {
  const windows = inputs.windows as { from: string; to: string; balance: string }[]
  const definitions = windows.map(({ from, to, balance }) => ({
    from,
    to,
    volume: balance,
    criticalThresholdPercent: '90',
  }))
  const balances = new Map(windows.map(({ from, balance }) => [from, rational(balance)]))
  const answers = (inputs.requests as { date: string; qty: string }[]).map(({ date, qty }) => {
    const definition = definitionOn(definitions, date)
    const remaining = (definition && balances.get(definition.from)) ?? ZERO
    const split = splitEntry(qty, text(remaining), 0)
    if (definition) balances.set(definition.from, subtract(remaining, rational(split.inQuota)))
    return [date, { in: split.inQuota, over: split.overQuota }]
  })
  return {
    ...Object.fromEntries(answers),
    finalBalances: windows.map(({ from }) => text(balances.get(from) ?? ZERO)),
  }
}
