import 'server-only'
import { translator } from '@/i18n/translator'
import { scopeOf, type ObjectPermission } from '@/features/accounts/rules/permissions'
import { isAnonymous, type Actor } from '@/features/accounts/rules/actor'
import type { DesignRow } from '@/features/designs/rules/words'
import { shownPicture } from '@/features/catalog/pictures/path'
import type { Incoterm } from '@/features/tariffs/schema'
import { db } from '@/platform/db/client'
import type { Prisma } from '@/platform/db/generated/client'
import type { QuoteRequestStatus } from '@/platform/db/generated/enums'
import { NotFoundError } from '@/platform/errors'
import { artworkOfRequest, type ArtworkState } from '../rules/artwork'
import { readInDesignWords } from '../rules/design-lines'
import { shortRunName } from '../rules/line-rules'
import { formatQuoteNumber, formatRequestNumber } from '@/platform/numbers'
import { customSpecificationSchema, type CustomSpecification } from '@/features/basket/schema'

/**
 * `scopeOf` for requests themselves, whose own id a link contains.
 * @throws as `scopeOf`
 */
export function requestScope(
  actor: Actor,
  permission: ObjectPermission,
): Prisma.QuoteRequestWhereInput {
  const { OR } = scopeOf(actor, permission)
  if (!OR) return {}
  return {
    OR: OR.map((one) => {
      if (!('requestId' in one)) return one
      const { requestId: id, ...rest } = one
      return { id, ...rest }
    }),
  }
}

export interface RequestAttachment {
  id: string
  fileName: string
  contentType: string
  sizeBytes: number
  /** position of the line it belongs to; null for the whole request */
  linePosition: number | null
}

export interface RequestLineView {
  position: number
  kind: 'BULK' | 'CUSTOM'
  quantity: number
  /** one piece for the design's sample fee */
  sample: boolean
  origin: string | null
  note: string | null
  /** target price per piece, in the request's currency */
  targetPriceMinor: number | null
  article: {
    sku: string
    productName: string
    slug: string
    finishName: string
    sizeName: string
    imagePath: string | null
    optionNames: string[]
  } | null
  specification: CustomSpecification | null
  /** for a line from the designer: everything its design says, by label; null for any other */
  designFacts: DesignRow[] | null
  attachments: RequestAttachment[]
  artwork: ArtworkState
  /** the buyer announced it for later */
  artworkLater: boolean
}

/** A request that was merged into another: what it said apart from lines and files. */
export interface MergedRequest {
  number: string
  contactName: string
  destination: string
  incoterm: Incoterm
  currency: string
  notes: string | null
  /** YYYY-MM-DD */
  wantedDate: string | null
  createdAt: Date
}

export interface RequestView {
  /** grows with each change: a correction names the one it is based on */
  version: number
  id: string
  serial: number
  status: QuoteRequestStatus
  companyId: string
  companyName: string
  contactName: string
  contactEmail: string
  contactPhone: string | null
  destination: string
  incoterm: Incoterm
  currency: string
  notes: string | null
  /** YYYY-MM-DD */
  wantedDate: string | null
  /** list-price estimate, US cents */
  estimateMinor: number
  createdAt: Date
  assignedTo: string | null
  /** why it was declined */
  declineReason: string | null
  /** the number of the request that it was merged into */
  mergedInto: string | null
  /** those merged into it, with what was written beside their lines */
  merged: MergedRequest[]
  quoteNumber: string | null
  /** of all lines and of the whole */
  fileCount: number
  lines: RequestLineView[]
}

/**
 * One request with its lines and files.
 * @throws NotFoundError also for somebody else's request
 */
export async function getRequest(actor: Actor, serial: number): Promise<RequestView> {
  if (isAnonymous(actor)) throw new NotFoundError(`request ${serial}`)
  const scope = requestScope(actor, 'request.read')
  const request = await db.quoteRequest.findFirst({
    where: { AND: [{ serial }, scope] },
    include: {
      assignedTo: { select: { name: true } },
      mergedInto: { select: { serial: true } },
      merged: { orderBy: { serial: 'asc' } },
      quote: quoteAsSeenBy(actor),
      attachments: { orderBy: { createdAt: 'asc' } },
      lines: {
        orderBy: { position: 'asc' },
        include: {
          variant: {
            include: {
              product: {
                select: {
                  name: true,
                  slug: true,
                  shortRun: true,
                  options: true,
                  images: { orderBy: { position: 'asc' } },
                },
              },
            },
          },
        },
      },
    },
  })
  if (!request) throw new NotFoundError(`request ${serial}`)
  const files = request.attachments.map(
    ({ id, fileName, contentType, sizeBytes, linePosition }) => ({
      id,
      fileName,
      contentType,
      sizeBytes,
      linePosition,
    }),
  )
  const artwork = artworkOfRequest(request.lines, files)
  return {
    version: request.handlingVersion,
    id: request.id,
    serial: request.serial,
    status: request.status,
    companyId: request.companyId,
    companyName: request.companyName,
    contactName: request.contactName,
    contactEmail: request.contactEmail,
    contactPhone: request.contactPhone,
    destination: request.destination,
    incoterm: request.incoterm,
    currency: request.currency,
    notes: request.notes,
    wantedDate: dayOf(request.wantedDate),
    estimateMinor: Number(request.estimateMinor),
    createdAt: request.createdAt,
    assignedTo: request.assignedTo?.name ?? null,
    declineReason: request.declineReason,
    mergedInto: request.mergedInto && formatRequestNumber(request.mergedInto.serial),
    merged: request.merged.map((each) => ({
      number: formatRequestNumber(each.serial),
      contactName: each.contactName,
      destination: each.destination,
      incoterm: each.incoterm,
      currency: each.currency,
      notes: each.notes,
      wantedDate: dayOf(each.wantedDate),
      createdAt: each.createdAt,
    })),
    quoteNumber: quoteNumberFor(actor, request.quote),
    fileCount: files.length,
    lines: request.lines.map((line, i) => ({
      position: line.position,
      kind: line.kind,
      quantity: line.quantity,
      sample: line.sample,
      origin: line.origin,
      note: line.note,
      targetPriceMinor: line.variant
        ? line.targetPriceMinor
        : (customSpecificationSchema.parse(line.specification).targetPriceMinor ?? null),
      article: line.variant && {
        sku: line.variant.sku,
        productName: line.variant.product.name,
        slug: line.variant.product.slug,
        finishName: line.variant.finishName,
        sizeName: line.variant.sizeName,
        imagePath: shownPicture(line.variant.product.images, line.variant.finishCode),
        optionNames: [
          ...line.variant.product.options
            .filter((option) => line.optionCodes.includes(option.code))
            .map((option) => option.name),
          ...shortRunName(line, line.variant.product, translator('documents.lines')('shortRun')),
        ],
      },
      ...readSpecification(line),
      attachments: files.filter((file) => file.linePosition === line.position),
      artwork: artwork[i] ?? { needs: [], lacks: [], from: null },
      artworkLater: line.artworkLater,
    })),
  }
}

const dayOf = (date: Date | null): string | null => date?.toISOString().slice(0, 10) ?? null

/** The artwork that a line of a request needs, and what has arrived. */
export type ArtworkLine = Pick<
  RequestLineView,
  'position' | 'attachments' | 'artwork' | 'artworkLater'
> & { sku: string }

/**
 * Lines of a request that need artwork: usually none, found by one small query.
 * @throws NotFoundError also for somebody else's request
 */
export async function requestArtwork(actor: Actor, serial: number): Promise<ArtworkLine[]> {
  if (isAnonymous(actor)) throw new NotFoundError(`request ${serial}`)
  const scope = requestScope(actor, 'request.read')
  const request = await db.quoteRequest.findFirst({
    where: { AND: [{ serial }, scope] },
    select: {
      id: true,
      _count: { select: { lines: { where: { optionCodes: { isEmpty: false } } } } },
    },
  })
  if (!request) throw new NotFoundError(`request ${serial}`)
  if (request._count.lines === 0) return []
  const [lines, files] = await Promise.all([
    db.quoteRequestLine.findMany({
      where: { requestId: request.id },
      orderBy: { position: 'asc' },
      select: {
        position: true,
        sample: true,
        optionCodes: true,
        artworkLater: true,
        variant: {
          select: { sku: true, product: { select: { slug: true, options: true } } },
        },
      },
    }),
    db.attachment.findMany({
      where: { requestId: request.id },
      orderBy: { createdAt: 'asc' },
      select: { id: true, fileName: true, contentType: true, sizeBytes: true, linePosition: true },
    }),
  ])
  const artwork = artworkOfRequest(lines, files)
  return lines.flatMap(({ position, artworkLater, variant }, i) => {
    const state = artwork[i]
    return state && variant && state.needs.length > 0
      ? [
          {
            position,
            artworkLater,
            sku: variant.sku,
            attachments: files.filter(({ linePosition }) => linePosition === position),
            artwork: state,
          },
        ]
      : []
  })
}

/**
 * A file of a request the actor may see, with where it is stored.
 * @throws NotFoundError also for unclaimed files and somebody else's
 */
export async function getAttachment(
  actor: Actor,
  id: string,
): Promise<RequestAttachment & { storageKey: string; sha256: string }> {
  if (isAnonymous(actor)) throw new NotFoundError(`attachment ${id}`)
  const scope = requestScope(actor, 'request.read')
  const file = UUID.test(id)
    ? await db.attachment.findFirst({ where: { id, requestId: { not: null }, request: scope } })
    : null
  if (!file) throw new NotFoundError(`attachment ${id}`)
  const { fileName, contentType, sizeBytes, linePosition, storageKey, sha256 } = file
  return { id: file.id, fileName, contentType, sizeBytes, linePosition, storageKey, sha256 }
}

function readSpecification({
  kind,
  specification,
}: {
  kind: RequestLineView['kind']
  specification: unknown
}): Pick<RequestLineView, 'specification' | 'designFacts'> {
  if (kind === 'BULK') return { specification: null, designFacts: null }
  const read = readInDesignWords(customSpecificationSchema.parse(specification))
  return { specification: read.specification, designFacts: read.facts }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Buyers see a quote when its first revision was sent. */
const quoteAsSeenBy = (actor: Actor) => ({
  select: {
    serial: true,
    revisions: {
      where: actor.kind === 'staff' ? {} : { state: { not: 'DRAFT' as const } },
      select: { id: true },
      take: 1,
    },
  },
})

function quoteNumberFor(
  actor: Actor,
  quote: { serial: number; revisions: unknown[] } | null,
): string | null {
  if (!quote || (actor.kind !== 'staff' && quote.revisions.length === 0)) return null
  return formatQuoteNumber(quote.serial)
}
