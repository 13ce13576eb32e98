import { Image, Text, View } from '@react-pdf/renderer'
import { certificateFact } from '@/features/quotes/rules/certificate-words'
import { goodsSentences } from '@/features/quotes/rules/line-goods'
import { lineFacts } from '@/features/quotes/rules/line-facts'
import type { DraftLine } from '@/features/quotes/schema'
import { localeOf } from '@/i18n/routing'
import { say } from '@/i18n/say'
import type { Format } from '@/platform/format'
import { PICTURE_POINTS } from './pictures'
import { s } from './style'
import type { QuoteTexts } from './texts'

export interface LineContext {
  t: QuoteTexts
  format: Format
  mono: string[]
  currency: string
  /** JPEG by line id */
  pictures: ReadonlyMap<string, Buffer>
  /** room for pictures is kept where any line has one */
  pictured: boolean
  /** destination and day: a certificate of origin is mentioned with them */
  destination: string
  entryDay: string | undefined
}

const GUTTER = PICTURE_POINTS + 8
const COLUMNS = { item: '46%', hs: '19%', quantity: '10%', price: '11%', total: '14%' } as const
/** A labelled fact up to this many letters shares its row with another. */
const SHORT_FACT = 50

export function LinesHead({ t, currency, pictured }: LineContext) {
  return (
    <View style={[s.head, { paddingLeft: pictured ? GUTTER : 0 }]} fixed>
      <Text style={{ width: COLUMNS.item }}>{t('item')}</Text>
      <Text style={{ width: COLUMNS.hs }}>{t('hsOrigin')}</Text>
      <Text style={[{ width: COLUMNS.quantity }, s.num]}>{t('pieces')}</Text>
      <Text style={[{ width: COLUMNS.price }, s.num]}>{t('price', { currency })}</Text>
      <Text style={[{ width: COLUMNS.total }, s.num]}>{t('lineTotal', { currency })}</Text>
    </View>
  )
}

/**
 * One line: its picture, its figures in columns, and its description below: facts without a label follow the item
 * number, labelled ones (`Width: 4 mm`) are in two columns.
 */
export function Line({
  line,
  totalMinor,
  context: { t, format, mono, currency, pictures, pictured, destination, entryDay },
}: {
  line: DraftLine
  totalMinor: number
  context: LineContext
}) {
  const picture = pictures.get(line.id)
  const facts = lineFacts(line.details)
  const proof = certificateFact(line, destination, { entryDay })
  const labelled = facts.filter((fact) => LABELLED.test(fact))
  const plain = [
    ...facts.filter((fact) => !LABELLED.test(fact)),
    ...(line.setupFeeMinor
      ? [t('setup', { amount: format.money(line.setupFeeMinor, currency) })]
      : []),
  ]
  return (
    <View style={s.line} wrap={false}>
      {pictured ? (
        <View style={{ width: GUTTER }}>
          {/* react-pdf's Image is no HTML element: the line's title says what it shows. */}
          {picture ? (
            <Image
              src={{ data: picture, format: 'jpg' }}
              style={{ width: PICTURE_POINTS, height: PICTURE_POINTS }}
            />
          ) : null}
        </View>
      ) : null}
      <View style={{ flex: 1 }}>
        <View style={{ flexDirection: 'row' }}>
          <Text style={[s.strong, { width: COLUMNS.item, paddingRight: 8 }]}>{line.title}</Text>
          <Text style={[s.mono, { width: COLUMNS.hs, paddingTop: 1, fontFamily: mono }]}>
            {`${line.hsCode ?? '–'} ${line.origin}`}
          </Text>
          <Text style={[{ width: COLUMNS.quantity }, s.num]}>{format.whole(line.quantity)}</Text>
          <Text style={[{ width: COLUMNS.price }, s.num]}>
            {format.amount(line.unitPriceMinor)}
          </Text>
          <Text style={[{ width: COLUMNS.total }, s.num]}>{format.amount(totalMinor)}</Text>
        </View>
        {line.sku || plain.length > 0 ? (
          <Text style={[s.small, s.muted]}>
            {line.sku ? (
              <Text style={[s.mono, s.ink, { fontFamily: mono }]}>{line.sku}</Text>
            ) : null}
            {line.sku && plain.length > 0 ? SEPARATOR : ''}
            {plain.join(SEPARATOR)}
          </Text>
        ) : null}
        {goodsSentences(line).map((sentence, i) => (
          <Text key={`goods-${i}`} style={[s.small, s.muted]}>
            {say(sentence, localeOf(format.locale))}
          </Text>
        ))}
        {proof ? (
          <Text style={[s.small, s.muted]}>{say(proof, localeOf(format.locale))}</Text>
        ) : null}
        {labelled.length > 0 ? (
          <View style={{ flexDirection: 'row', flexWrap: 'wrap' }}>
            {labelled.map((fact) => (
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
        ) : null}
      </View>
    </View>
  )
}

const LABELLED = /^[^:：,，]{1,60}(: |：)./
const SEPARATOR = '  ·  '

/** Width of a text in Latin letters: an ideograph counts as two. */
const width = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (letter > '\u2E80' ? 2 : 1), 0)
