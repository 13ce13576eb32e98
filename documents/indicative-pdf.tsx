import { Document, Page, renderToBuffer, Text, View } from '@react-pdf/renderer'
import type { PricedLine, PricedList } from '@/features/requests/price-schema'
import type { Locale } from '@/i18n/routing'
import { documentTranslator } from '@/i18n/translator'
import { formatIn, type Format } from '@/platform/format'
import { facesFor } from './fonts'
import { paperOf } from './quote-pdf'
import { SellerHead } from './quote/parties'
import { s } from './quote/style'

/** The content of an indicative quote besides prices. */
export interface IndicativeQuote {
  /** who sells: name, address, address for letters */
  seller: { name: string; address: readonly string[]; email: string }
  /** the recipient, if known */
  buyer: string | null
  destination: string | null
  list: PricedList
  /** by line of the list; null where the buyer typed no number */
  quantities: readonly (number | null)[]
  /** number of custom pieces, which have no price yet */
  customLines: number
  /** YYYY-MM-DD, of the factory */
  day: string
}

type Texts = ReturnType<typeof documentTranslator<'documents.indicative'>>
const COLUMNS = { item: '52%', quantity: '12%', price: '16%', total: '20%' } as const

/** A list at today's prices as a PDF, marked on each page as no offer, since nobody of the house has looked at it. */
export async function renderIndicativePdf(
  quote: IndicativeQuote,
  language: Locale,
): Promise<Buffer> {
  const faces = await facesFor(quote)
  const t = documentTranslator('documents.indicative', language)
  const format = formatIn(language, quote.list.currency)
  const { seller, list, destination } = quote
  return renderToBuffer(
    <Document title={t('title')} author={seller.name} language={language}>
      <Page
        size={paperOf(destination ?? '')}
        style={[s.page, { fontFamily: faces.text, paddingTop: 54 }]}
      >
        <Text style={[s.fault, { position: 'absolute', top: 20, left: 40, right: 40 }]} fixed>
          {t('notBinding')}
        </Text>
        <Text
          style={[s.running, s.num, { right: 40, top: 34 }]}
          fixed
          render={({ pageNumber, totalPages }) =>
            t('page', { page: pageNumber, pages: totalPages })
          }
        />
        <View style={s.between}>
          <View style={{ width: '55%' }}>
            <SellerHead seller={seller} />
          </View>
          <View style={{ width: '45%' }}>
            <Text style={[s.title, s.num]}>{t('title')}</Text>
            <Text style={[s.muted, s.num]}>{t('asOf', { day: format.day(quote.day) })}</Text>
            {quote.buyer ? <Text style={s.num}>{t('for', { name: quote.buyer })}</Text> : null}
          </View>
        </View>
        <View style={{ marginTop: 12 }}>
          <View style={s.head} fixed>
            <Text style={{ width: COLUMNS.item }}>{t('item')}</Text>
            <Text style={[{ width: COLUMNS.quantity }, s.num]}>{t('pieces')}</Text>
            <Text style={[{ width: COLUMNS.price }, s.num]}>
              {t('price', { currency: list.currency })}
            </Text>
            <Text style={[{ width: COLUMNS.total }, s.num]}>
              {t('lineTotal', { currency: list.currency })}
            </Text>
          </View>
          {list.lines.map((line, i) => (
            <Line
              key={i}
              line={line}
              quantity={quote.quantities[i] ?? null}
              t={t}
              format={format}
              currency={list.currency}
            />
          ))}
        </View>
        <Sums quote={quote} t={t} format={format} />
        <View style={{ marginTop: 14 }} wrap={false}>
          <Text style={s.heading}>{t('basisTitle')}</Text>
          {(['prices', 'freight', 'duty', 'binding'] as const).map((code) => (
            <Text key={code} style={s.small}>
              {t(`basis.${code}`)}
            </Text>
          ))}
        </View>
      </Page>
    </Document>,
  )
}

function Line({
  line: { sku, article, problems },
  quantity,
  t,
  format,
  currency,
}: {
  line: PricedLine
  quantity: number | null
  t: Texts
  format: Format
  currency: string
}) {
  const price = problems.length === 0 ? article?.price : null
  const facts = [
    sku,
    article?.finishName ?? '',
    article?.sizeName ?? '',
    ...(article?.optionNames ?? []),
    article?.own && price ? t('own') : '',
    price && price.setupFeeMinor > 0
      ? t('setup', { amount: format.money(price.setupFeeMinor, currency) })
      : '',
  ].filter(Boolean)
  return (
    <View style={s.line} wrap={false}>
      <View style={{ width: COLUMNS.item, paddingRight: 8 }}>
        <Text style={s.strong}>{article?.productName ?? sku}</Text>
        <Text style={[s.small, s.muted]}>{facts.join('  ·  ')}</Text>
      </View>
      <Text style={[{ width: COLUMNS.quantity }, s.num]}>
        {quantity === null ? '–' : format.whole(quantity)}
      </Text>
      <Text style={[{ width: COLUMNS.price }, s.num]}>
        {price ? format.amount(price.unitPriceMinor) : t('noPrice')}
      </Text>
      <Text style={[{ width: COLUMNS.total }, s.num]}>
        {price ? format.amount(price.lineTotalMinor) : '–'}
      </Text>
    </View>
  )
}

function Sums({
  quote: { list, destination, customLines },
  t,
  format,
}: {
  quote: IndicativeQuote
  t: Texts
  format: Format
}) {
  const { landed, currency, goodsMinor } = list
  const money = (amountMinor: number | null) =>
    amountMinor === null ? t('noFigure') : format.money(amountMinor, currency)
  return (
    <View style={{ marginTop: 10, marginLeft: '38%' }} wrap={false}>
      <View style={s.total}>
        <Text>{t('goods')}</Text>
        <Text>{money(goodsMinor)}</Text>
      </View>
      {customLines > 0 ? <Text style={s.small}>{t('custom', { count: customLines })}</Text> : null}
      {destination && landed ? (
        <>
          <Text style={[s.heading, { marginTop: 6 }]}>
            {t('landedIn', { country: format.country(destination) })}
          </Text>
          {landed.ways.length === 0 ? (
            <>
              <Sum label={t('duty')} amount={money(landed.dutyMinor)} />
              {landed.onRequest ? <Text style={s.small}>{landed.onRequest}</Text> : null}
            </>
          ) : (
            landed.ways.map((each) => (
              <View key={each.way.mode} style={{ marginBottom: 6 }}>
                <Text style={s.strong}>
                  {t('way', { mode: each.way.mode, carrier: each.way.carrier })}
                </Text>
                <Sum label={t('freight')} amount={money(each.freightMinor)} />
                <Sum label={t('duty')} amount={money(each.dutyMinor)} />
                <Sum label={t('landed')} amount={money(each.landedMinor)} />
                {each.way.isDemo ? <Text style={s.small}>{t('demoCard')}</Text> : null}
              </View>
            ))
          )}
          {landed.unrated.length > 0 ? (
            <Text style={s.small}>
              {t('unrated', { names: landed.unrated.slice(0, 5).join(', ') })}
            </Text>
          ) : null}
        </>
      ) : null}
    </View>
  )
}

function Sum({ label, amount }: { label: string; amount: string }) {
  return (
    <View style={s.between}>
      <Text>{label}</Text>
      <Text>{amount}</Text>
    </View>
  )
}
