'use client'

import { NumberQuestion } from '@/components/form/number-question'
import { usePieces } from '@/components/form/use-pieces'
import { useState, type KeyboardEvent, type ReactNode } from 'react'
import { LightButton, LightInput } from '@/components/ui/light'
import { SHORT_RUN } from '@/features/pricing/rules/choice'
import { priced } from '@/features/pricing/rules/minimum-ways'
import { brokenMinimums, type AskedPieces } from '@/features/pricing/rules/minimums'
import { priceTogether } from '@/features/pricing/rules/order-price'
import { orderPrices } from '@/features/pricing/rules/order-prices'
import { formatAmount, formatMoney, formatWhole } from '@/platform/money'
import type { ProductDetail } from '../../rules/product-views'
import type { ConfiguratorTexts } from './configurator-texts'
import { fill } from '@/platform/fill'
import { cellKey, readCells, stepFrom, type Cells } from './grid-cells'
import { MinimumWays } from './minimum-ways'
import { hasVariant, variantOf } from './to-line'
import { minimumText } from './way-text'

/**
 * Quantities of several finishes and sizes at once, by keyboard, with totals and the price that they reach together.
 */
export function OrderGrid({
  product,
  optionCodes,
  outcome,
  texts,
  onAdd,
}: {
  product: ProductDetail
  optionCodes: readonly string[]
  /** result of the last addition */
  outcome: ReactNode
  texts: ConfiguratorTexts
  onAdd: (lines: readonly AskedPieces[]) => void
}) {
  const { locale } = texts
  const [cells, setCells] = useState<Cells>({})
  /** accepted ways: which cells are short runs, and which options were given up */
  const [short, setShort] = useState<readonly string[]>([])
  const [dropped, setDropped] = useState<readonly string[]>([])
  const options = optionCodes.filter((code) => code !== SHORT_RUN && !dropped.includes(code))
  const { lines: plain, problems } = readCells(product, cells, usePieces())
  const lines = plain.map((line) => ({
    ...line,
    optionCodes: short.includes(cellKey(line)) ? [...options, SHORT_RUN] : options,
  }))
  const broken = brokenMinimums(product, lines)
  const total =
    lines.length > 0
      ? priced(
          product,
          lines,
          orderPrices(product, (line) => variantOf(product, line)),
        )
      : null
  const pieces = lines.reduce((sum, { quantity }) => sum + quantity, 0)
  const of = (has: (line: AskedPieces) => boolean) =>
    lines.filter(has).reduce((sum, { quantity }) => sum + quantity, 0)
  const names = product.options.filter(({ code }) => options.includes(code)).map(({ name }) => name)

  const move = (event: KeyboardEvent<HTMLInputElement>, row: number, column: number) => {
    const next = stepFrom(product, event, row, column)
    if (!next) return
    event.preventDefault()
    document.getElementById(`cell-${next.row}-${next.column}`)?.focus()
  }

  return (
    <section
      aria-labelledby="grid"
      className="grid gap-3 rounded-md border bg-white p-4 md:p-6"
      data-testid="order-grid"
    >
      <div>
        <h2 id="grid" className="text-lg">
          {texts.gridTitle}
        </h2>
        <p className="text-sm text-muted">
          {texts.gridHint}{' '}
          {names.length > 0 ? fill(texts.gridOptions, { options: names.join(', ') }) : ''}
        </p>
      </div>
      <div className="relative overflow-x-auto">
        <table className="ledger w-auto!">
          <thead>
            <tr>
              <th scope="col" className="sticky start-0 bg-white">
                {texts.finish}
              </th>
              {product.sizes.map((size) => (
                <th key={size.code} scope="col" className="num">
                  {size.name}
                </th>
              ))}
              <th scope="col" className="num ps-4!">
                {texts.gridTotal}
              </th>
              <th scope="col" className="num ps-4!">
                {texts.gridUnit}
              </th>
            </tr>
          </thead>
          <tbody>
            {product.finishes.map((finish, row) => (
              <tr key={finish.code}>
                <th
                  scope="row"
                  className="sticky start-0 min-w-28 bg-white align-middle! text-ink!"
                >
                  {finish.name}
                </th>
                {product.sizes.map((size, column) => {
                  const at = { finishCode: finish.code, sizeCode: size.code }
                  const label = fill(texts.gridCell, { finish: finish.name, size: size.name })
                  return (
                    <td key={size.code} className="p-1!">
                      {hasVariant(product, at) ? (
                        <LightInput
                          id={`cell-${row}-${column}`}
                          aria-label={label}
                          aria-invalid={
                            problems.some((one) => one.key === cellKey(at)) || undefined
                          }
                          value={cells[cellKey(at)] ?? ''}
                          inputMode="numeric"
                          maxLength={7}
                          onFocus={(event) => event.target.select()}
                          onKeyDown={(event) => move(event, row, column)}
                          onChange={(event) =>
                            setCells({ ...cells, [cellKey(at)]: event.target.value })
                          }
                          className="w-20 px-2 md:text-sm"
                        />
                      ) : (
                        <span className="text-xs text-muted">{texts.gridNone}</span>
                      )}
                    </td>
                  )
                })}
                <td className="num ps-4! align-middle!">
                  {formatWhole(
                    of((line) => line.finishCode === finish.code),
                    locale,
                  )}
                </td>
                <td className="num ps-4! align-middle! text-muted">
                  {pieces > 0
                    ? formatAmount(
                        priceTogether(
                          product,
                          variantOf(product, {
                            finishCode: finish.code,
                            sizeCode: product.sizes[0]?.code ?? '',
                          }),
                          { quantity: 1, optionCodes: options },
                          pieces,
                        ).unitPriceMinor,
                        locale,
                      )
                    : '–'}
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr className="font-medium">
              <th scope="row" className="sticky start-0 bg-white">
                {texts.gridTotal}
              </th>
              {product.sizes.map((size) => (
                <td key={size.code} className="num pe-3!">
                  {formatWhole(
                    of((line) => line.sizeCode === size.code),
                    locale,
                  )}
                </td>
              ))}
              <td className="num ps-4!" data-testid="grid-pieces">
                {formatWhole(pieces, locale)}
              </td>
              <td />
            </tr>
          </tfoot>
        </table>
      </div>
      <div role="alert" className="grid gap-1 text-sm text-fault empty:hidden">
        {problems.map(({ key, finish, size, nearest, choices }) =>
          choices ? (
            <div key={key} className="flex flex-wrap items-center gap-x-2">
              <span>{fill(texts.gridCell, { finish, size })}:</span>
              <NumberQuestion
                choices={choices}
                label={fill(texts.gridCell, { finish, size })}
                onChoose={(plain) => setCells({ ...cells, [key]: plain })}
              />
            </div>
          ) : (
            <p key={key}>
              {fill(nearest === null ? texts.gridNotWhole : texts.gridOffMultiple, {
                finish,
                size,
                multiple: product.orderMultiple,
                nearest: nearest ?? '',
              })}
            </p>
          ),
        )}
        {broken.map((one) => (
          <p key={one.rule + one.code}>{minimumText(one, texts)}</p>
        ))}
      </div>
      {broken.length > 0 && problems.length === 0 ? (
        <div className="max-w-xl">
          <MinimumWays
            product={product}
            lines={lines}
            texts={texts}
            onTake={(way) => {
              setCells(
                Object.fromEntries(way.lines.map((line) => [cellKey(line), String(line.quantity)])),
              )
              setShort(
                way.lines.filter((line) => line.optionCodes.includes(SHORT_RUN)).map(cellKey),
              )
              setDropped([...dropped, ...way.dropped.map(({ code }) => code)])
            }}
          />
        </div>
      ) : null}
      <div
        className="flex flex-wrap items-center justify-between gap-4 border-t pt-3"
        aria-live="polite"
      >
        <p>
          {total ? (
            <>
              <span className="text-sm text-muted">{texts.gridGoods} </span>
              <strong className="text-lg" data-testid="grid-total">
                {formatMoney(total.totalMinor, 'USD', locale)}
              </strong>
              {total.feeMinor > 0 ? (
                <span className="block text-xs text-muted">
                  {fill(texts.gridFees, { fee: formatMoney(total.feeMinor, 'USD', locale) })}
                </span>
              ) : null}
            </>
          ) : (
            <span className="text-sm text-muted">{texts.gridEmpty}</span>
          )}
        </p>
        <LightButton
          look={{ composed: texts.looks.wide }}
          disabled={lines.length === 0 || broken.length > 0 || problems.length > 0}
          onClick={() => onAdd(lines)}
        >
          {lines.length === 1 ? texts.gridAddOne : fill(texts.gridAdd, { count: lines.length })}
        </LightButton>
      </div>
      <p role="status" className="text-sm empty:hidden">
        {outcome}
      </p>
    </section>
  )
}
