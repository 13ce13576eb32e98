import 'server-only'
import { setTimeout } from 'node:timers/promises'
import type { Locale } from '@/i18n/routing'
import { listedDesign, type ListedDesign } from '@/features/designs/rules/listed'
import type { DesignRow } from '@/features/designs/rules/words'
import type { ParsedRequest } from './request-check'
import type { CustomSpecification } from '@/features/basket/schema'

/**
 * A specification with the words and the weight of its design, whatever the browser said of them: it may have
 * computed them before the last change, or not at all. The buyer's own words stay.
 */
export function inDesignWords(
  specification: CustomSpecification,
  locale: Locale,
): CustomSpecification {
  const { weightGrams: _, ...rest } = specification
  return worded(
    rest,
    specification.design ? listedDesign(specification.design, undefined, locale) : null,
  )
}

/**
 * A stored specification in its design's words, at the weight that it was taken with. The words are made on reading,
 * so that none is stored wrong.
 */
export function readInDesignWords(stored: CustomSpecification): {
  specification: CustomSpecification
  facts: DesignRow[] | null
} {
  const listed = stored.design ? listedDesign(stored.design, stored.weightGrams ?? null) : null
  return { specification: worded(stored, listed), facts: listed?.facts ?? null }
}

function worded(
  specification: CustomSpecification,
  listed: ListedDesign | null,
): CustomSpecification {
  if (!listed) return specification
  const { description = '', ...rest } = specification
  const own = ownWords(description, listed.facts)
  return {
    ...rest,
    ...listed.specification,
    ...(own ? { description: own } : {}),
    ...(listed.weightGrams === null ? {} : { weightGrams: listed.weightGrams }),
  }
}

/**
 * The buyer's own part of a description: browsers used to put the designer's words there, with the weight that the
 * page had.
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
/** A missing text of a design, possibly cut short. */
export const NAME_OF_A_TEXT = /\bdesign\.va/

/** Lines of a request, with designs worked out again. It yields between models: each takes a tenth of a second. */
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
