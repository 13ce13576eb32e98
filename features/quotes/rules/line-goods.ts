import { formatMoney } from '@/platform/money'
import type { Message } from '@/i18n/message'
import { toUsd } from '@/features/pricing/rules/list-price'
import type { GoodsFacts } from '@/features/tariffs/rules/goods-facts'
import type { GoodsStatement } from '@/features/tariffs/rules/goods-statements'
import { answerWords, speakerWords } from '@/features/tariffs/rules/goods-words'
import {
  goodsKnown,
  goodsProblems,
  statementsOf,
  type GoodsProblem,
  type Statement,
} from '@/features/tariffs/rules/stated-goods'
import { factoryDay } from '@/platform/day'
import type { DraftLine } from '../schema'

/** What is said of a quote's lines to customs: kept with the line, with who said it and when. Pure. */

/** In what a price is, for one US dollar, and the language it is written in. */
interface Priced {
  currency: string
  rate: Parameters<typeof toUsd>[1]
  locale: string
}
/** 40.00 US dollars a piece, at which the lines of 7116.20 part */
const PIECE_VALUE_MINOR = 40_00

/** What is said of a line, and what its price settles: of that nobody has to be asked. */
export function goodsOfLine(
  { goods = [], unitPriceMinor }: Pick<DraftLine, 'goods' | 'unitPriceMinor'>,
  { currency, rate, locale }: Priced,
): GoodsStatement[] {
  const { kind } = goodsKnown(goods)
  if (unitPriceMinor === 0 || (kind !== 'jewelry' && kind !== 'filled_case')) return [...goods]
  const value = toUsd(unitPriceMinor, rate) <= PIECE_VALUE_MINOR ? 'to_40_usd' : 'over_40_usd'
  return [
    {
      from: 'price',
      by: formatMoney(unitPriceMinor, currency, locale),
      at: '',
      facts: { piece_value: value },
    },
    ...goods,
  ]
}

/** What keeps a line's facts from being saved: the desk mends it. */
export const lineGoodsProblems = (
  line: Pick<DraftLine, 'goods' | 'unitPriceMinor'>,
  priced: Priced,
): GoodsProblem[] => goodsProblems(goodsOfLine(line, priced), ['desk'])

/** What the desk itself says of a line, on whatever occasion. */
export const deskFacts = (goods: readonly GoodsStatement[] = []): GoodsFacts =>
  Object.assign(
    {},
    ...goods.flatMap(({ from, facts }) => (from === 'desk' ? [facts] : [])),
  ) as GoodsFacts

/**
 * An entered line with its statements as they are kept: those of others as they were, the desk's own as entered, each
 * with who stated it first.
 */
export function restated(
  { goods: entered, ...line }: DraftLine,
  before: Pick<DraftLine, 'goods'> | undefined,
  stated: { by: string; at: string },
): DraftLine {
  const wanted = Object.entries(deskFacts(entered))
  const was = before?.goods ?? []
  const kept = was.flatMap((each): GoodsStatement[] => {
    if (each.from !== 'desk') return [each]
    const facts = Object.fromEntries(
      wanted.filter(([fact, answer]) => each.facts[fact as keyof GoodsFacts] === answer),
    )
    return Object.keys(facts).length > 0 ? [{ ...each, facts }] : []
  })
  const said = deskFacts(kept)
  const fresh = Object.fromEntries(
    wanted.filter(([fact]) => said[fact as keyof GoodsFacts] === undefined),
  )
  const goods: GoodsStatement[] =
    Object.keys(fresh).length > 0 ? [...kept, { from: 'desk', ...stated, facts: fresh }] : kept
  return goods.length > 0 ? { ...line, goods } : line
}

/** What is said of a line, a sentence for each who says it; the catalog's facts are the catalog's to tell. */
export const goodsSentences = ({ goods = [] }: Pick<DraftLine, 'goods'>): Message[] =>
  goods
    .filter(({ from }) => from !== 'product')
    .map((said) => ({
      code: 'quotes.goodsSaid',
      values: {
        who: speakerWords(said),
        day: { day: factoryDay(new Date(said.at)) },
        facts: { list: statementsOf([said]).map(factSentence), between: 'semicolons' },
      },
    }))

/** What one of them said on one occasion, without who said it. */
export const factsSaid = (said: GoodsStatement): Message => ({
  code: 'quotes.goodsFacts',
  values: { facts: { list: statementsOf([said]).map(factSentence), between: 'semicolons' } },
})

const factSentence = ({ fact, answer, excluded }: Statement): Message => {
  const words = answerWords(fact, answer)
  return {
    code: 'quotes.goodsFact',
    values: {
      fact: { code: `goods.facts.${fact}.label` },
      answer: excluded ? { code: 'goods.anythingBut', values: { answer: words } } : words,
    },
  }
}
