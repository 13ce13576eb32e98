'use client'

import { LightButton } from '@/components/ui/light'
import { minimumWays, type MinimumWay } from '@/features/pricing/rules/minimum-ways'
import type { AskedPieces } from '@/features/pricing/rules/minimums'
import { orderPrices } from '@/features/pricing/rules/order-prices'
import type { ProductDetail } from '../../rules/product-views'
import type { ConfiguratorTexts } from './configurator-texts'
import { variantOf } from './to-line'
import { waysInSight, wayText } from './way-text'

/** Ways to meet a minimum, one tap each, with the order's cost then. Nothing changes by itself. */
export function MinimumWays({
  product,
  lines,
  texts,
  onTake,
}: {
  product: ProductDetail
  lines: readonly AskedPieces[]
  texts: ConfiguratorTexts
  onTake: (way: MinimumWay) => void
}) {
  const ways = waysInSight(
    minimumWays(
      product,
      lines,
      orderPrices(product, (line) => variantOf(product, line)),
    ),
  )
  return (
    <div className="grid gap-1" data-testid="ways">
      <p className="text-xs text-muted">{texts.ways}</p>
      <ul className="grid gap-1">
        {ways.map((way) => {
          const { title, price } = wayText(way, texts)
          return (
            <li key={title}>
              <LightButton onClick={() => onTake(way)} look="choice">
                <span className="font-medium">{title}</span>
                <span className="text-xs text-muted tabular-nums">{price}</span>
              </LightButton>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
