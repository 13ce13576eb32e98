import { Text, View } from '@react-pdf/renderer'
import type { PaperDocument } from '@/features/papers/schema'
import { s } from '../quote/style'
import type { PaperPart } from './words'

const COLUMNS = { item: '46%', hs: '16%', origin: '14%', pieces: '10%', gross: '14%' } as const

/** Goods with their origin, for the body that certifies it. */
export function Origin({ paper, t, format, mono }: PaperPart) {
  const { sums } = paper
  const kilograms = (grams: number) => format.decimal((grams / 1_000).toFixed(3))
  return (
    <View>
      <Text style={[s.fault, { marginBottom: 6 }]}>{t('originDraft')}</Text>
      <View style={s.head} fixed>
        <Text style={{ width: COLUMNS.item }}>{t('goods')}</Text>
        <Text style={{ width: COLUMNS.hs }}>{t('hsCode')}</Text>
        <Text style={{ width: COLUMNS.origin }}>{t('origin')}</Text>
        <Text style={[{ width: COLUMNS.pieces }, s.num]}>{t('pieces')}</Text>
        <Text style={[{ width: COLUMNS.gross }, s.num]}>{t('gross')}</Text>
      </View>
      {paper.lines.map((line, i) => (
        <View key={i} style={s.line} wrap={false}>
          <View style={{ width: COLUMNS.item, paddingRight: 8 }}>
            <Text style={s.strong}>{line.title}</Text>
            {line.sku ? <Text style={[s.mono, { fontFamily: mono }]}>{line.sku}</Text> : null}
          </View>
          <Text style={[s.mono, { width: COLUMNS.hs, paddingTop: 1, fontFamily: mono }]}>
            {line.hsCode ?? '–'}
          </Text>
          <Text style={{ width: COLUMNS.origin }}>{format.country(line.origin)}</Text>
          <Text style={[{ width: COLUMNS.pieces }, s.num]}>{format.whole(line.pieces)}</Text>
          <Text style={[{ width: COLUMNS.gross }, s.num]}>{kilograms(grossOf(paper, line))}</Text>
        </View>
      ))}
      {sums ? (
        <View style={[s.line, s.strong]} wrap={false}>
          <Text style={{ width: '76%' }}>
            {t('inCartons', { cartons: format.whole(sums.cartons) })}
          </Text>
          <Text style={[{ width: COLUMNS.pieces }, s.num]}>{format.whole(sums.pieces)}</Text>
          <Text style={[{ width: COLUMNS.gross }, s.num]}>{kilograms(sums.grossGrams)}</Text>
        </View>
      ) : null}
    </View>
  )
}

/** Gross weight of a line's cartons; cartons of lines that are called the same stand with the first of them. */
function grossOf(paper: PaperDocument, line: PaperDocument['lines'][number]): number {
  const same = (each: { title: string; sku: string | null }) =>
    each.title === line.title && each.sku === line.sku
  if (paper.lines.find(same) !== line) return 0
  return paper.cartons
    .filter(same)
    .reduce(
      (sum, { fromNumber, toNumber, grossGrams }) => sum + (toNumber - fromNumber + 1) * grossGrams,
      0,
    )
}
