'use client'

import { useEffect, useState } from 'react'
import { LightLabel, LightSelect } from '@/components/ui/light'
import type { LandedAnswer } from '../../queries/landed-prices'
import { INCOTERMS } from '@/features/tariffs/schema'
import { dayAtText } from '@/platform/dates'
import { formatAmount, formatDecimal } from '@/platform/money'
import type { ConfiguratorTexts } from './configurator-texts'
import { fill } from '@/platform/fill'
import { PriceChartSlot } from './price-chart-slot'

export interface Country {
  code: string
  name: string
}

/** What the goods cost in a country: every tariff layer in its own row with heading and rate, and who bears it. */
export function LandedPanel({
  slug,
  initial,
  question,
  destinations,
  ddp,
  texts,
}: {
  slug: string
  initial: LandedAnswer
  question: {
    finish: string
    sku: string
    quantity: number
    options: string
    origin: string
    own?: string
  }
  destinations: readonly Country[]
  /** codes of the countries that we deliver to duty paid */
  ddp: readonly string[]
  texts: ConfiguratorTexts
}) {
  const [destination, setDestination] = useState('US')
  const [chosenIncoterm, setIncoterm] = useState('DDP')
  const offersDdp = ddp.includes(destination)
  const incoterm = chosenIncoterm === 'DDP' && !offersDdp ? 'DAP' : chosenIncoterm
  const address = `/api/v1/landed-price?${new URLSearchParams({ slug, ...question, quantity: String(question.quantity), destination, incoterm, locale: texts.locale })}`
  const [openedAddress] = useState(address)
  const [answer, setAnswer] = useState<{ address: string; landed: LandedAnswer | null }>({
    address,
    landed: initial,
  })

  useEffect(() => {
    if (address === openedAddress) return setAnswer({ address, landed: initial })
    const abort = new AbortController()
    const timer = setTimeout(() => {
      fetch(address, { signal: abort.signal })
        .then(async (response) =>
          setAnswer({
            address,
            landed: response.ok ? ((await response.json()) as LandedAnswer) : null,
          }),
        )
        .catch(() => (abort.signal.aborted ? undefined : setAnswer({ address, landed: null })))
    }, 120)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [address, openedAddress, initial])

  const { landed } = answer
  const country = destinations.find((each) => each.code === destination)?.name ?? destination
  return (
    <section aria-labelledby="landed" className="grid gap-4 rounded-md border bg-white p-4 md:p-6">
      <div className="flex flex-wrap items-end gap-4">
        <div className="me-auto">
          <h2 id="landed" className="text-lg">
            {texts.landed}
          </h2>
          <p className="text-sm text-muted">{texts.landedLead}</p>
        </div>
        <LightLabel className="grid gap-1">
          {texts.destination}
          <LightSelect value={destination} onChange={(event) => setDestination(event.target.value)}>
            {destinations.map((each) => (
              <option key={each.code} value={each.code}>
                {each.name}
              </option>
            ))}
          </LightSelect>
        </LightLabel>
        <LightLabel className="grid gap-1">
          {texts.incoterm}
          <LightSelect value={incoterm} onChange={(event) => setIncoterm(event.target.value)}>
            {INCOTERMS.filter((each) => offersDdp || each !== 'DDP').map((each) => (
              <option key={each}>{each}</option>
            ))}
          </LightSelect>
        </LightLabel>
      </div>
      {offersDdp ? null : (
        <p className="max-w-prose text-sm text-caution">{fill(texts.noDdp, { country })}</p>
      )}
      <div className="grid gap-x-10 gap-y-6 lg:grid-cols-2">
        <div
          aria-live="polite"
          aria-busy={answer.address !== address}
          className="relative overflow-x-auto"
        >
          {landed === null ? (
            <p className="text-fault">{texts.failed}</p>
          ) : (
            <Layers landed={landed} incoterm={incoterm} country={country} texts={texts} />
          )}
        </div>
        <PriceChartSlot address={`${address}&as=curve`} country={country} texts={texts} />
      </div>
    </section>
  )
}

function Layers({
  landed,
  incoterm,
  country,
  texts,
}: {
  landed: LandedAnswer
  incoterm: string
  country: string
  texts: ConfiguratorTexts
}) {
  const { locale } = texts
  return (
    <>
      <table className="ledger" data-testid="landed">
        <thead>
          <tr>
            <th scope="col">{texts.layer}</th>
            <th scope="col" className="num">
              {texts.rate}
            </th>
            <th scope="col" className="num">
              {texts.amount}
            </th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <td>{texts.goods}</td>
            <td className="num" />
            <td className="num">{formatAmount(landed.goodsMinor, locale)}</td>
          </tr>
          {landed.layers.map((layer) => (
            <tr
              key={layer.heading + layer.title}
              className={layer.applied ? undefined : 'text-muted'}
            >
              <td>
                {layer.title} <span className="font-mono text-xs text-muted">{layer.heading}</span>
                {layer.reason ? (
                  <span className="block text-xs text-muted">{layer.reason}</span>
                ) : null}
              </td>
              <td className="num">
                {layer.ratePercent === null ? '–' : `${formatDecimal(layer.ratePercent, locale)}%`}
              </td>
              <td className="num">
                {layer.applied ? formatAmount(layer.amountMinor, locale) : texts.notDue}
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          {landed.feet.map(({ name, note, amountMinor }, i) => (
            <tr key={name} className={i === 1 ? 'text-base font-semibold' : undefined}>
              <td colSpan={2}>
                {name} <span className="block text-sm font-normal text-muted">{note}</span>
              </td>
              <td className="num">
                {amountMinor === null ? '' : formatAmount(amountMinor, locale)}
              </td>
            </tr>
          ))}
        </tfoot>
      </table>
      <p className="mt-3 text-sm">
        {landed.rated
          ? fill(landed.bornBy === 'seller' ? texts.seller : texts.buyer, { incoterm })
          : fill(texts.toBeConfirmed, { country })}{' '}
        {landed.message}
      </p>
      <p className="text-xs text-muted">
        {fill(texts.asOf, { date: dayAtText(landed.asOf, landed.timeZone, locale) })}
      </p>
    </>
  )
}
