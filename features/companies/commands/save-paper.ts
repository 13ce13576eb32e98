import 'server-only'
import type { Context, OwnContext } from '@/features/accounts/context'
import { auditActor, nameOf } from '@/features/accounts/rules/actor'
import type { Message } from '@/i18n/message'
import { recordAudit } from '@/platform/audit'
import type { Prisma } from '@/platform/db/generated/client'
import { inTransaction } from '@/platform/db/transaction'
import { InvalidInputError, NotFoundError } from '@/platform/errors'
import { takeUploads, type ClaimedUpload } from '@/platform/files/claim-uploads'
import type { ReceivedFile } from '@/platform/files/receive'
import { fileStore } from '@/platform/files/store'
import { log } from '@/platform/log'
import { companySchema } from '../rules/member-entries'
import { MOST_PAPERS, PAPER_TYPES } from '../rules/paper'
import { paperSchema } from '../schema'
import { lockedCompany } from './save-company'
import { companyPartSchema, targetOf } from './target-company'

/**
 * Adds a paper to a company: its description, and the file that its sender has just uploaded, which belongs to the
 * company from then on.
 * @throws InvalidInputError by field, and at `change` for a file that is gone, has another type, or is one too many;
 *   ForbiddenError; NotFoundError
 */
export async function addPaper(context: Context, input: unknown): Promise<void> {
  const { actor } = context
  const { companyId } = targetOf(actor, 'company-facts.edit', companySchema, input)
  const parsed = paperSchema.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { kind, number, validUntil, fileId, fileToken } = parsed.data
  if (fileId === '') throw refused({ code: 'refusals.choose_file' })
  await inTransaction(context, async (tx) => {
    await lockedCompany(tx, companyId)
    if ((await tx.companyPaper.count({ where: { companyId } })) >= MOST_PAPERS)
      throw refused({ code: 'refusals.papers_many', values: { most: MOST_PAPERS } })
    const file = await takePaper(tx, { id: fileId, claimToken: fileToken })
    await tx.companyPaper.create({
      data: {
        companyId,
        kind,
        number,
        validUntil: validUntil === '' ? null : new Date(`${validUntil}T00:00:00Z`),
        ...file,
        addedBy: nameOf(actor),
      },
    })
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'company.add_paper',
      objectType: 'company',
      objectId: companyId,
      after: { kind, number, validUntil, file: file.fileName, sha256: file.sha256 },
    })
  })
}

/** Removes a paper, with its file. @throws NotFoundError also where it is already gone */
export async function removePaper(context: OwnContext, input: unknown): Promise<void> {
  const { actor } = context
  const { companyId, id } = targetOf(actor, 'company-facts.edit', companyPartSchema, input)
  const { storageKey } = await inTransaction(context, async (tx) => {
    await lockedCompany(tx, companyId)
    const paper = await tx.companyPaper.findFirst({ where: { id, companyId } })
    if (!paper) throw new NotFoundError('paper')
    await tx.companyPaper.delete({ where: { id } })
    const { kind, number, fileName, sha256 } = paper
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'company.remove_paper',
      objectType: 'company',
      objectId: companyId,
      before: { kind, number, file: fileName, sha256 },
    })
    return paper
  })
  // Nobody can read a file that is left behind: its row is gone.
  await fileStore()
    .delete(storageKey)
    .catch((err: unknown) => log.warn({ err, storageKey }, 'a paper’s file was not removed'))
}

/** The upload whose secret its sender knows, if it can be a paper. */
async function takePaper(
  tx: Prisma.TransactionClient,
  upload: ClaimedUpload,
): Promise<ReceivedFile> {
  const [file] = await takeUploads(tx, [upload])
  if (!file) throw refused({ code: 'refusals.paper_file_gone' })
  if (!PAPER_TYPES.some((type) => type === file.contentType))
    throw refused({ code: 'refusals.paper_kinds' })
  return file
}

const refused = (problem: Message): InvalidInputError =>
  new InvalidInputError({ change: [problem] })
