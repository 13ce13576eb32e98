import { getTranslations } from 'next-intl/server'
import { picksText } from '../rules/choices'

/** The lines of a revision to work with, as files of the usual programs. */
export async function LineFiles({
  number,
  revision,
  picks = [],
}: {
  number: string
  revision: number
  /** by which its lines are, where the quote leaves a choice */
  picks?: readonly string[] | undefined
}) {
  const t = await getTranslations('quotes.page')
  return (
    <span className="flex flex-wrap gap-x-4 text-sm" data-print="hide">
      {(['xlsx', 'docx'] as const).map((format) => (
        <a
          key={format}
          className="inline-flex min-h-11 items-center text-info underline"
          href={`/api/quotes/${number}/lines?revision=${revision}&format=${format}${picks.length > 0 ? `&pick=${picksText(picks)}` : ''}`}
        >
          {t(format)}
        </a>
      ))}
    </span>
  )
}
