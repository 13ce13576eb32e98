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

/**
 * Statements about the goods of a quote's lines for customs: stored with the line, with their
 * author and time. Pure.
 */

/** The rate of a price's currency for one US dollar, and the language of the text. */
interface Priced {
  currency: string
  rate: Parameters<typeof toUsd>[1]
  locale: string
}
/** 40.00 US dollars a piece, the value that divides the tariff lines of 7116.20 */
const PIECE_VALUE_MINOR = 40_00

/** The statements about a line, and what its price settles: nobody needs to be asked about that. */
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

/** Contradictions that keep a line's facts from being saved, for the desk to correct. */
export const lineGoodsProblems = (
  line: Pick<DraftLine, 'goods' | 'unitPriceMinor'>,
  priced: Priced,
): GoodsProblem[] => goodsProblems(goodsOfLine(line, priced), ['desk'])

/** The desk's own facts of a line, of all occasions. */
export const deskFacts = (goods: readonly GoodsStatement[] = []): GoodsFacts =>
  Object.assign(
    {},
    ...goods.flatMap(({ from, facts }) => (from === 'desk' ? [facts] : [])),
  ) as GoodsFacts

/**
 * An entered line with its statements as stored: those of others unchanged, the desk's own as
 * entered, each with the person who stated it first.
 */
export function restated(
  { goods: entered, ...line }: DraftLine,
  before: Pick<DraftLine, 'goods'> | undefined,
  stated: { by: string; at: string },
): DraftLine {
  const enteredFacts = Object.entries(deskFacts(entered))
  const was = before?.goods ?? []
  const keptStatements = was.flatMap((each): GoodsStatement[] => {
    if (each.from !== 'desk') return [each]
    const facts = Object.fromEntries(
      enteredFacts.filter(([fact, answer]) => each.facts[fact as keyof GoodsFacts] === answer),
    )
    return Object.keys(facts).length > 0 ? [{ ...each, facts }] : []
  })
  const keptFacts = deskFacts(keptStatements)
  const fresh = Object.fromEntries(
    enteredFacts.filter(([fact]) => keptFacts[fact as keyof GoodsFacts] === undefined),
  )
  const goods: GoodsStatement[] =
    Object.keys(fresh).length > 0
      ? [...keptStatements, { from: 'desk', ...stated, facts: fresh }]
      : keptStatements
  return goods.length > 0 ? { ...line, goods } : line
}

/**
 * Statements about a line, one sentence per author; facts of the catalog are shown by the catalog.
 */
export const goodsSentences = ({ goods = [] }: Pick<DraftLine, 'goods'>): Message[] =>
  goods
    .filter(({ from }) => from !== 'product')
    .map((statement) => ({
      code: 'quotes.goodsSaid',
      values: {
        who: speakerWords(statement),
        day: { day: factoryDay(new Date(statement.at)) },
        facts: { list: statementsOf([statement]).map(factSentence), between: 'semicolons' },
      },
    }))

/** What an author said on one occasion, without the author. */
export const factsSaid = (statement: GoodsStatement): Message => ({
  code: 'quotes.goodsFacts',
  values: { facts: { list: statementsOf([statement]).map(factSentence), between: 'semicolons' } },
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
