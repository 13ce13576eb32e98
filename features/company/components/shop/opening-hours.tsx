'use client'

import { useHydrated } from '@/components/form/use-hydrated'
import { fill } from '@/platform/fill'
import { hoursIn } from '../../rules/hours'

/** The house's hours on its own clock, and on the reader's clock once the browser has told its zone. */
export function OpeningHours({
  opensAt,
  closesAt,
  now,
  locale,
  texts,
}: {
  opensAt: string
  closesAt: string
  /** ISO instant, which decides about summer time on the reader's clock */
  now: string
  locale: string
  texts: { factory: string; yours: string }
}) {
  const own = useHydrated() ? hoursIn(opensAt, closesAt, new Date(now), locale) : null
  return (
    <>
      <p>{fill(texts.factory, { from: opensAt, to: closesAt })}</p>
      {own ? (
        <p className="text-muted">
          {fill(texts.yours, { from: own.from, to: own.to, zone: own.zone })}
        </p>
      ) : null}
    </>
  )
}
