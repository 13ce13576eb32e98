import { createHash, randomUUID } from 'node:crypto'
import type { Actor } from '@/features/accounts/rules/actor'
import type { SubmitRequest } from '@/features/requests/schema'
import { db } from '@/platform/db/client'

export const anonymous: Actor = { kind: 'guest', linkedRequestIds: [] }
/** the day of the tests, in the factory's calendar */
export const now = new Date('2026-11-24T04:00:00Z')

/** One design with three SKUs: MOQ 100 in tens, USD 1.20 and 1.00 from 500, engraving from 300. */
export async function seedRing(
  status: 'DRAFT' | 'PUBLISHED' | 'ARCHIVED' = 'PUBLISHED',
  prefix = 'RG-1',
): Promise<void> {
  await db.product.create({
    data: {
      slug: `ring-${prefix.toLowerCase()}`,
      styleNumber: prefix,
      name: 'Band ring',
      line: 'JEWELRY',
      type: 'ring',
      summary: 's',
      material: 'stainless steel',
      description: 'd',
      dimensions: [],
      unitWeightGrams: '4.2',
      moq: 100,
      orderMultiple: 10,
      leadTimeDays: 25,
      sampleLeadTimeDays: 7,
      cartonPieces: 500,
      cartonLengthMm: 300,
      cartonWidthMm: 200,
      cartonHeightMm: 200,
      cartonGrossGrams: 3000,
      hsCodeUs: '7117.19.9000',
      origins: ['CN'],
      status,
      searchText: 'band ring',
      priceBreaks: {
        create: [
          { fromQuantity: 500, unitPriceMinor: 100 },
          { fromQuantity: 100, unitPriceMinor: 120 },
        ],
      },
      options: {
        create: [
          {
            code: 'engrave',
            kind: 'engraving',
            name: 'Laser engraving',
            unitPriceMinor: 15,
            setupFeeMinor: 2500,
            minimumQuantity: 300,
            leadTimeDays: 3,
            position: 0,
          },
        ],
      },
      variants: {
        create: ['17', '18', '19'].map((size, position) => ({
          sku: `${prefix}-PL-${size}`,
          finishCode: 'PL',
          finishName: 'Polished',
          sizeCode: size,
          sizeName: `${size} mm`,
          unitPriceDeltaMinor: position * 5,
          position,
        })),
      },
    },
  })
}

/** A request as a browser sends it, with a key of its own. */
export function aRequest(change: Partial<SubmitRequest> = {}): SubmitRequest {
  return {
    idempotencyKey: randomUUID(),
    companyName: 'Aurora Trading',
    contactName: 'Ana Ruiz',
    contactEmail: 'ana@aurora.example',
    destination: 'US',
    incoterm: 'DDP',
    currency: 'USD',
    lines: [
      { kind: 'BULK', sku: 'RG-1-PL-17', quantity: 500 },
      {
        kind: 'CUSTOM',
        quantity: 200,
        specification: {
          type: 'bangle',
          grade: '316L',
          finish: 'brushed',
          size: '60 mm',
          targetPriceMinor: 250,
        },
      },
    ],
    ...change,
  }
}

/** An uploaded, unclaimed file and the secret its uploader holds. */
export async function anUpload(): Promise<{ id: string; claimToken: string }> {
  const claimToken = randomUUID()
  const { id } = await db.attachment.create({
    data: {
      fileName: 'drawing.pdf',
      contentType: 'application/pdf',
      sizeBytes: 1000,
      sha256: '0'.repeat(64),
      storageKey: randomUUID(),
      claimTokenHash: createHash('sha256').update(claimToken).digest('hex'),
    },
  })
  return { id, claimToken }
}

/** Number of rows that a submission writes to each table, and of jobs that write its mails. */
export async function counts() {
  const written = await db.quoteRequest.findMany({ select: { id: true } })
  const [requests, lines, contacts, companies, links, audits, orders] = await Promise.all([
    db.quoteRequest.count(),
    db.quoteRequestLine.count(),
    db.contact.count(),
    db.company.count(),
    db.accessLink.count(),
    // Those of requests removed by earlier tests stay: the audit is append-only.
    db.auditEvent.count({ where: { objectId: { in: written.map(({ id }) => id) } } }),
    db.$queryRaw<
      { n: number }[]
    >`SELECT count(*)::int AS n FROM pgboss.job WHERE name = 'request.mails'`,
  ])
  return { requests, lines, contacts, companies, links, audits, mailOrders: orders[0]?.n ?? 0 }
}
