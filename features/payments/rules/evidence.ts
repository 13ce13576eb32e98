/** Which papers of an order prove to a bank that it was agreed, made and sent. Pure. */

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

/** The field of Stripe's evidence that takes a file of each kind; each field takes one. */
export const FIELD_OF = {
  signed_quote: 'customer_signature',
  confirmation: 'service_documentation',
  invoice: 'receipt',
  packing_list: 'shipping_documentation',
  photograph: 'uncategorized_file',
} as const satisfies Partial<Record<EvidenceKind, string>>
export type FileKind = keyof typeof FIELD_OF

/** The total size of files that Stripe takes, in bytes. */
export const MOST_BYTES = 4_500_000
/** The characters that Stripe takes in a field; fewer in fields that have no page of their own. */
export const MOST_CHARACTERS = 20_000

/**
 * The messages of both sides, oldest first, as far as Stripe takes them; the oldest are left out where they are too
 * long.
 */
export function threadText(
  entries: readonly { at: string; by: string; words: string }[],
  most: number = MOST_CHARACTERS,
): string {
  const lines = entries.map(({ at, by, words }) => `${at} ${by}: ${words}`)
  const recent: string[] = []
  let length = 0
  for (const line of lines.toReversed()) {
    length += line.length + 1
    if (length > most) break
    recent.unshift(line)
  }
  return recent.join('\n')
}
