import { getTranslations } from 'next-intl/server'

/** The lines of a revision to work with, as files of the usual programs. */
export async function LineFiles({ number, revision }: { number: string; revision: number }) {
  const t = await getTranslations('quotes.page')
  return (
    <span className="flex flex-wrap gap-x-4 text-sm" data-print="hide">
      {(['xlsx', 'docx'] as const).map((format) => (
        <a
          key={format}
          className="inline-flex min-h-11 items-center text-info underline"
          href={`/api/quotes/${number}/lines?revision=${revision}&format=${format}`}
        >
          {t(format)}
        </a>
      ))}
    </span>
  )
}
