import { Text, View } from '@react-pdf/renderer'
import type { Format } from '@/platform/format'
import { s } from '../quote/style'
import type { PaperPart } from './words'

const COLUMNS = {
  cartons: '9%',
  item: '32%',
  each: '9%',
  pieces: '9%',
  net: '10%',
  gross: '10%',
  size: '14%',
  volume: '7%',
} as const

/** Cartons by number, each row with the sums of its cartons, and the totals. */
export function Cartons({ paper, t, format, mono }: PaperPart) {
  const kilograms = (grams: number) => format.decimal((grams / 1_000).toFixed(3))
  const { sums } = paper
  return (
    <View>
      <View style={s.head} fixed>
        <Text style={{ width: COLUMNS.cartons }}>{t('cartons')}</Text>
        <Text style={{ width: COLUMNS.item }}>{t('goods')}</Text>
        <Text style={[{ width: COLUMNS.each }, s.num]}>{t('perCarton')}</Text>
        <Text style={[{ width: COLUMNS.pieces }, s.num]}>{t('pieces')}</Text>
        <Text style={[{ width: COLUMNS.net }, s.num]}>{t('net')}</Text>
        <Text style={[{ width: COLUMNS.gross }, s.num]}>{t('gross')}</Text>
        <Text style={[{ width: COLUMNS.size }, s.num]}>{t('size')}</Text>
        <Text style={[{ width: COLUMNS.volume }, s.num]}>{t('volume')}</Text>
      </View>
      {paper.cartons.map((carton) => {
        const count = carton.toNumber - carton.fromNumber + 1
        const { lengthMm, widthMm, heightMm } = carton
        return (
          <View key={carton.fromNumber} style={s.line} wrap={false}>
            <Text style={{ width: COLUMNS.cartons }}>
              {count === 1 ? carton.fromNumber : `${carton.fromNumber}–${carton.toNumber}`}
            </Text>
            <View style={{ width: COLUMNS.item, paddingRight: 8 }}>
              <Text style={s.strong}>{carton.title}</Text>
              <Text style={[s.mono, { fontFamily: mono }]}>
                {[carton.sku, carton.hsCode].filter(Boolean).join('  ')}
              </Text>
            </View>
            <Text style={[{ width: COLUMNS.each }, s.num]}>{format.whole(carton.pieces)}</Text>
            <Text style={[{ width: COLUMNS.pieces }, s.num]}>
              {format.whole(carton.pieces * count)}
            </Text>
            <Text style={[{ width: COLUMNS.net }, s.num]}>
              {kilograms(carton.netGrams * count)}
            </Text>
            <Text style={[{ width: COLUMNS.gross }, s.num]}>
              {kilograms(carton.grossGrams * count)}
            </Text>
            <Text style={[{ width: COLUMNS.size }, s.num]}>
              {[lengthMm, widthMm, heightMm]
                .map((mm) => format.decimal(String(mm / 10)))
                .join(' × ')}
            </Text>
            <Text style={[{ width: COLUMNS.volume }, s.num]}>
              {cubicMetres((count * lengthMm * widthMm * heightMm) / 1_000, format)}
            </Text>
          </View>
        )
      })}
      {sums ? (
        <View style={[s.line, s.strong]} wrap={false}>
          <Text style={{ width: COLUMNS.cartons }}>{format.whole(sums.cartons)}</Text>
          <Text style={{ width: COLUMNS.item }}>{t('sum')}</Text>
          <Text style={{ width: COLUMNS.each }} />
          <Text style={[{ width: COLUMNS.pieces }, s.num]}>{format.whole(sums.pieces)}</Text>
          <Text style={[{ width: COLUMNS.net }, s.num]}>{kilograms(sums.netGrams)}</Text>
          <Text style={[{ width: COLUMNS.gross }, s.num]}>{kilograms(sums.grossGrams)}</Text>
          <Text style={{ width: COLUMNS.size }} />
          <Text style={[{ width: COLUMNS.volume }, s.num]}>
            {cubicMetres(sums.volumeCm3, format)}
          </Text>
        </View>
      ) : null}
    </View>
  )
}

const cubicMetres = (cm3: number, format: Format): string =>
  format.decimal((cm3 / 1_000_000).toFixed(3))
