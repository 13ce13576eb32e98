import { randomUUID } from 'node:crypto'
import { memberActor, staffActor, type Actor } from '@/features/accounts/rules/actor'
import { consentText } from '@/features/company/queries/consent'
import { acceptQuote } from '@/features/orders/commands/accept-quote'
import { designQuery } from '@/features/designs/rules/address'
import { startDesign } from '@/features/designs/rules/start-design'
import { saveDraft } from '@/features/quotes/commands/save-draft'
import { sendRevision } from '@/features/quotes/commands/send-revision'
import { startQuote } from '@/features/quotes/commands/start-quote'
import { submitRequest } from '@/features/requests/commands/submit-request'
import { getQuote } from '@/features/quotes/queries/quotes'
import type { QuoteDraft } from '@/features/quotes/schema'
import type { SubmitRequest } from '@/features/requests/schema'
import type { PrismaClient } from '@/platform/db/generated/client'

type Buyer = Pick<SubmitRequest, 'companyName' | 'contactName' | 'contactEmail'>
/** A request of the demonstration, as its buyer sends it. */
export const requestOf = async (
  actor: Actor,
  now: Date,
  request: Omit<SubmitRequest, 'idempotencyKey'>,
): Promise<number> =>
  (await submitRequest({ actor, now }, { idempotencyKey: randomUUID(), ...request }, 'en')).serial

type Staff = Extract<Actor, { kind: 'staff' }>

export const DANA: Buyer = {
  companyName: 'Demo Boutique LLC',
  contactName: 'Dana Buyer (demo)',
  contactEmail: 'buyer@demo.example',
}
const BRUNO: Buyer = {
  companyName: 'Demo Chain Stores Inc',
  contactName: 'Bruno Buyer (demo)',
  contactEmail: 'chain.buyer@demo.example',
}
export const DANA_SIGNS = {
  signerName: 'Dana Buyer (demo)',
  signerTitle: 'Buyer',
  place: 'Chicago',
  legalName: 'Demo Boutique LLC',
  legalAddress: '12 Demonstration Street\nChicago, IL 60601',
  legalCountry: 'US',
}
const OLIVER: Buyer = {
  companyName: 'Demo Importers Ltd',
  contactName: 'Oliver Importer (demo)',
  contactEmail: 'oliver@demo.example',
}
const MARIA: Buyer = {
  companyName: 'Demo Joyería SA',
  contactName: 'María Compradora (demo)',
  contactEmail: 'maria@demo.example',
}

/** Shaped in the designer, so that a request shows its picture, drawing and files. */
const SIGNET = {
  ...startDesign('signet'),
  finish: 'pvd-gold',
  engraving: 'ML',
  dimensions: { ...startDesign('signet').dimensions, innerMm: 20, faceWidthMm: 12 },
}

/**
 * A demonstration desk: an order that waits for its deposit, a quote to accept, one being priced
 * and a new request. Made by the commands that people use, so that figures, mails and audit rows
 * are the site's own.
 * @returns how many requests were made
 */
export async function seedTrade(db: PrismaClient, now = new Date()): Promise<number> {
  const staff = await staffMember(db)
  const dana = await buyer(db, DANA)
  const bulk = await bulkLines(db)
  const ask = (actor: Actor, request: Omit<SubmitRequest, 'idempotencyKey'>) =>
    requestOf(actor, now, request)

  const ordered = await ask(dana, {
    ...DANA,
    destination: 'US',
    incoterm: 'DDP',
    currency: 'USD',
    notes: 'For the spring collection.',
    lines: [bulk('FSC-J101', 1_000), bulk('FSC-J107', 500), bulk('FSC-B104', 300)],
  })
  const signature = await sendQuote(
    staff,
    ordered,
    { freightMinor: 420_00, namedPlace: 'Chicago' },
    now,
  )
  const { sha256: consentHash } = await consentText('en')
  await acceptQuote({ actor: dana, now }, { ...signature, ...DANA_SIGNS, consentHash }, null)

  const open = await ask(dana, {
    ...DANA,
    destination: 'US',
    incoterm: 'FOB',
    currency: 'USD',
    lines: [bulk('FSC-J126', 600), bulk('FSC-D101', 200)],
  })
  await sendQuote(staff, open, {}, now)

  const priced = await ask(
    { kind: 'guest', linkedRequestIds: [] },
    {
      ...OLIVER,
      destination: 'GB',
      incoterm: 'CIF',
      currency: 'GBP',
      lines: [
        bulk('FSC-B113', 800),
        bulk('FSC-J120', 1_200, { optionCodes: ['laser-engraving'], artworkLater: true }),
      ],
    },
  )
  await startQuote({ actor: staff, now }, priced)

  await ask(
    { kind: 'guest', linkedRequestIds: [] },
    {
      ...MARIA,
      destination: 'MX',
      incoterm: 'FOB',
      currency: 'USD',
      lines: [
        bulk('FSC-D106', 200),
        {
          kind: 'CUSTOM',
          quantity: 500,
          specification: {
            type: 'pendant',
            grade: '316L',
            finish: 'PVD gold',
            size: '20 x 12 x 2 mm',
            engraving: 'logo on the back',
            packaging: 'velvet pouch',
            targetPriceMinor: 210,
          },
        },
        {
          kind: 'CUSTOM',
          quantity: 300,
          specification: {
            type: 'Signet ring',
            grade: '316L',
            finish: 'PVD gold',
            size: 'Inner diameter 20 mm, Face 12 × 14 mm',
            engraving: 'ML',
            design: designQuery(SIGNET),
          },
        },
      ],
    },
  )

  // Above the amount that its buyer may sign alone: an approver of the company signs it.
  const bounded = await ask(await buyer(db, BRUNO), {
    ...BRUNO,
    destination: 'US',
    incoterm: 'FOB',
    currency: 'USD',
    lines: [bulk('FSC-J107', 800)],
  })
  await sendQuote(staff, bounded, {}, now)
  await db.company.updateMany({
    where: { name: { in: [OLIVER.companyName, MARIA.companyName] } },
    data: { isDemo: true },
  })
  return 5
}

export async function staffMember(db: PrismaClient): Promise<Staff> {
  return staffActor(
    await db.user.findFirstOrThrow({ where: { isDemo: true, roles: { has: 'owner' } } }),
  )
}

export async function buyer(db: PrismaClient, { contactEmail }: Buyer): Promise<Actor> {
  const { id, name, email, memberships } = await db.user.findUniqueOrThrow({
    where: { email: contactEmail },
    include: { memberships: true },
  })
  return memberActor({ userId: id, name, email }, memberships)
}

/** Makes a bulk line of a style's first SKU. */
export async function bulkLines(
  db: PrismaClient,
): Promise<
  (
    styleNumber: string,
    quantity: number,
    more?: { optionCodes: string[]; artworkLater?: true },
  ) => SubmitRequest['lines'][number]
> {
  const variants = await db.variant.findMany({
    where: { position: 0 },
    select: { sku: true, product: { select: { styleNumber: true } } },
  })
  const skus = new Map(variants.map((variant) => [variant.product.styleNumber, variant.sku]))
  return (styleNumber, quantity, more = { optionCodes: [] }) => {
    const sku = skus.get(styleNumber)
    if (!sku) throw new Error(`the demonstration catalog has no ${styleNumber}`)
    return { kind: 'BULK', sku, quantity, ...more }
  }
}

/** Prices a request and sends revision 1. */
export async function sendQuote(
  staff: Staff,
  requestSerial: number,
  change: Partial<QuoteDraft>,
  now: Date,
): Promise<{ serial: number; revision: number; documentHash: string }> {
  const { serial } = await startQuote({ actor: staff, now }, requestSerial)
  const { revision } = await getQuote(staff, serial)
  const saved = await saveDraft(
    { actor: staff, now },
    {
      serial,
      revision: 1,
      version: revision.version,
      draft: { ...revision.document.draft, ...change },
    },
  )
  const { documentHash } = await sendRevision(
    { actor: staff, now },
    { serial, revision: 1, version: saved.version, expectedTotalMinor: saved.document.totalMinor },
  )
  return { serial, revision: 1, documentHash }
}
