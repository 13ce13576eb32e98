import 'server-only'
import { settingOf } from '@/features/company/queries/settings'
import { quotingSetting } from '@/features/company/settings/quoting'
import { cartonSums } from '@/features/fulfilment/rules/cartons'
import { SHIPPED, sentUpTo } from '@/features/fulfilment/queries/shipped-pieces'
import { goodsLines } from '@/features/fulfilment/rules/shipment-share'
import { AGREED, agreedDocument } from '@/features/quotes/queries/agreed-document'
import { lineFacts } from '@/features/quotes/rules/line-facts'
import { localeOf } from '@/i18n/routing'
import type { Prisma } from '@/platform/db/generated/client'
import { readHouse } from '@/platform/house/facts'
import { formatOrderNumber, formatQuoteNumber } from '@/platform/numbers'
import { orderCharges, shipmentCharges } from '../rules/invoice-shares'
import { namedNumbers } from '../rules/lacks'
import type { PaperDocument, PaperKind, PaperParty } from '../schema'
import { addressLines } from './address-lines'

const include = {
  quote: { select: { serial: true, request: { select: { companyName: true } } } },
  revision: {
    select: { ...AGREED, acceptance: { select: { picks: true, signature: true } } },
  },
  company: { include: { addresses: true, taxNumbers: true } },
  amendments: SHIPPED.amendments,
  lines: true,
  shipments: SHIPPED.shipments,
} as const satisfies Prisma.OrderInclude
type Stored = Prisma.OrderGetPayload<{ include: typeof include }>

/** The papers that show prices: packing lists, certificates of origin and shipping instructions don't. */
const PRICED: readonly PaperKind[] = ['ORDER_CONFIRMATION', 'COMMERCIAL_INVOICE']

export type Composed = Omit<PaperDocument, 'lacks' | 'number'>

/**
 * Composes a paper of an order, for the whole order or for one shipment. The caller checks the actor's right.
 * @param facts typed with the paper
 * @returns null for a shipment that isn’t of the order
 */
export async function composePaper(
  database: Pick<Prisma.TransactionClient, 'order' | 'settingVersion'> &
    Parameters<typeof readHouse>[0],
  orderId: string,
  {
    kind,
    shipmentId,
    facts,
    day,
  }: {
    kind: PaperKind
    shipmentId: string | null
    facts: PaperDocument['facts']
    /** the day of issue */
    day: string
  },
): Promise<Composed | null> {
  const order = await database.order.findUniqueOrThrow({ where: { id: orderId }, include })
  const shipment = order.shipments.find(({ id }) => id === shipmentId) ?? null
  if (shipmentId && !shipment) return null
  const shipments = shipment ? sentUpTo(order, shipment.number) : []
  const last = shipments.at(-1)
  const document = last?.document ?? agreedDocument(order.revision)
  const { draft, seller } = document
  const [house, quoting] = await Promise.all([
    readHouse(database),
    settingOf(quotingSetting, null, database),
  ])
  const lineIds = new Map(order.lines.map(({ id, lineId }) => [id, lineId]))
  const isPriced = PRICED.includes(kind)
  const lines = goodsLines(document).flatMap((line) => {
    const pieces = last ? (last.sent.get(line.id) ?? 0) : line.quantity
    const { title, sku, hsCode, origin } = line
    const unitPriceMinor = isPriced ? line.unitPriceMinor : 0
    return pieces === 0
      ? []
      : {
          title,
          sku,
          details: lineFacts(line.details),
          hsCode,
          origin,
          pieces,
          unitPriceMinor,
          amountMinor: pieces * unitPriceMinor,
        }
  })
  const charges = !isPriced ? [] : shipment ? shipmentCharges(shipments) : orderCharges(document)
  const signedLine = new Map(draft.lines.map((line) => [line.id, line]))
  const cartons = (shipment?.cartons ?? []).map(({ lineId, shipmentId: _, ...carton }) => {
    const line = signedLine.get(lineIds.get(lineId) ?? '')
    return {
      ...carton,
      title: line?.title ?? '',
      sku: line?.sku ?? null,
      hsCode: line?.hsCode ?? null,
    }
  })
  const signature = order.revision.acceptance?.signature
  return {
    schemaVersion: 1,
    kind,
    issuedOn: day,
    language: localeOf(document.language),
    orderNumber: formatOrderNumber(order.serial),
    quoteNumber: formatQuoteNumber(order.quote.serial),
    purchaseOrder: signature?.purchaseOrder ?? '',
    seller: {
      name: house.legalName || seller.name,
      address: house.address.length > 0 ? house.address : seller.address,
      country: house.country ?? '',
      numbers: house.taxNumber ? [{ kind: 'tax', number: house.taxNumber }] : [],
    },
    signatory: house.signatory
      ? { name: house.signatory, title: house.signatoryTitle }
      : (seller.signatory ?? null),
    buyer: buyerOf(order, draft.destination),
    consignee: consigneeOf(order),
    currency: draft.currency,
    incoterm: draft.incoterm,
    namedPlace: draft.namedPlace,
    destination: draft.destination,
    transportMode: draft.transportMode,
    shipment: shipment && {
      number: shipment.number,
      shippedOn: shipment.shippedOn.toISOString().slice(0, 10),
      carrier: shipment.carrier,
      tracking: shipment.tracking,
      pallets: shipment.pallets,
    },
    facts,
    loadingPort: quoting?.value.loadingPort ?? '',
    credit: null,
    lines,
    charges,
    totalMinor: [...lines, ...charges].reduce((sum, { amountMinor }) => sum + amountMinor, 0),
    cartons,
    sums: shipment ? cartonSums(shipment.cartons) : null,
  }
}

/** The buyer: the company in whose name it was signed, else as registered, else as the buyer wrote it. */
function buyerOf(order: Stored, destination: string): PaperParty {
  const { company, quote, revision } = order
  const signature = revision.acceptance?.signature
  const address = company.addresses.find(({ kind }) => kind === 'BILLING')
  const numbers = namedNumbers(destination, company.taxNumbers)
  if (signature)
    return {
      name: signature.legalName,
      address: signature.legalAddress.split('\n'),
      country: signature.legalCountry,
      numbers,
    }
  return {
    name: company.legalName || company.name || quote.request.companyName,
    address: address ? addressLines(address) : [],
    country: address?.country ?? destination,
    numbers,
  }
}

function consigneeOf({ company }: Stored): PaperParty | null {
  const address = company.addresses.find(({ kind }) => kind === 'SHIPPING')
  return address
    ? {
        name: address.recipient || company.legalName || company.name,
        address: addressLines(address),
        country: address.country,
        numbers: [],
      }
    : null
}
