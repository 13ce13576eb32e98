import 'server-only'
import { localeOf } from '@/i18n/routing'
import { authorize } from '@/features/accounts/rules/permissions'
import { auditActor } from '@/features/accounts/rules/actor'
import type { Context } from '@/features/accounts/context'
import { storeDesign } from '@/features/designs/commands/keep-design'
import type { ListEntry } from '@/features/price-lists/rules/own-price'
import { companyOf } from '@/features/price-lists/queries/own-product-prices'
import { listEntriesOf } from '@/features/price-lists/queries/own-prices'
import { recordAudit } from '@/platform/audit'
import { inTransaction } from '@/platform/db/transaction'
import type { Prisma } from '@/platform/db/generated/client'
import type { RequestOrigin } from '@/platform/db/generated/enums'
import { isUniqueViolation } from '@/platform/db/unique-violation'
import { enqueue } from '@/platform/jobs'
import { articleOf } from '../queries/articles'
import { claimFiles } from './claim-files'
import { withDesigns } from '../rules/design-lines'
import type { Article } from '../rules/requested-lines'
import { formatRequestNumber } from '@/platform/numbers'
import { atOwnPrice } from '../rules/own-articles'
import { assertSame, contentHash } from './repeated-request'
import {
  estimateMinor,
  deliveryProblems,
  importerProblems,
  requestProblems,
  type ParsedRequest,
} from '../rules/request-check'
import { requestMailsJob } from '../mails/request-letters'
import { InvalidRequestError, problem, problemsOf } from '../rules/request-problems'
import { ensureSubmitter, submitterEmail } from './request-submitter'
import { planReminders, reminderTerms } from '@/features/reminders/commands/plan-reminders'
import { ofRequest } from '@/features/reminders/rules/due'
import { submitRequestSchema } from '../schema'
import { submissionContext, type SubmissionContext } from '../queries/submission-context'
import { insertRequest } from './write-request'

export interface SubmittedRequest {
  serial: number
  /** RFQ-00042 */
  number: string
}

/**
 * Takes a buyer's request: checks and prices it on the server, says its designs
 * in their own words and figures, then writes it
 * with its lines, files, secret link, audit and the order for its mails in one
 * transaction. The same key submits once, however often and from however many
 * tabs it comes.
 * @param reorderOfId the revision that is asked for again; whoever gives it has seen to it that it is the buyer's
 * @param origin STAFF where the house opens it for a buyer who asked elsewhere: no letter says that it came
 * @throws InvalidRequestError naming each field, RepeatedRequestError when the key was used for other content
 */
export async function submitRequest(
  context: Context,
  input: unknown,
  locale: string,
  {
    origin = 'BUYER',
    reorderOfId = null,
  }: { origin?: RequestOrigin; reorderOfId?: string | null } = {},
): Promise<SubmittedRequest> {
  const { actor, now } = context
  authorize(actor, 'request.submit')
  const parsed = submitRequestSchema.safeParse(input)
  if (!parsed.success) throw new InvalidRequestError(problemsOf(parsed.error))
  const request = { ...parsed.data, lines: await withDesigns(parsed.data.lines, localeOf(locale)) }
  const { idempotencyKey, currency, destination } = request
  const skus = request.lines.flatMap((line) => (line.kind === 'BULK' ? [line.sku] : []))

  // Three tries: each fails only against somebody who has just created the same contact or the same request.
  for (let attempt = 1; ; attempt++) {
    const known = await submissionContext({
      email: submitterEmail(actor, request),
      idempotencyKey,
      currency,
      destination,
      skus,
      now,
    })
    if (known.earlier) {
      await assertSame(known.earlier, request)
      return numbered(known.earlier.serial)
    }
    const articleFor = await articlesFor(
      companyOf(actor) ?? known.contact?.companyId ?? null,
      known,
      skus,
      now,
    )
    const problems = [
      ...requestProblems(request, articleFor, now, localeOf(locale)),
      ...importerProblems(request, known.importWay, now),
      ...deliveryProblems(request, known.offeredTerms),
    ]
    if (problems.length > 0 || !known.rate)
      throw new InvalidRequestError(
        known.rate ? problems : [...problems, problem('currency', 'invalid')],
      )
    const estimate = estimateMinor(request, articleFor, known.rate)
    try {
      return await write(context, {
        request,
        articleFor,
        contact: known.contact,
        estimateMinor: estimate,
        locale,
        origin,
        reorderOfId,
      })
    } catch (error) {
      // After a failure in a caller's transaction, another try in it is impossible.
      if (attempt === 3 || context.transaction || !isUniqueViolation(error)) throw error
    }
  }
}

/** The articles at the prices of the request's company: those it would be quoted today. */
async function articlesFor(
  company: string | null,
  { articles }: SubmissionContext,
  skus: readonly string[],
  now: Date,
): Promise<(sku: string) => Article | undefined> {
  const entries = company
    ? await listEntriesOf(company, { skus }, now)
    : new Map<string, ListEntry[]>()
  return (sku) => {
    const article = articleOf(articles, sku)
    return article && atOwnPrice(article, entries, now)
  }
}

interface Checked {
  request: ParsedRequest
  articleFor: (sku: string) => Article | undefined
  contact: SubmissionContext['contact']
  estimateMinor: number
  locale: string
  origin: RequestOrigin
  reorderOfId: string | null
}

async function write(
  context: Context,
  { request, contact, ...given }: Checked,
): Promise<SubmittedRequest> {
  const { actor, now } = context
  const terms = await reminderTerms()
  return inTransaction(context, async (tx) => {
    const submitter = await ensureSubmitter(tx, actor, request, contact)
    const { id, serial } = await insertRequest(
      tx,
      { ...request, lines: await withDesignCodes(tx, request.lines) },
      { ...given, ...submitter, now },
    )
    await claimFiles(tx, id, request.files)
    await recordAudit(tx, {
      actor: { ...auditActor(actor), name: request.contactName },
      action: 'request.submit',
      objectType: 'quote_request',
      objectId: id,
      after: {
        contentHash: contentHash(request),
        estimateMinor: given.estimateMinor,
        lines: request.lines.length,
        files: request.files.length,
      },
    })
    if (given.origin === 'BUYER') {
      await enqueue(tx, requestMailsJob, { requestId: id })
      await planReminders(tx, { requestId: id, since: now }, ofRequest(now, terms))
    }
    return numbered(serial)
  })
}

/** Gives each design the code that we gave it, whatever the browser says. */
async function withDesignCodes(
  tx: Prisma.TransactionClient,
  lines: ParsedRequest['lines'],
): Promise<ParsedRequest['lines']> {
  const coded: ParsedRequest['lines'] = []
  for (const line of lines) {
    if (line.kind === 'BULK') {
      coded.push(line)
      continue
    }
    const { designCode: _, ...specification } = line.specification
    const code = specification.design ? (await storeDesign(tx, specification.design)).code : null
    coded.push({
      ...line,
      specification: { ...specification, ...(code ? { designCode: code } : {}) },
    })
  }
  return coded
}

const numbered = (serial: number): SubmittedRequest => ({
  serial,
  number: formatRequestNumber(serial),
})
