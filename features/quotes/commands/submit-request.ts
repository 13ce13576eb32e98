import 'server-only'
import { hashToken, linkExpiry, linkToken } from '@/features/accounts/links'
import { authorize } from '@/features/accounts/permissions'
import { actorOf, type Viewer } from '@/features/accounts/viewer'
import { recordAudit } from '@/platform/audit'
import { db } from '@/platform/db/client'
import { isUniqueViolation } from '@/platform/db/unique-violation'
import { articleOf, articlesBySku } from '../article-queries'
import { claimFiles } from '../claim-files'
import { rateOf } from '../exchange'
import type { Article } from '../line-rules'
import { formatRequestNumber } from '../numbers'
import { exchangeRate } from '../rates'
import { answerRepeated, contentHash } from '../repeated-request'
import { estimateMinor, requestProblems, type ParsedRequest } from '../request-check'
import { queueRequestMails } from '../request-mails'
import { InvalidRequestError, problemsOf } from '../request-problems'
import { ensureSubmitter, knownSubmitter } from '../request-submitter'
import { submitRequestSchema } from '../schema'

export interface SubmittedRequest {
  serial: number
  /** RFQ-00042 */
  number: string
}

/**
 * Takes a buyer's request: checks and prices it on the server, then writes it
 * with its lines, files, secret link, audit and mails in one transaction. The
 * same key submits once, however often and from however many tabs it comes.
 * @throws InvalidRequestError naming each field, RepeatedRequestError when the key was used for other content
 */
export async function submitRequest(viewer: Viewer, input: unknown, locale: string, now = new Date()): Promise<SubmittedRequest> {
  authorize(viewer, 'request.submit')
  const parsed = submitRequestSchema.safeParse(input)
  if (!parsed.success) throw new InvalidRequestError(problemsOf(parsed.error))
  const request = parsed.data

  // Three tries: each loses only to somebody who has just made the same contact or the same request.
  for (let attempt = 1; ; attempt++) {
    const [repeated, articles, submitter, rate] = await Promise.all([
      answerRepeated(request),
      articlesBySku(request.lines.flatMap((line) => (line.kind === 'BULK' ? [line.sku] : []))),
      knownSubmitter(viewer, request),
      exchangeRate(request.currency),
    ])
    if (repeated) return numbered(repeated.serial)
    const find = (sku: string) => articleOf(articles, sku)
    const problems = requestProblems(request, find, now)
    if (problems.length > 0) throw new InvalidRequestError(problems)
    const estimate = estimateMinor(request, find, rateOf(rate))
    try {
      return numbered(await write({ viewer, request, find, submitter, estimate, locale, now }))
    } catch (error) {
      if (attempt === 3 || !isUniqueViolation(error)) throw error
    }
  }
}

interface Checked {
  viewer: Viewer
  request: ParsedRequest
  find: (sku: string) => Article | undefined
  submitter: Awaited<ReturnType<typeof knownSubmitter>>
  estimate: number
  locale: string
  now: Date
}

/** @returns serial of the new request */
function write({ viewer, request, find, submitter, estimate, locale, now }: Checked): Promise<number> {
  return db.$transaction(async (tx) => {
    const { contactId, companyId } = await ensureSubmitter(tx, viewer, request, submitter)
    const { lines, files, wantedDate, contactPhone, notes, ...rest } = request
    const { id, serial } = await tx.quoteRequest.create({
      data: { ...rest, contactId, companyId, contactPhone: contactPhone ?? null, notes: notes ?? null, wantedDate: wantedDate ? new Date(wantedDate) : null, locale, estimateMinor: estimate, createdAt: now },
      select: { id: true, serial: true },
    })
    await tx.quoteRequestLine.createMany({ data: lines.map((line, i) => lineRow(id, i + 1, line, find)) })
    await claimFiles(tx, id, files)
    const token = linkToken(id)
    await tx.accessLink.createMany({ data: [{ requestId: id, tokenHash: hashToken(token), expiresAt: linkExpiry(now) }] })
    await recordAudit(tx, {
      actor: { ...actorOf(viewer), name: request.contactName },
      action: 'request.submit',
      objectType: 'quote_request',
      objectId: id,
      after: { contentHash: contentHash(request), estimateMinor: estimate, lines: lines.length, files: files.length },
    })
    await queueRequestMails(tx, { requestId: id, serial, token, request, estimateMinor: estimate, locale, now })
    return serial
  })
}

function lineRow(requestId: string, position: number, line: ParsedRequest['lines'][number], find: Checked['find']) {
  const base = { requestId, position, kind: line.kind, quantity: line.quantity, note: line.note ?? null }
  if (line.kind === 'CUSTOM') return { ...base, specification: line.specification }
  return { ...base, variantId: find(line.sku)?.variantId ?? null, origin: line.origin ?? null, optionCodes: line.optionCodes }
}

const numbered = (serial: number): SubmittedRequest => ({ serial, number: formatRequestNumber(serial) })
