import type { ProductContent } from './content'

/** What a product still needs to sell well. Pure; browser-safe. */

export const LACKING = [
  'picture',
  'altText',
  'weight',
  'hsCode',
  'text',
  'materials',
  'documents',
] as const
export type Lacking = (typeof LACKING)[number]

/** A compliance document that a product refers to, with its last day, or null where it doesn't end. */
export interface HeldDocument {
  code: string
  validUntil: string | null
}

/**
 * A text with fewer characters says nothing about a design or picture. The desk's table queries by the same limits
 * (desk/lacking-where.ts).
 */
export const LEAST_WORDS = { summary: 20, description: 40, alt: 3 }
const isShort = (text: string, least: number): boolean => [...text].length < least

/**
 * What is missing, in the order in which it is shown.
 * @param documents the existing ones; null where that isn't known, and then referring to one is enough
 * @param today `YYYY-MM-DD`
 */
export function lackingOf(
  content: ProductContent,
  documents: readonly HeldDocument[] | null,
  today: string,
): Lacking[] {
  const holds = (code: string) =>
    documents === null ||
    documents.some(
      (document) =>
        document.code === code && (document.validUntil === null || document.validUntil >= today),
    )
  const lacks: Record<Lacking, boolean> = {
    picture: !content.pictures.some(({ role }) => role === 'hero'),
    altText: content.pictures.some(({ alt }) => isShort(alt.trim(), LEAST_WORDS.alt)),
    weight: Number(content.unitWeightGrams) === 0,
    hsCode:
      !/^\d{4}\.\d{2}\.\d{2}\.?\d{2}$/.test(content.hsCodeUs) ||
      content.hsCodeUs.startsWith('0000'),
    text:
      isShort(content.summary, LEAST_WORDS.summary) ||
      isShort(content.description, LEAST_WORDS.description),
    materials: content.materials.length === 0,
    documents: content.documents.length === 0 || !content.documents.every(holds),
  }
  return LACKING.filter((each) => lacks[each])
}
