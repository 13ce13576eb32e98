import { getTranslations } from 'next-intl/server'
import type { ArtworkLine } from '../../queries/requests'
import { ArtworkNote } from '../request-lines'

/** For whoever prices a request: which lines need artwork, what has arrived, and what is missing. */
export async function ArtworkPanel({ lines }: { lines: readonly ArtworkLine[] }) {
  if (lines.length === 0) return null
  const t = await getTranslations('artwork')
  return (
    <section
      aria-labelledby="artwork"
      className="grid gap-2 rounded-md border bg-white p-4 text-sm"
    >
      <h2 id="artwork" className="text-base">
        {t('title')}
      </h2>
      <p>
        {t('deskLead', { count: lines.filter(({ artwork }) => artwork.lacks.length > 0).length })}
      </p>
      <ul className="grid gap-1">
        {lines.map((line) => (
          <li
            key={line.position}
            className="flex flex-wrap items-center gap-x-4 gap-y-1 border-t pt-1"
          >
            <span>
              {t('line', { line: line.position })}{' '}
              <span className="font-mono text-xs">{line.sku}</span>
            </span>
            <ArtworkNote line={line} />
            {line.attachments.map((file) => (
              <a key={file.id} className="text-info underline" href={`/api/files/${file.id}`}>
                {file.fileName}
              </a>
            ))}
          </li>
        ))}
      </ul>
    </section>
  )
}
