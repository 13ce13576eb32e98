import { localeOf } from '@/i18n/routing'
import { documentTranslator } from '@/i18n/translator'
import { lowValueLines } from '../../rules/low-value-words'
import type { QuoteDocument } from '../../schema'

/**
 * What the destination's law says of a consignment as small as this one. Nothing for larger ones.
 */
export function LowValueSection({ document }: { document: QuoteDocument }) {
  const language = localeOf(document.language)
  const lines = lowValueLines(document, language)
  if (lines.length === 0) return null
  const t = documentTranslator('quotes.lowValue', language)
  return (
    <section aria-labelledby="low-value" className="grid gap-2 text-sm">
      <h2 id="low-value" className="text-base">
        {t('title')}
      </h2>
      <ul className="grid max-w-prose list-disc gap-1 ps-5">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  )
}
