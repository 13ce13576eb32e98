import { Document, Page, renderToBuffer, Text, View } from '@react-pdf/renderer'
import type { PaperDocument, PaperParty } from '@/features/papers/schema'
import { localeOf, routing } from '@/i18n/routing'
import { documentTranslator } from '@/i18n/translator'
import { formatIn, type Format } from '@/platform/format'
import { facesFor, type Faces } from './fonts'
import { Logo, type PaperLogo } from './quote/parties'
import { s } from './quote/style'
import { paperOf } from './quote-pdf'
import { Cartons } from './trade-paper/cartons'
import { Goods } from './trade-paper/goods'
import { bilingual, type PaperWords } from './trade-paper/words'

/**
 * A numbered paper to print and file: in the buyer’s language with English beside it, by what was written down when it
 * was issued.
 */
export async function renderTradePaper(
  paper: PaperDocument,
  { issuedAt, logo = null }: { issuedAt: Date; logo?: PaperLogo | null },
): Promise<Buffer> {
  const faces = await facesFor(paper)
  return renderToBuffer(<TradePaper paper={paper} faces={faces} issuedAt={issuedAt} logo={logo} />)
}

function TradePaper({
  paper,
  faces,
  issuedAt,
  logo,
}: {
  paper: PaperDocument
  faces: Faces
  issuedAt: Date
  logo: PaperLogo | null
}) {
  const language = localeOf(paper.language)
  const format = formatIn(language, paper.currency)
  const t = bilingual(language)
  const page = documentTranslator('tradePapers', language)
  const kind = documentTranslator('tradePapers.kinds', language)
  const english = documentTranslator('tradePapers.kinds', routing.defaultLocale)
  const titles = [...new Set([english(paper.kind), kind(paper.kind)])].join(' / ')
  return (
    <Document
      title={paper.number}
      author={paper.seller.name}
      language={language}
      creationDate={issuedAt}
      modificationDate={issuedAt}
    >
      <Page size={paperOf(paper.destination)} style={[s.page, { fontFamily: faces.text }]}>
        <Text
          style={[s.running, { left: 40 }]}
          fixed
          // The first page says it at length.
          render={({ pageNumber }) =>
            pageNumber === 1 ? '' : `${paper.seller.name} · ${paper.number}`
          }
        />
        <Text
          style={[s.running, s.num, { right: 40 }]}
          fixed
          render={({ pageNumber, totalPages }) =>
            page('page', { page: pageNumber, pages: totalPages })
          }
        />
        <View style={s.between}>
          <View style={{ width: '50%', paddingRight: 12 }}>
            {logo ? <Logo logo={logo} /> : null}
            <Party label={t('seller')} party={paper.seller} t={t} format={format} />
          </View>
          <View style={{ width: '50%' }}>
            <Text style={[s.title, s.num]}>{titles}</Text>
            <Text style={[s.strong, s.num, { fontSize: 11 }]}>
              {t('number', { number: paper.number })}
            </Text>
            <Text style={[s.muted, s.num]}>{`${t('issued')} ${format.day(paper.issuedOn)}`}</Text>
          </View>
        </View>
        <View style={s.facts}>
          <View style={{ width: '34%', paddingRight: 10 }}>
            <Party label={t('buyer')} party={paper.buyer} t={t} format={format} />
          </View>
          <View style={{ width: '33%', paddingRight: 10 }}>
            {paper.consignee ? (
              <Party label={t('consignee')} party={paper.consignee} t={t} format={format} />
            ) : null}
          </View>
          <View style={{ width: '33%' }}>
            {factsOf(paper, t, format).map(([label, value]) => (
              <Text key={label}>
                <Text style={[s.small, s.muted]}>{`${label}: `}</Text>
                {value}
              </Text>
            ))}
          </View>
        </View>
        {paper.kind === 'PACKING_LIST' ? (
          <Cartons paper={paper} t={t} format={format} mono={faces.mono} />
        ) : (
          <Goods paper={paper} t={t} format={format} mono={faces.mono} />
        )}
        <View wrap={false} style={{ marginTop: 24 }}>
          {paper.kind === 'COMMERCIAL_INVOICE' ? (
            <Text style={{ marginBottom: 18 }}>{t('declared')}</Text>
          ) : null}
          <Text>{t('signed', { seller: paper.seller.name })}</Text>
          <View style={{ width: 220, borderTopWidth: 0.5, borderColor: '#7C8894', marginTop: 30 }}>
            <Text style={s.muted}>
              {[paper.signatory?.name, paper.signatory?.title].filter(Boolean).join(', ')}
            </Text>
          </View>
        </View>
      </Page>
    </Document>
  )
}

function Party({
  label,
  party,
  t,
  format,
}: {
  label: string
  party: PaperParty
  t: PaperWords
  format: Format
}) {
  return (
    <View>
      <Text style={[s.small, s.muted]}>{label}</Text>
      <Text style={s.strong}>{party.name}</Text>
      {party.address.map((line, i) => (
        <Text key={i}>{line}</Text>
      ))}
      {party.country ? <Text>{format.country(party.country)}</Text> : null}
      {party.numbers.map(({ kind, number }) => (
        <Text key={kind}>{`${t(numberKey(kind))}: ${number}`}</Text>
      ))}
    </View>
  )
}

const numberKey = (kind: string) => `numbers.${kind as 'tax'}` as const

function factsOf(paper: PaperDocument, t: PaperWords, format: Format): [string, string][] {
  const { shipment } = paper
  const facts: [string, string][] = [
    [t('order'), paper.orderNumber],
    [t('quote'), paper.quoteNumber],
    [t('purchaseOrder'), paper.purchaseOrder],
    [t('delivery'), `${paper.incoterm} ${paper.namedPlace}`],
    [t('destination'), format.country(paper.destination)],
    ...(shipment
      ? ([
          [t('shipped'), format.day(shipment.shippedOn)],
          [t('carrier'), shipment.carrier],
          [t('tracking'), shipment.tracking],
          [t('pallets'), shipment.pallets > 0 ? format.whole(shipment.pallets) : ''],
        ] as [string, string][])
      : []),
    ...paper.facts.map(({ code, value }): [string, string] => [t(numberKey(code)), value]),
  ]
  return facts.filter(([, value]) => value !== '')
}
