import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { db } from '@/platform/db/client'
import { InvalidInputError } from '@/platform/errors'
import { checkPaperSchema, type PaperStanding } from '../check-schema'

/**
 * Whether a document was signed here: a quote, or an amendment of its order. Any holder of it may
 * ask; the answer confirms the document and reveals nothing of its content. A number that doesn't
 * exist and a fingerprint of another document get the same answer, by the same reads.
 * @throws InvalidInputError for a text that isn't written like a number or fingerprint
 */
export async function checkPaper(actor: Actor, input: unknown): Promise<PaperStanding> {
  authorize(actor, 'signature.check')
  const parsed = checkPaperSchema.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { number, hash } = parsed.data
  const [file, signature, amendmentFile, amendment] = await Promise.all([
    db.signedDocument.findUnique({ where: { sha256: hash }, select: quoteSerial }),
    db.signature.findUnique({ where: { recordHash: hash }, select: quoteSerial }),
    db.amendmentFile.findUnique({ where: { sha256: hash }, select: amendedSerial }),
    db.amendmentSignature.findUnique({ where: { recordHash: hash }, select: amendedSerial }),
  ])
  const isOfIt = (
    signed: { acceptance: { quote: { serial: number } } } | null,
    amended: { amendment: { order: { quote: { serial: number } } } } | null,
  ) =>
    signed?.acceptance.quote.serial === number || amended?.amendment.order.quote.serial === number
  if (isOfIt(file, amendmentFile)) return 'file'
  return isOfIt(signature, amendment) ? 'signature' : 'unknown'
}

const quoteSerial = {
  acceptance: { select: { quote: { select: { serial: true } } } },
} as const
const amendedSerial = {
  amendment: { select: { order: { select: { quote: { select: { serial: true } } } } } },
} as const
