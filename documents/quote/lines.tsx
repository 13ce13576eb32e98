import { Image, Text, View } from '@react-pdf/renderer'
import { lineFacts } from '@/features/quotes/rules/line-facts'
import type { DraftLine, QuoteDocument } from '@/features/quotes/schema'
import { formatAmount, formatMoney } from '@/platform/money'
import { s } from './style'
import type { QuoteTexts } from './texts'

export interface LineContext {
  t: QuoteTexts
  mono: string[]
  currency: string
  pictures: ReadonlyMap<string, Buffer>
  /** room for pictures is kept where any line has one */
  pictured: boolean
}

const PICTURE = 44
const COLUMNS = { item: '49%', hs: '16%', quantity: '10%', price: '11%', total: '14%' } as const
/** A fact up to so many letters shares its row with another. */
const SHORT_FACT = 46

export function LinesHead({ t, currency, pictured }: LineContext) {
  return (
    <View style={[s.head, { paddingLeft: pictured ? PICTURE + 8 : 0 }]} fixed>
      <Text style={{ width: COLUMNS.item }}>{t('item')}</Text>
      <Text style={{ width: COLUMNS.hs }}>{t('hsOrigin')}</Text>
      <Text style={[{ width: COLUMNS.quantity }, s.num]}>{t('pieces')}</Text>
      <Text style={[{ width: COLUMNS.price }, s.num]}>{t('price', { currency })}</Text>
      <Text style={[{ width: COLUMNS.total }, s.num]}>{t('lineTotal', { currency })}</Text>
    </View>
  )
}

/** One line: its picture beside it, its figures in columns, and below them what it is, two facts a row. */
export function Line({
  document,
  line,
  context: { t, mono, currency, pictures, pictured },
}: {
  document: QuoteDocument
  line: DraftLine
  context: LineContext
}) {
  const picture = pictures.get(line.id)
  const facts = [
    ...lineFacts(line.details),
    ...(line.setupFeeMinor
      ? [t('setup', { amount: formatMoney(line.setupFeeMinor, currency) })]
      : []),
  ]
  return (
    <View style={s.line} wrap={false}>
      {pictured ? (
        <View style={{ width: PICTURE + 8 }}>
          {/* react-pdf's Image is no HTML element: the line's title says what it shows. */}
          {picture ? (
            <Image
              src={{ data: picture, format: 'png' }}
              style={{ width: PICTURE, height: PICTURE, objectFit: 'contain' }}
            />
          ) : null}
        </View>
      ) : null}
      <View style={{ flex: 1 }}>
        <View style={{ flexDirection: 'row' }}>
          <View style={{ width: COLUMNS.item, paddingRight: 8 }}>
            <Text style={s.strong}>{line.title}</Text>
            {line.sku ? <Text style={[s.mono, { fontFamily: mono }]}>{line.sku}</Text> : null}
          </View>
          <View style={{ width: COLUMNS.hs }}>
            <Text style={[s.mono, { fontFamily: mono }]}>{line.hsCode ?? '–'}</Text>
            <Text style={s.small}>{line.origin}</Text>
          </View>
          <Text style={[{ width: COLUMNS.quantity }, s.num]}>
            {line.quantity.toLocaleString('en')}
          </Text>
          <Text style={[{ width: COLUMNS.price }, s.num]}>{formatAmount(line.unitPriceMinor)}</Text>
          <Text style={[{ width: COLUMNS.total }, s.num]}>
            {formatAmount(
              document.lineTotalsMinor[
                document.draft.lines.findIndex((each) => each.id === line.id)
              ] ?? 0,
            )}
          </Text>
        </View>
        <View style={{ flexDirection: 'row', flexWrap: 'wrap', marginTop: 1 }}>
          {facts.map((fact) => (
            <Text
              key={fact}
              style={[
                s.small,
                s.muted,
                { width: width(fact) <= SHORT_FACT ? '50%' : '100%', paddingRight: 8 },
              ]}
            >
              {fact}
            </Text>
          ))}
        </View>
      </View>
    </View>
  )
}

/** Letters of a text as wide as Latin ones: an ideograph takes the room of two. */
const width = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (letter > '\u2E80' ? 2 : 1), 0)
