import type { ConfiguratorTexts } from './configurator-texts'
import { fill } from '@/platform/fill'
import { formatWhole } from '@/platform/money'

/**
 * How many pieces of the selected SKU are ready and when they ship; the rest is made to order. A request reserves
 * nothing, and the text says so.
 */
export function ReadyToShip({
  sku,
  pieces,
  stockDays,
  quantity,
  leadDays,
  hasOptions,
  texts,
}: {
  sku: string
  /** ready pieces of this SKU */
  pieces: number
  /** in words, like `leadDays` */
  stockDays: string | undefined
  quantity: number
  leadDays: string | undefined
  hasOptions: boolean
  texts: ConfiguratorTexts
}) {
  const { locale } = texts
  const words = {
    sku,
    pieces: formatWhole(pieces, locale),
    days: stockDays ?? '',
    count: formatWhole(quantity, locale),
    rest: formatWhole(Math.max(0, quantity - pieces), locale),
    lead: leadDays ?? '',
  }
  if (pieces === 0)
    return (
      <p className="text-xs text-muted" data-testid="ready">
        {fill(texts.stockNone, words)}
      </p>
    )
  const text = hasOptions
    ? texts.stockOptions
    : quantity <= pieces
      ? texts.stockAll
      : texts.stockPart
  return (
    <p className="text-xs" data-testid="ready">
      <span className="text-ok">{fill(text, words)}</span>{' '}
      <span className="text-muted">{texts.stockNotHeld}</span>
    </p>
  )
}
