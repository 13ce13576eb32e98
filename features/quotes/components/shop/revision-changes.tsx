import type { Locale } from '@/i18n/routing'
import { changeWords } from '../../rules/change-words'
import type { RevisionChanges as Changes } from '../../rules/revision-changes'

/** What a revision changed against the one sent before it, in the words of its letter. */
export function RevisionChanges({
  changes,
  language,
}: {
  changes: Changes
  /** of the revision */
  language: Locale
}) {
  const { title, groups, closing } = changeWords(changes, language)
  return (
    <section
      lang={language}
      aria-labelledby="changes"
      className="grid gap-3 rounded-md border p-4 md:p-6"
    >
      <h2 id="changes" className="text-lg">
        {title}
      </h2>
      <div className="grid gap-x-12 gap-y-4 lg:grid-cols-2">
        {groups.map((group, i) => (
          <div key={i} className="grid content-start gap-1 text-sm">
            {group.title ? <h3 className="text-sm font-semibold">{group.title}</h3> : null}
            <dl className="grid">
              {group.rows.map((row, j) => (
                <div
                  key={j}
                  className="grid grid-cols-[minmax(0,1fr)_minmax(0,2fr)] gap-x-4 border-t py-1"
                >
                  <dt className="break-words text-muted">{row.label}</dt>
                  <dd className="break-words">{row.text}</dd>
                </div>
              ))}
            </dl>
          </div>
        ))}
      </div>
      {closing.map((sentence) => (
        <p key={sentence} className="text-sm text-muted">
          {sentence}
        </p>
      ))}
    </section>
  )
}
