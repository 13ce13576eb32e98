import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { db } from '@/platform/db/client'
import { InvalidInputError } from '@/platform/errors'
import { checkPaperSchema, type PaperStanding } from '../check-schema'

/**
 * Whether a document is one that was signed here: a quote, or an amendment of its order. Whoever holds it may ask; they
 * are told that they hold it, and nothing that stands in it. A number that nobody has, and a fingerprint of another's,
 * are answered alike, and by the same reads.
 * @throws InvalidInputError for what is written like no number or fingerprint
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
