import { createHash, randomUUID } from 'node:crypto'
import { renderDemoDocumentPdf } from '@/documents/demo-document-pdf'
import { dayTextIn } from '@/platform/dates'
import type { PrismaClient } from '@/platform/db/generated/client'
import { fileStore } from '@/platform/files/store'

const DAY_MS = 86_400_000
const dayFrom = (now: Date, days: number): Date =>
  new Date(new Date(now.getTime() + days * DAY_MS).toISOString().slice(0, 10))

/** The demo documents; one expires soon, so that staff see the warning. */
const DEMO_DOCUMENTS = [
  {
    code: 'DEMO-NI-1811',
    kind: 'nickel-release',
    number: 'DEMO-0001',
    scope: 'Demonstration: earrings, rings and body jewelry of 316L, all finishes',
    endsInDays: 320,
    types: ['earrings', 'rings', 'body'],
  },
  {
    code: 'DEMO-PBCD',
    kind: 'lead-cadmium',
    number: 'DEMO-0002',
    scope: 'Demonstration: rings, bracelets and pendants of 316L, all finishes',
    endsInDays: 45,
    types: ['rings', 'bracelets', 'pendants'],
  },
] as const

/** Two documents that say they are demonstrations, referred to by demo products. */
export async function seedDocuments(db: PrismaClient, now = new Date()): Promise<number> {
  for (const { types, endsInDays, ...document } of DEMO_DOCUMENTS) {
    const [issuedOn, expiresOn, issuer] = [
      dayFrom(now, -45),
      dayFrom(now, endsInDays),
      'No laboratory: demonstration',
    ]
    const pdf = await renderDemoDocumentPdf(
      document.kind === 'nickel-release' ? 'Nickel release, EN 1811' : 'Lead and cadmium',
      [
        ['Number', document.number],
        ['Issued by', issuer],
        ['Issued on', dayTextIn(issuedOn, 'UTC', 'en')],
        ['Last day', dayTextIn(expiresOn, 'UTC', 'en')],
        ['Covers', document.scope],
      ],
    )
    const storageKey = `documents/${randomUUID()}.pdf`
    await fileStore().put(storageKey, pdf)
    await db.complianceDocument.create({
      data: {
        ...document,
        issuer,
        issuedOn,
        expiresOn,
        fileName: `${document.code}.pdf`,
        contentType: 'application/pdf',
        sizeBytes: pdf.length,
        sha256: createHash('sha256').update(pdf).digest('hex'),
        storageKey,
        isDemo: true,
        by: 'Demo',
      },
    })
    await db.$executeRaw`UPDATE product SET documents = array_append(documents, ${document.code}) WHERE "isDemo" AND type = ANY(${[...types]}::text[])`
  }
  return DEMO_DOCUMENTS.length
}
