'use client'

import { X } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useState, type ReactNode } from 'react'
import { Picture } from '@/components/picture'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import type { PricedArticle, PricedLine } from '../../price-schema'
import { updateLine, type BulkLine } from '@/features/basket/stores/request-list'
import type { RequestProblem } from '../../rules/request-problems'
import { countryName } from '@/platform/countries'
import { Link } from '@/i18n/navigation'
import { formatMoney } from '@/platform/money'
import { dayText } from '@/platform/dates'
import { lineControlId } from './payload'
import { useProblemText } from './problem-text'
import { QuantityField } from './quantity-field'
import { ShortRunChoice } from './short-run-choice'
import { TargetPriceField } from './target-price-field'

/** One catalog line: its article, its quantity, its price at that quantity, and its problems. */
export function BulkLineRow({
  line,
  priced,
  pricing,
  problems,
  currency,
  onRemove,
  children,
}: {
  line: BulkLine
  /** the server's answer; undefined while there is none yet */
  priced: PricedLine | undefined
  /** false when prices could not be had */
  pricing: boolean
  /** found at submission; live ones come with `priced` */
  problems: readonly RequestProblem[]
  currency: string
  onRemove: () => void
  /** shown below the line: its artwork */
  children?: ReactNode
}) {
  const locale = useLocale()
  const t = useTranslations('request')
  const { text } = useProblemText()
  // An unreadable entry is shown from the start; correcting it while typing doesn't fold it.
  const [asksTarget] = useState(() => line.priceTyped !== undefined)
  const live = priced?.problems ?? []
  const quantityProblem =
    line.typed === undefined
      ? live.find((p) => p.field === 'quantity')
      : { code: 'not_whole' as const, values: {}, nearest: [] }
  const others =
    live.length > 0
      ? live.filter((p) => p.field !== 'quantity')
      : problems.filter((p) => !p.path.endsWith('.quantity'))
  const article = priced?.article ?? null
  const name = article?.productName ?? line.productName
  const price = line.typed === undefined ? article?.price : null
  const next = live.length === 0 ? price?.nextBreak : null
  const nextBreak = next
    ? [
        t('list.addMore', {
          add: next.addQuantity,
          price: formatMoney(next.unitPriceMinor, currency, locale).replace(' ', '\u00a0'),
        }),
      ]
    : []

  return (
    <li className="grid grid-cols-[5rem_minmax(0,1fr)_2.75rem] items-start gap-x-4 gap-y-3 border-b py-4 md:grid-cols-[5rem_minmax(0,1fr)_12.5rem_6rem_8rem_2.75rem]">
      <LinePicture path={article?.imagePath ?? line.imagePath} />
      <div id={lineControlId(line.id, 'sku')} tabIndex={-1} className="grid min-w-0 gap-1 text-sm">
        {line.slug ? (
          <Link href={`/products/${line.slug}`} className="text-base font-medium hover:underline">
            {name}
          </Link>
        ) : (
          <span className="text-base font-medium">{name}</span>
        )}
        <span className="font-mono text-xs break-all">{priced?.sku ?? line.sku}</span>
        <span className="text-muted-foreground">
          {[article?.finishName ?? line.finishName, article?.sizeName ?? line.sizeName]
            .filter(Boolean)
            .join(', ')}
        </span>
        <Extras line={line} article={article} currency={currency} />
        {line.sample ? (
          <span className="text-xs text-muted-foreground">
            <Badge variant="info">{t('list.sample')}</Badge> {t('list.sampleNote')}
          </span>
        ) : null}
        {others.map((problem) => (
          <p key={problem.code} className="text-sm text-fault">
            {text(problem)}
          </p>
        ))}
        {priced?.candidates.map((sku) => (
          <Button
            key={sku}
            variant="outline"
            size="sm"
            className="justify-self-start"
            onClick={() => updateLine(line.id, { sku })}
          >
            {t('pasted.useSku', { sku })}
          </Button>
        ))}
      </div>
      <Button
        variant="ghost"
        size="icon"
        className="md:col-start-6 md:row-start-1"
        onClick={onRemove}
        aria-label={t('list.removeNamed', { name })}
      >
        <X aria-hidden />
      </Button>
      <div className="col-span-3 grid grid-cols-[minmax(0,12.25rem)_minmax(5.5rem,1fr)] gap-4 md:contents">
        {line.sample ? (
          <p
            id={lineControlId(line.id, 'quantity')}
            tabIndex={-1}
            className="text-sm md:pt-3 md:text-end"
          >
            {t('list.sampleQuantity')}
          </p>
        ) : (
          <div className="grid content-start gap-2">
            <QuantityField
              line={line}
              name={name}
              problem={quantityProblem}
              hints={article ? [quantityRules(article, t), ...nextBreak] : []}
            />
            <ShortRunChoice
              line={line}
              article={article}
              problem={quantityProblem}
              currency={currency}
            />
          </div>
        )}
        <div className="grid content-start gap-1 pt-7 text-end text-sm md:contents">
          <p className="md:pt-3">
            <span className="text-muted-foreground md:sr-only">{t('list.columns.unitPrice')} </span>
            <span className="whitespace-nowrap">
              {price
                ? formatMoney(price.unitPriceMinor, currency, locale)
                : !priced && pricing
                  ? t('list.pricing')
                  : t('list.noPrice')}
            </span>
            {price?.listUnitPriceMinor ? (
              <s className="block text-xs whitespace-nowrap text-muted-foreground">
                {formatMoney(price.listUnitPriceMinor, currency, locale)}
              </s>
            ) : null}
            {price && article?.own ? (
              <span className="block text-xs text-ok" data-testid="own-price">
                {article.own.until
                  ? t('list.ownUntil', { day: dayText(article.own.until, locale) })
                  : t('list.own')}
              </span>
            ) : null}
          </p>
          <p className="md:pt-3">
            <span className="sr-only">{t('list.columns.total')} </span>
            <span className="font-medium whitespace-nowrap">
              {price && live.length === 0
                ? formatMoney(price.lineTotalMinor, currency, locale)
                : '–'}
            </span>
            {price && price.setupFeeMinor > 0 ? (
              <span className="block text-xs text-muted-foreground">
                {t('list.setup', { amount: formatMoney(price.setupFeeMinor, currency, locale) })}
              </span>
            ) : null}
          </p>
        </div>
      </div>
      {line.sample ? null : (
        <details className="col-span-3 md:col-span-4 md:col-start-2" open={asksTarget}>
          <summary className="flex min-h-11 cursor-pointer items-center text-sm text-info">
            {t('list.nameTarget')}
          </summary>
          <div className="max-w-60">
            <TargetPriceField
              id={lineControlId(line.id, 'targetPriceMinor')}
              currency={currency}
              value={line.targetCurrency === currency ? line.targetPriceMinor : undefined}
              typed={line.priceTyped}
              onChange={(targetPriceMinor, priceTyped) =>
                updateLine(line.id, {
                  targetPriceMinor,
                  targetCurrency: targetPriceMinor === undefined ? undefined : currency,
                  priceTyped,
                })
              }
            />
          </div>
        </details>
      )}
      {children}
    </li>
  )
}

export function LinePicture({ path }: { path: string | null }) {
  if (!path) return <span className="block aspect-square w-20 bg-ground" />
  return (
    <Picture
      path={path}
      alt=""
      width={80}
      height={80}
      loading="lazy"
      className="aspect-square w-20 bg-ground object-cover"
    />
  )
}

function Extras({
  line,
  article,
  currency,
}: {
  line: BulkLine
  article: PricedArticle | null
  currency: string
}) {
  const t = useTranslations('request')
  const locale = useLocale()
  const rows = [
    article && article.optionNames.length > 0 ? article.optionNames.join(', ') : '',
    // A set-up is charged once per design: names the line that carries it.
    article && article.setUp.shared.length > 0
      ? t('list.setupShared', { options: article.setUp.shared.join(', ') })
      : '',
    ...(article?.setUp.elsewhere ?? []).map((each) => t('list.setupElsewhere', each)),
    line.origin ? t('list.origin', { country: countryName(line.origin, locale) }) : '',
    article ? delivery(line, article, t) : '',
    line.note ? t('list.note', { note: line.note }) : '',
    line.targetPriceMinor !== undefined && line.targetCurrency
      ? t(line.targetCurrency === currency ? 'list.target' : 'list.targetElse', {
          price: formatMoney(line.targetPriceMinor, line.targetCurrency, locale),
          currency,
        })
      : '',
  ].filter(Boolean)
  return rows.map((row) => (
    <span key={row} className="text-xs text-muted-foreground">
      {row}
    </span>
  ))
}

/** How much is in stock and how much is made to order, with the days of each. */
function delivery(
  { quantity }: BulkLine,
  { ready, leadTimeDays }: PricedArticle,
  t: ReturnType<typeof useTranslations<'request'>>,
): string {
  if (!ready) return t('list.leadTime', { days: leadTimeDays })
  const text =
    quantity <= ready.pieces
      ? t('list.readyAll', { days: ready.days })
      : t('list.readyPart', {
          ready: ready.pieces,
          days: ready.days,
          rest: quantity - ready.pieces,
          lead: leadTimeDays,
        })
  return `${text}, ${t('list.notHeld')}`
}

function quantityRules(
  article: PricedArticle,
  t: ReturnType<typeof useTranslations<'request'>>,
): string {
  return article.orderMultiple > 1
    ? t('list.rules', { moq: article.moq, multiple: article.orderMultiple })
    : t('list.rulesMoq', { moq: article.moq })
}
