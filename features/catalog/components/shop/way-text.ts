import type { MinimumWay } from '@/features/pricing/rules/minimum-ways'
import type { BrokenMinimum } from '@/features/pricing/rules/minimums'
import { formatMoney, formatWhole } from '@/platform/money'
import type { ConfiguratorTexts } from './configurator-texts'
import { fill } from '@/platform/fill'

const RULES = {
  design: 'minimumDesign',
  finish: 'minimumFinish',
  packaging: 'minimumPackaging',
  option: 'minimumOption',
} as const

/** The unmet minimum, with its figures. */
export function minimumText(
  { rule, name, least, asked }: BrokenMinimum,
  texts: ConfiguratorTexts,
): string {
  return fill(texts[RULES[rule]], {
    name,
    least: formatWhole(least, texts.locale),
    asked: formatWhole(asked, texts.locale),
  })
}

/** The effect of a way out, and the order's cost then. */
export function wayText(
  way: MinimumWay,
  texts: ConfiguratorTexts,
): { title: string; price: string } {
  const { locale } = texts
  const usd = (amountMinor: number): string => formatMoney(amountMinor, 'USD', locale)
  const options = way.dropped.map(({ name }) => name).join(', ')
  const words = {
    count: formatWhole(way.pieces, locale),
    options,
    finish: way.finish?.name ?? way.leftOut.map(({ name }) => name).join(', '),
    fee: usd(way.feeMinor),
  }
  const plain = {
    raise: texts.wayRaise,
    finish: texts.wayFinish,
    leave_out: texts.wayLeaveOut,
    options: texts.wayOptions,
    short_run: texts.wayShortRun,
  }[way.kind]
  const title = fill(plain, words)
  const difference =
    way.differenceMinor === 0
      ? texts.waySame
      : fill(way.differenceMinor > 0 ? texts.wayMore : texts.wayLess, {
          amount: usd(Math.abs(way.differenceMinor)),
        })
  return {
    title: options && way.kind !== 'options' ? fill(texts.wayAlso, { way: title, options }) : title,
    price: fill(texts.wayPrice, {
      total: usd(way.totalMinor),
      unit: usd(way.unitPriceMinor),
      difference,
    }),
  }
}

/** The cheapest ways, some of each kind: at most two other finishes, so that raising and the short run stay visible. */
export function waysInSight(ways: readonly MinimumWay[]): MinimumWay[] {
  const bare = ways.filter(
    (way) =>
      way.kind === 'options' ||
      way.dropped.length === 0 ||
      !ways.some((other) => other.kind === way.kind && other.dropped.length === 0),
  )
  const moves = bare.filter(({ kind }) => kind === 'finish').slice(0, 2)
  return bare.filter((way) => way.kind !== 'finish' || moves.includes(way)).slice(0, 5)
}
