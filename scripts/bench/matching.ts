import { paymentReference } from '@/features/orders/rules/payment-reference'
import { matcher, type OpenPart, type Receipt } from '@/features/transfers/rules/match'
import type { Figure } from './figure'

/** A month's statement of a large house, matched with its open parts. */
const ENTRIES = 10_000
const PARTS = 5_000
const SIGNS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'

const parts = Array.from({ length: PARTS }, (_, i): OpenPart => ({
  partId: `part ${i}`,
  orderSerial: 1 + (i >> 1),
  companyId: `company ${i % 700}`,
  companyName: `Buyer ${i % 700} Trading LLC`,
  reference: paymentReference({ serial: 1 + (i >> 1), position: i % 2 }),
  currency: 'USD',
  openMinor: 10_000 + ((i * 7_919) % 900_000),
  isPayable: true,
}))

/** One typing error of four kinds, at each place in turn. */
function slip(text: string, i: number): string {
  const at = i % text.length
  const sign = SIGNS[(i * 31) % SIGNS.length] ?? '0'
  const [before, here, after] = [text.slice(0, at), text[at] ?? '', text.slice(at + 1)]
  switch (i % 4) {
    case 0:
      return before + (sign === here ? 'X' : sign) + after
    case 1:
      return before + after
    case 2:
      return before + sign + here + after
    default:
      return before + after.slice(0, 1) + here + after.slice(1)
  }
}

/** A third as it should be, a third with a typing error, a third with the payer only. */
const receipts = Array.from({ length: ENTRIES }, (_, i) => {
  const part = parts[(i * 13) % PARTS]
  const reference = part?.reference ?? ''
  const remittance = i % 3 === 0 ? reference : i % 3 === 1 ? slip(reference, i) : ''
  const receipt: Receipt = {
    amountMinor: part?.openMinor ?? 1,
    currency: 'USD',
    reference: '',
    text: `PAYMENT ${remittance} THANK YOU FOR YOUR DELIVERY`,
    partyName: part?.companyName ?? '',
    partyAccount: '',
  }
  return { receipt, partId: part?.partId, isSlip: i % 3 === 1 }
})

const start = performance.now()
const match = matcher({ parts, settled: new Map(), payers: new Map(), toleranceMinor: () => 2_500 })
const proposals = receipts.map((each) => ({ ...each, proposal: match(each.receipt) }))
const seconds = (performance.now() - start) / 1000
const slips = proposals.filter(({ isSlip }) => isSlip)
const found = slips.filter(
  ({ proposal, partId }) =>
    proposal.ground.startsWith('reference') &&
    proposal.parts.some((each) => each.partId === partId),
)

const figures: Figure[] = [
  {
    name: 'matching',
    detail: `${ENTRIES} entries against ${PARTS} open parts`,
    value: seconds,
    unit: 's',
    bound: { atMost: 5 },
  },
  {
    name: 'references with one typing error that were found',
    detail: `${found.length} of ${slips.length}`,
    value: found.length / slips.length,
    unit: 'share',
    bound: { atLeast: 0.95 },
  },
]
console.log(JSON.stringify(figures))
