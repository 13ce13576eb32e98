'use client'

import Link from 'next/link'
import { useState } from 'react'
import { buttonVariants, Button } from '@/components/ui/button'
import { priceInput, priceSteps } from '@/features/pricing/choice'
import { checkQuantity, listPrice } from '@/features/pricing/rules'
import type { LandedPrice } from '@/features/pricing/landed'
import { addLine } from '@/features/quotes/request-list'
import { formatMoney } from '@/platform/money'
import type { ProductDetail } from '../dto'
import type { ConfiguratorTexts } from './configurator-texts'
import { fill } from './fill'
import { Gallery } from './gallery'
import { LandedPanel } from './landed-panel'
import { PriceLadder } from './price-ladder'
import { QuantityControl } from './quantity-control'

export interface Country {
  code: string
  name: string
}

/** Picture, finish, size, quantity, ladder and options of one product; what is chosen goes onto the request list. */
export function ProductConfigurator({ product, texts, landed, destinations, origins }: {
  product: ProductDetail
  texts: ConfiguratorTexts
  landed: LandedPrice
  destinations: readonly Country[]
  origins: readonly Country[]
}) {
  const [finishCode, setFinish] = useState(product.finishes[0]?.code ?? '')
  const [sizeCode, setSize] = useState(product.sizes[0]?.code ?? '')
  const [typed, setTyped] = useState(String(product.moq))
  const [origin, setOrigin] = useState(product.origins[0] ?? 'CN')
  const [optionCodes, setOptions] = useState<readonly string[]>([])
  const [added, setAdded] = useState(false)

  const ofFinish = product.variants.filter((each) => each.finishCode === finishCode)
  const variant = ofFinish.find((each) => each.sizeCode === sizeCode) ?? ofFinish[0]
  const sizes = product.sizes.filter(({ code }) => ofFinish.some((each) => each.sizeCode === code))
  const quantity = /^\d{1,10}$/.test(typed.trim()) ? Number(typed) : Number.NaN
  const problem = checkQuantity(quantity, product)
  const priced = problem ? product.moq : quantity
  const price = listPrice(priceInput(product, variant, { optionCodes, quantity: priced }))
  const sku = variant?.sku ?? product.sku
  // An option that can't go with one that is chosen can't be chosen, and says why.
  const against = (option: ProductDetail['options'][number]) => product.options.find(({ code, excludes }) => optionCodes.includes(code) && (excludes.includes(option.code) || option.excludes.includes(code)))?.name
  const days = product.leadTimeDays + price.extraLeadTimeDays

  const add = () => {
    if (problem) return document.getElementById('quantity')?.focus()
    addLine({
      kind: 'BULK', sku, quantity, optionCodes: [...optionCodes], ...(product.origins.length > 1 ? { origin } : {}),
      productName: product.name, finishName: product.finishes.find(({ code }) => code === finishCode)?.name ?? '', sizeName: sizes.find(({ code }) => code === variant?.sizeCode)?.name ?? '', slug: product.slug,
      imagePath: product.images.find((image) => image.finishCode === finishCode)?.path ?? product.imagePath,
    })
    setAdded(true)
  }
  const changed = <T,>(set: (value: T) => void) => (value: T) => {
    set(value)
    setAdded(false)
  }

  return (
    <div className="grid gap-8">
      <div className="grid gap-6 lg:grid-cols-[minmax(0,30rem)_1fr] lg:gap-10">
        <Gallery images={product.images} finishCode={finishCode} label={texts.gallery} />
        <div className="grid content-start gap-4">
          <header className="grid gap-1">
            <h1 className="text-xl">{product.name}</h1>
            <p className="flex flex-wrap gap-x-4 text-sm text-muted">
              <span className="font-mono" data-testid="sku">{sku}</span>
              <span>{product.grade ?? product.material}</span>
              <span>{texts.weight} {product.unitWeightGrams} g</span>
              <span>{texts.moq} {product.moq}</span>
              <span>{texts.leadTime} {days} d</span>
            </p>
            <p className="text-sm">{product.summary}</p>
          </header>
          <div className="grid gap-4 md:grid-cols-2">
            <div className="grid content-start gap-3">
              <Choice legend={texts.finish} name="finish" choices={product.finishes} value={finishCode} onChange={changed(setFinish)} />
              {sizes.length > 1 ? <Choice legend={texts.size} name="size" choices={sizes} value={variant?.sizeCode ?? ''} onChange={changed(setSize)} /> : null}
              {origins.length > 1 ? <Choice legend={texts.origin} name="origin" choices={origins} value={origin} onChange={changed(setOrigin)} /> : null}
              <fieldset className="grid gap-1">
                <legend className="mb-1 text-sm font-medium">{texts.options}</legend>
                {product.options.map((option) => (
                  <label key={option.code} className="flex min-h-9 items-start gap-2 text-sm">
                    <input type="checkbox" className="mt-1 size-4 accent-ink" disabled={against(option) !== undefined} checked={optionCodes.includes(option.code)} onChange={(event) => changed(setOptions)(event.target.checked ? [...optionCodes, option.code] : optionCodes.filter((code) => code !== option.code))} />
                    <span>
                      {option.name}{option.detail ? `, ${option.detail}` : ''}
                      <span className="block text-xs text-muted">
                        {[
                          fill(texts.optionEach, { price: formatMoney(option.unitPriceMinor, 'USD') }),
                          option.setupFeeMinor ? fill(texts.optionSetup, { price: formatMoney(option.setupFeeMinor, 'USD') }) : '',
                          option.leadTimeDays ? fill(texts.optionDays, { days: option.leadTimeDays }) : '',
                          option.minimumQuantity > product.moq ? fill(texts.optionMinimum, { count: option.minimumQuantity }) : '',
                          option.artwork ? texts.optionArtwork : '',
                          against(option) ? fill(texts.optionExcluded, { option: against(option) ?? '' }) : '',
                        ].filter(Boolean).join(' · ')}
                      </span>
                    </span>
                  </label>
                ))}
              </fieldset>
            </div>
            <div className="grid content-start gap-3">
              <PriceLadder breaks={priceSteps(product, variant, optionCodes)} quantity={priced} texts={texts} />
              <QuantityControl typed={typed} product={product} problem={problem} texts={texts} onChange={changed(setTyped)} />
              <p className="flex items-baseline justify-between gap-4 border-t pt-2" aria-live="polite">
                <span className="text-sm text-muted">{texts.lineTotal}</span>
                <strong data-testid="line-total" className="text-lg">{formatMoney(price.lineTotalMinor, 'USD')}</strong>
              </p>
              {price.nextBreak && !problem ? <p className="text-sm text-ok">{fill(texts.addMore, { count: price.nextBreak.addQuantity, saving: formatMoney(price.nextBreak.unitSavingMinor, 'USD') })}</p> : null}
              <Button size="lg" onClick={add}>{texts.add}</Button>
              <p role="status" className="min-h-6 text-sm">
                {added ? <>{texts.added} <Link href="/request" prefetch={false} className={buttonVariants({ variant: 'link', size: 'inline' })}>{texts.toList}</Link></> : <span className="text-xs text-muted">{texts.indicative}</span>}
              </p>
            </div>
          </div>
        </div>
      </div>
      <LandedPanel slug={product.slug} initial={landed} question={{ finish: finishCode, sku, quantity: priced, options: optionCodes.join(','), origin }} destinations={destinations} texts={texts} />
    </div>
  )
}

function Choice({ legend, name, choices, value, onChange }: { legend: string; name: string; choices: readonly { code: string; name: string }[]; value: string; onChange: (code: string) => void }) {
  return (
    <fieldset>
      <legend className="mb-1 text-sm font-medium">{legend}</legend>
      <div className="flex flex-wrap gap-2">
        {choices.map((choice) => (
          <label key={choice.code} className="inline-flex min-h-11 cursor-pointer items-center rounded-md border border-control bg-white px-3 text-sm has-checked:border-ink has-checked:bg-ink has-checked:text-white has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-info md:min-h-9">
            <input type="radio" name={name} value={choice.code} checked={choice.code === value} onChange={() => onChange(choice.code)} className="sr-only" />
            {choice.name}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
