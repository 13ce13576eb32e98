/** What of an order's papers proves to a bank that it was agreed, made and sent. Pure. */

export const EVIDENCE_KINDS = [
  'signed_quote',
  'confirmation',
  'invoice',
  'packing_list',
  'photograph',
  'tracking',
  'thread',
] as const
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number]

/** The field of Stripe's evidence that takes a file of a kind; each takes one. */
export const FIELD_OF = {
  signed_quote: 'customer_signature',
  confirmation: 'service_documentation',
  invoice: 'receipt',
  packing_list: 'shipping_documentation',
  photograph: 'uncategorized_file',
} as const satisfies Partial<Record<EvidenceKind, string>>
export type FileKind = keyof typeof FIELD_OF

/** Stripe takes so much of files together, in bytes. */
export const MOST_BYTES = 4_500_000
/** Stripe takes so many characters in a field, and fewer in those that have no page of their own. */
export const MOST_CHARACTERS = 20_000

/** What the two sides said, oldest first, as far as Stripe takes it: of too much, the oldest is left out. */
export function threadText(
  entries: readonly { at: string; by: string; words: string }[],
  most: number = MOST_CHARACTERS,
): string {
  const lines = entries.map(({ at, by, words }) => `${at} ${by}: ${words}`)
  const kept: string[] = []
  let length = 0
  for (const line of lines.toReversed()) {
    length += line.length + 1
    if (length > most) break
    kept.unshift(line)
  }
  return kept.join('\n')
}
