import 'server-only'
import { setTimeout } from 'node:timers/promises'
import type { Locale } from '@/i18n/routing'
import { listedDesign, type ListedDesign } from '@/features/designs/rules/listed'
import type { DesignRow } from '@/features/designs/rules/words'
import type { ParsedRequest } from './request-check'
import type { CustomSpecification } from '@/features/basket/schema'

/**
 * A specification in the words and with the weight of its design, whatever the browser said of
 * them: it may have worked them out before the last change, or not at all. What the buyer adds in
 * their own words stays.
 */
export function inDesignWords(said: CustomSpecification, locale: Locale): CustomSpecification {
  const { weightGrams: _, ...rest } = said
  return worded(rest, said.design ? listedDesign(said.design, undefined, locale) : null)
}

/**
 * A kept specification in its design's words, at the weight that it was taken with. Words are made
 * when they are read: none is kept that was wrong.
 */
export function readInDesignWords(kept: CustomSpecification): {
  specification: CustomSpecification
  facts: DesignRow[] | null
} {
  const listed = kept.design ? listedDesign(kept.design, kept.weightGrams ?? null) : null
  return { specification: worded(kept, listed), facts: listed?.facts ?? null }
}

function worded(said: CustomSpecification, listed: ListedDesign | null): CustomSpecification {
  if (!listed) return said
  const { description = '', ...rest } = said
  const own = ownWords(description, listed.facts)
  return {
    ...rest,
    ...listed.specification,
    ...(own ? { description: own } : {}),
    ...(listed.weightGrams === null ? {} : { weightGrams: listed.weightGrams }),
  }
}

/**
 * What of a description the buyer wrote: browsers used to put the designer's words there, with the
 * weight as the page had it.
 */
function ownWords(description: string, facts: readonly DesignRow[]): string {
  const labels = new Set(facts.map((row) => row.join(': ')))
  return description
    .split('\n')
    .filter(
      (line) => !labels.has(line) && !OF_THE_DESIGNER.test(line) && !NAME_OF_A_TEXT.test(line),
    )
    .join('\n')
    .trim()
}
/** The first and the last line of what the designer wrote. */
const OF_THE_DESIGNER =
  /^(Made to order from our .+ model\.|about [\d.]+ g( each, sold in pairs)?)$/
/** A text of a design that wasn't there, cut short or not. */
export const NAME_OF_A_TEXT = /\bdesign\.va/

/**
 * Lines of a request, those of a design worked out anew. Lets others have their turn between
 * models: each takes a tenth of a second.
 */
export async function withDesigns(
  lines: ParsedRequest['lines'],
  locale: Locale,
): Promise<ParsedRequest['lines']> {
  const worked: ParsedRequest['lines'] = []
  for (const line of lines) {
    if (line.kind === 'BULK') {
      worked.push(line)
      continue
    }
    worked.push({ ...line, specification: inDesignWords(line.specification, locale) })
    if (line.specification.design) await setTimeout(0)
  }
  return worked
}
