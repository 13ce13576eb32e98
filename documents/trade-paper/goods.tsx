import { Text, View } from '@react-pdf/renderer'
import { s } from '../quote/style'
import type { PaperPart } from './words'

const COLUMNS = { item: '44%', hs: '20%', pieces: '10%', price: '12%', amount: '14%' } as const

/** Goods with their prices, and what is charged beside them. */
export function Goods({ paper, t, format, mono }: PaperPart) {
  return (
    <View>
      <View style={s.head} fixed>
        <Text style={{ width: COLUMNS.item }}>{t('goods')}</Text>
        <Text style={{ width: COLUMNS.hs }}>{t('hsOrigin')}</Text>
        <Text style={[{ width: COLUMNS.pieces }, s.num]}>{t('pieces')}</Text>
        <Text style={[{ width: COLUMNS.price }, s.num]}>{`${t('price')} ${paper.currency}`}</Text>
        <Text style={[{ width: COLUMNS.amount }, s.num]}>{`${t('amount')} ${paper.currency}`}</Text>
      </View>
      {paper.lines.map((line, i) => (
        <View key={i} style={s.line} wrap={false}>
          <View style={{ width: COLUMNS.item, paddingRight: 8 }}>
            <Text style={s.strong}>{line.title}</Text>
            {line.sku ? <Text style={[s.mono, { fontFamily: mono }]}>{line.sku}</Text> : null}
            {line.details.length > 0 ? (
              <Text style={[s.small, s.muted]}>{line.details.join('  ·  ')}</Text>
            ) : null}
          </View>
          <Text style={[s.mono, { width: COLUMNS.hs, paddingTop: 1, fontFamily: mono }]}>
            {`${line.hsCode ?? '–'} ${line.origin}`}
          </Text>
          <Text style={[{ width: COLUMNS.pieces }, s.num]}>{format.whole(line.pieces)}</Text>
          <Text style={[{ width: COLUMNS.price }, s.num]}>
            {format.amount(line.unitPriceMinor)}
          </Text>
          <Text style={[{ width: COLUMNS.amount }, s.num]}>{format.amount(line.amountMinor)}</Text>
        </View>
      ))}
      <View wrap={false} style={{ marginTop: 6 }}>
        {paper.charges.map(({ code, title, amountMinor }, i) => (
          <View key={i} style={s.between}>
            <Text>{[t(`charges.${code}`), title].filter(Boolean).join(': ')}</Text>
            <Text style={s.num}>{format.amount(amountMinor)}</Text>
          </View>
        ))}
        <View style={s.total}>
          <Text>{`${t('total')}, ${paper.incoterm} ${paper.namedPlace}`}</Text>
          <Text>{format.money(paper.totalMinor, paper.currency)}</Text>
        </View>
      </View>
    </View>
  )
}
