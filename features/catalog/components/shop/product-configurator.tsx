'use client'

import Link from 'next/link'
import { lazy, Suspense, useState } from 'react'
import { LightButton } from '@/components/ui/light'
import { priceSteps, SHORT_RUN } from '@/features/pricing/rules/choice'
import type { LandedAnswer } from '../../queries/landed-prices'
import type { MinimumWay } from '@/features/pricing/rules/minimum-ways'
import { brokenMinimums, shortRunLines, type AskedPieces } from '@/features/pricing/rules/minimums'
import { priceTogether } from '@/features/pricing/rules/order-price'
import { usePieces } from '@/components/form/use-pieces'
import { RadioGroup, RadioGroupCard } from '@/components/ui/radio-group'
import { checkQuantity } from '@/features/pricing/rules/list-price'
import { addLines } from '@/features/basket/stores/request-list'
import { formatMoney } from '@/platform/money'
import type { ProductDetail } from '../../rules/product-views'
import type { ConfiguratorTexts } from './configurator-texts'
import { fill } from '@/platform/fill'
import { Gallery } from './gallery'
import { LandedPanel, type Country } from './landed-panel'
import { OptionChoice } from './option-choice'
import { addMore, PriceLadder } from './price-ladder'
import { QuantityControl } from './quantity-control'
import { ReadyToShip } from './ready-to-ship'
import { hasVariant, toLine, variantOf } from './to-line'
import { useOwnPrices } from './use-own-prices'

// Fetches on demand what few visitors open.
const MinimumWays = lazy(() => import('./minimum-ways').then((m) => ({ default: m.MinimumWays })))
const OrderGrid = lazy(() => import('./order-grid').then((m) => ({ default: m.OrderGrid })))

/**
 * Picture, finish, size, quantity, price ladder and options of one product; the selection is added to the request list.
 */
export function ProductConfigurator({
  product: listedProduct,
  texts,
  production,
  landed,
  destinations,
  ddp,
  origins,
}: {
  product: ProductDetail
  texts: ConfiguratorTexts
  /** by number of working days, the days from today in words */
  production: Readonly<Record<number, string>>
  landed: LandedAnswer
  destinations: readonly Country[]
  /** codes of the countries that we deliver to duty paid */
  ddp: readonly string[]
  origins: readonly Country[]
}) {
  const { locale } = texts
  const { product, own } = useOwnPrices(listedProduct)
  const [finishCode, setFinish] = useState(product.finishes[0]?.code ?? '')
  const [sizeCode, setSize] = useState(product.sizes[0]?.code ?? '')
  const [typed, setTyped] = useState(String(product.moq))
  const [origin, setOrigin] = useState(product.origins[0] ?? 'CN')
  const [optionCodes, setOptions] = useState<readonly string[]>([])
  const [outcome, setOutcome] = useState('')
  const [inGrid, setInGrid] = useState(false)

  const reading = usePieces()(typed)
  const quantity = reading.value ?? Number.NaN
  const sizes = product.sizes.filter((size) =>
    hasVariant(product, { finishCode, sizeCode: size.code }),
  )
  const pieces: AskedPieces = {
    finishCode,
    sizeCode: sizes.some(({ code }) => code === sizeCode) ? sizeCode : (sizes[0]?.code ?? ''),
    quantity,
    optionCodes,
  }
  const broken = quantity > 0 && quantity <= 1_000_000 ? brokenMinimums(product, [pieces]) : []
  const problem = checkQuantity(quantity || Number.NaN, {
    ...product,
    moq: quantity > 0 ? product.orderMultiple : product.moq,
  })
  const pricedQuantity = quantity > 0 && quantity <= 1_000_000 ? quantity : product.moq
  const variant = variantOf(product, pieces)
  const price = priceTogether(product, variant, { quantity: pricedQuantity, optionCodes }, 0)
  const isShort = shortRunLines(product, [pieces]).length > 0
  const feeMinor = isShort ? (product.shortRun?.feeMinor ?? 0) : 0
  const { sku } = variant
  const stepsOf = (pricedProduct: ProductDetail) =>
    priceSteps(
      pricedProduct,
      variant,
      optionCodes.filter((code) => code !== SHORT_RUN),
    )
  const days = product.leadTimeDays + price.extraLeadTimeDays

  const put = (lines: readonly AskedPieces[], sample = false) => {
    const isAdded = addLines(
      lines.map((line) =>
        toLine(product, line, { sample, ...(product.origins.length > 1 ? { origin } : {}) }),
      ),
    )
    setOutcome(
      !isAdded
        ? texts.full
        : sample
          ? texts.sampleAdded
          : lines.length > 1
            ? fill(texts.gridAdded, { count: lines.length })
            : texts.added,
    )
  }
  const add = () =>
    problem || broken.length > 0 ? document.getElementById('quantity')?.focus() : put([pieces])
  const changed =
    <T,>(set: (value: T) => void) =>
    (value: T) => {
      set(value)
      setOutcome('')
    }
  const take = ({ lines: [line] }: MinimumWay) => {
    if (!line) return
    changed(setFinish)(line.finishCode)
    setTyped(String(line.quantity))
    setOptions(line.optionCodes)
  }

  const outcomeNote = outcome ? (
    <>
      {outcome}{' '}
      <Link href="/request" prefetch={false} className={texts.looks.link}>
        {texts.toList}
      </Link>
    </>
  ) : null

  return (
    <div className="grid gap-8">
      <div className="grid gap-6 lg:grid-cols-[minmax(0,30rem)_1fr] lg:gap-10">
        <Gallery images={product.images} finishCode={finishCode} label={texts.gallery} />
        <div className="grid content-start gap-4">
          <header className="grid gap-1">
            <h1 className="text-xl">{product.name}</h1>
            <p className="flex flex-wrap gap-x-4 text-sm text-muted">
              <span className="font-mono" data-sku={sku} data-testid="sku">
                {sku}
              </span>
              <span>{product.grade ?? product.material}</span>
              <span>
                {texts.weight} {product.unitWeightGrams} g
              </span>
              <span>
                {texts.moq} {product.moq}
              </span>
              <span>
                {texts.leadTime} {production[days]}
              </span>
            </p>
            <p className="text-sm">{product.summary}</p>
          </header>
          <div className="grid gap-4 md:grid-cols-2">
            <div className="grid content-start gap-3">
              <Choice
                legend={texts.finish}
                name="finish"
                choices={product.finishes}
                value={finishCode}
                onChange={changed(setFinish)}
              />
              {sizes.length > 1 ? (
                <Choice
                  legend={texts.size}
                  name="size"
                  choices={sizes}
                  value={pieces.sizeCode}
                  onChange={changed(setSize)}
                />
              ) : null}
              {origins.length > 1 ? (
                <Choice
                  legend={texts.origin}
                  name="origin"
                  choices={origins}
                  value={origin}
                  onChange={changed(setOrigin)}
                />
              ) : null}
              <OptionChoice
                product={product}
                chosen={optionCodes}
                texts={texts}
                onChange={changed(setOptions)}
              />
            </div>
            <div className="grid content-start gap-3">
              <PriceLadder
                breaks={stepsOf(product)}
                list={own ? stepsOf(listedProduct) : undefined}
                until={own?.until ?? null}
                quantity={pricedQuantity}
                texts={texts}
              />
              <QuantityControl
                typed={typed}
                choices={reading.choices}
                product={product}
                broken={broken}
                problem={problem}
                texts={texts}
                onChange={changed(setTyped)}
              >
                {broken.length > 0 ? (
                  <Suspense>
                    <MinimumWays product={product} lines={[pieces]} texts={texts} onTake={take} />
                  </Suspense>
                ) : null}
                {optionCodes.includes(SHORT_RUN) && broken.length === 0 ? (
                  <p
                    className="flex flex-wrap items-baseline gap-x-3 text-xs"
                    data-testid="short-run"
                  >
                    {isShort
                      ? fill(texts.shortRunChosen, { fee: formatMoney(feeMinor, 'USD', locale) })
                      : texts.shortRunFree}
                    <LightButton
                      look="inline"
                      onClick={() =>
                        changed(setOptions)(optionCodes.filter((code) => code !== SHORT_RUN))
                      }
                    >
                      {texts.shortRunUndo}
                    </LightButton>
                  </p>
                ) : null}
              </QuantityControl>
              <ReadyToShip
                sku={sku}
                pieces={product.stock.find((each) => each.sku === sku)?.pieces ?? 0}
                stockDays={production[product.stockLeadTimeDays]}
                quantity={pricedQuantity}
                leadDays={production[days]}
                hasOptions={optionCodes.some((code) => code !== SHORT_RUN)}
                texts={texts}
              />
              <p
                className="flex items-baseline justify-between gap-4 border-t pt-2"
                aria-live="polite"
              >
                <span className="text-sm text-muted">{texts.lineTotal}</span>
                <strong data-testid="line-total" className="text-lg">
                  {formatMoney(price.lineTotalMinor + feeMinor, 'USD', locale)}
                </strong>
              </p>
              {price.nextBreak && !problem && broken.length === 0 ? (
                <p className="text-sm text-ok">{addMore(price.nextBreak, texts)}</p>
              ) : null}
              <LightButton look={{ composed: texts.looks.main }} onClick={add}>
                {texts.add}
              </LightButton>
              <p role="status" className="min-h-6 text-sm">
                {(inGrid ? null : outcomeNote) ?? (
                  <span className="text-xs text-muted">
                    {own?.breaks.some((each) => each.sku === sku)
                      ? texts.ownBinding
                      : texts.indicative}
                  </span>
                )}
              </p>
              <div className="grid gap-2">
                {product.sampleFeeMinor === null ? null : (
                  <p className="text-xs text-muted">
                    <LightButton
                      look={{ composed: texts.looks.outline }}
                      onClick={() => put([{ ...pieces, quantity: 1, optionCodes: [] }], true)}
                    >
                      {fill(texts.sampleAdd, {
                        fee: formatMoney(product.sampleFeeMinor, 'USD', locale),
                      })}
                    </LightButton>
                    <span className="block pt-1">
                      {fill(texts.sampleNote, {
                        sku,
                        days: production[product.sampleLeadTimeDays] ?? '',
                      })}
                    </span>
                  </p>
                )}
                {product.variants.length > 1 ? (
                  <LightButton
                    look={{ composed: texts.looks.link }}
                    className="justify-self-start"
                    aria-expanded={inGrid}
                    onClick={() => setInGrid(!inGrid)}
                  >
                    {inGrid ? texts.gridClose : texts.gridOpen}
                  </LightButton>
                ) : null}
              </div>
            </div>
          </div>
        </div>
      </div>
      {inGrid ? (
        <Suspense>
          <OrderGrid
            product={product}
            optionCodes={optionCodes}
            outcome={outcomeNote}
            texts={texts}
            onAdd={put}
          />
        </Suspense>
      ) : null}
      <LandedPanel
        slug={product.slug}
        initial={landed}
        question={{
          finish: finishCode,
          sku,
          quantity: pricedQuantity,
          options: optionCodes.join(','),
          origin,
          ...(own ? { own: '1' } : {}),
        }}
        destinations={destinations}
        ddp={ddp}
        texts={texts}
      />
    </div>
  )
}

function Choice({
  legend,
  name,
  choices,
  value,
  onChange,
}: {
  legend: string
  name: string
  choices: readonly { code: string; name: string }[]
  value: string
  onChange: (code: string) => void
}) {
  return (
    <RadioGroup legend={legend} className="flex flex-wrap gap-2">
      {choices.map((choice) => (
        <RadioGroupCard
          key={choice.code}
          name={name}
          value={choice.code}
          checked={choice.code === value}
          onChange={() => onChange(choice.code)}
        >
          {choice.name}
        </RadioGroupCard>
      ))}
    </RadioGroup>
  )
}
