import { renderToBuffer, Text, View } from '@react-pdf/renderer'
import type { PaperDocument } from '@/features/papers/schema'
import { localeOf } from '@/i18n/routing'
import { formatIn, type Format } from '@/platform/format'
import { facesFor, type Faces } from './fonts'
import type { PaperLogo } from './quote/parties'
import { s } from './quote/style'
import { paperOf } from './quote-pdf'
import { Cartons } from './trade-paper/cartons'
import { Credit } from './trade-paper/credit'
import { Frame, numberKey, Party, Signed } from './trade-paper/frame'
import { Goods } from './trade-paper/goods'
import { Origin } from './trade-paper/origin'
import { bilingual, type PaperWords } from './trade-paper/words'

/**
 * A numbered paper to print and file: in the buyer’s language with English beside it, from what was frozen when it
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
  return (
    <Frame
      head={paper}
      issuedAt={issuedAt}
      language={language}
      size={paperOf(paper.destination)}
      fontFamily={faces.text}
      logo={logo}
      t={t}
      format={format}
    >
      <View style={s.facts}>
        <View style={{ width: '34%', paddingRight: 10 }}>
          <Party label={t('buyer')} party={paper.buyer} t={t} format={format} />
        </View>
        <View style={{ width: '33%', paddingRight: 10 }}>
          {paper.consignee ? (
            <Party label={t('consignee')} party={paper.consignee} t={t} format={format} />
          ) : null}
          {paper.kind === 'SHIPPING_INSTRUCTION' ? (
            <View style={{ marginTop: paper.consignee ? 6 : 0 }}>
              <Party label={t('notify')} party={paper.buyer} t={t} format={format} />
            </View>
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
      <Body paper={paper} t={t} format={format} mono={faces.mono} />
      <Signed
        seller={paper.seller.name}
        signatory={paper.signatory}
        declaration={
          paper.kind === 'COMMERCIAL_INVOICE'
            ? t('declared')
            : paper.kind === 'CERTIFICATE_OF_ORIGIN'
              ? t('originDeclared')
              : undefined
        }
        t={t}
      />
    </Frame>
  )
}

function Body(props: { paper: PaperDocument; t: PaperWords; format: Format; mono: string[] }) {
  const { paper, t } = props
  switch (paper.kind) {
    case 'ORDER_CONFIRMATION':
    case 'COMMERCIAL_INVOICE':
      return <Goods {...props} />
    case 'PACKING_LIST':
      return <Cartons {...props} />
    case 'SHIPPING_INSTRUCTION':
      return (
        <View>
          <Text style={{ marginBottom: 8 }}>{t('instruction')}</Text>
          <Cartons {...props} />
        </View>
      )
    case 'CERTIFICATE_OF_ORIGIN':
      return <Origin {...props} />
    case 'CREDIT_NOTE':
      return <Credit {...props} />
  }
}

/** Terms under which the seller pays the carrier. */
const PREPAID = ['CFR', 'CIF', 'CPT', 'CIP', 'DAP', 'DPU', 'DDP']

function factsOf(paper: PaperDocument, t: PaperWords, format: Format): [string, string][] {
  const { shipment } = paper
  const facts: [string, string][] = [
    [t('order'), paper.orderNumber],
    [t('quote'), paper.quoteNumber],
    [t('purchaseOrder'), paper.purchaseOrder],
    [t('delivery'), `${paper.incoterm} ${paper.namedPlace}`],
    [t('destination'), format.country(paper.destination)],
    ...(paper.kind === 'SHIPPING_INSTRUCTION'
      ? ([
          [t('loadingPort'), paper.loadingPort],
          [t('freightTerm'), t(PREPAID.includes(paper.incoterm) ? 'prepaid' : 'collect')],
        ] as [string, string][])
      : []),
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
