import { formatAmount, formatMoney, formatWhole } from '@/platform/money'
import type { OwnProductPrices } from '../../rules/own-prices'
import { fetchOwnPrices } from './fetch-own-prices'
import { fill } from '@/platform/fill'

/** Texts with `{price}` and `{quantity}` to be filled in. */
export interface OwnCardTexts {
  locale: string
  from: string
  at: string
  list: string
}

/** The most that the server answers at once. */
const AT_ONCE = 60

/**
 * Shows own prices wherever a list has a product's price (`data-price-of`), also in lists that appear later. The page's
 * own markup stays and is only hidden: it belongs to the page, and is shown again on leaving.
 */
export function showOwnPrices(texts: OwnCardTexts, signal: AbortSignal): void {
  const shown = new Map<HTMLElement, HTMLElement | null>()
  const knownPrices = new Map<string, OwnProductPrices | null>()

  const look = async () => {
    for (const price of shown.keys()) if (!price.isConnected) shown.delete(price)
    const prices = [...document.querySelectorAll<HTMLElement>('[data-price-of]')].filter(
      (price) => !shown.has(price),
    )
    if (prices.length === 0) return
    for (const price of prices) shown.set(price, null)
    const missing = [...new Set(prices.map(slugOf))].filter((slug) => !knownPrices.has(slug))
    for (let i = 0; i < missing.length; i += AT_ONCE) {
      const slugs = missing.slice(i, i + AT_ONCE)
      const answer = await fetchOwnPrices(slugs, signal)
      for (const slug of slugs) knownPrices.set(slug, answer[slug] ?? null)
    }
    if (signal.aborted) return
    for (const price of prices) {
      const own = knownPrices.get(slugOf(price))?.from
      if (!own || shown.get(price)) continue
      const element = ownElement(price, own, texts)
      price.style.display = 'none'
      price.after(element)
      shown.set(price, element)
    }
  }
  const again = () => void look().catch(() => undefined)
  const watch = new MutationObserver(again)
  watch.observe(document.body, { childList: true, subtree: true })
  signal.addEventListener('abort', () => {
    watch.disconnect()
    for (const [price, element] of shown) {
      element?.remove()
      price.style.display = ''
    }
  })
  again()
}

const slugOf = (price: HTMLElement): string => price.dataset.priceOf ?? ''

function ownElement(
  price: HTMLElement,
  own: NonNullable<OwnProductPrices['from']>,
  texts: OwnCardTexts,
): HTMLElement {
  const { locale } = texts
  const inCard = price.tagName === 'P'
  const element = document.createElement(price.tagName)
  element.dataset.testid = 'own-price'
  const now = document.createElement(inCard ? 'b' : 'span')
  const was = document.createElement('s')
  const list = Number(price.dataset.list)
  now.textContent = inCard
    ? fill(texts.from, { price: formatMoney(own.unitPriceMinor, 'USD', locale) })
    : formatAmount(own.unitPriceMinor, locale)
  was.textContent = inCard ? formatMoney(list, 'USD', locale) : formatAmount(list, locale)
  was.title = texts.list
  was.className = 'text-xs text-muted'
  element.append(
    now,
    ` ${fill(texts.at, { quantity: formatWhole(own.fromQuantity, locale) })} `,
    was,
  )
  return element
}
