import type { ReactNode } from 'react'
import type { ChangeSheet } from '../rules/change-sheet'

/**
 * Differences, cell by cell: the old value struck out, the new one in bold. Readable in grey too.
 */
export function ChangeTable({ sheet, id = 'changes' }: { sheet: ChangeSheet; id?: string }) {
  return (
    <section
      lang={sheet.language}
      id={id}
      aria-labelledby={`${id}-title`}
      className="grid gap-3 rounded-md border bg-white p-4 md:p-6"
    >
      <h2 id={`${id}-title`} className="text-lg">
        {sheet.title}
      </h2>
      {sheet.groups.map((group, i) => (
        <Group key={i} group={group} heads={sheet.heads} first={i === 0} />
      ))}
      {sheet.more ? (
        <Fold label={sheet.more.label}>
          {sheet.more.groups.map((group, i) => (
            <Group key={i} group={group} heads={sheet.heads} first={false} />
          ))}
        </Fold>
      ) : null}
      {sheet.rest.map((group, i) => (
        <Group key={i} group={group} heads={sheet.heads} first={false} />
      ))}
      {sheet.unchanged ? (
        <Fold label={sheet.unchanged.label}>
          <ul className="grid gap-1 text-sm text-muted">
            {sheet.unchanged.lines.map((line, i) => (
              <li key={i} className="break-words">
                {line}
              </li>
            ))}
          </ul>
        </Fold>
      ) : null}
      {sheet.closing.map((sentence) => (
        <p key={sentence} className="text-sm text-muted">
          {sentence}
        </p>
      ))}
    </section>
  )
}

/**
 * Lucide's arrow, drawn here: its component is for the browser, and this table is rendered as text
 * as well.
 */
const Arrow = () => (
  <svg
    aria-hidden="true"
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    strokeWidth={2}
    strokeLinecap="round"
    strokeLinejoin="round"
    className="me-1 inline size-3.5 align-[-0.125em]"
  >
    <path d="M5 12h14" />
    <path d="m12 5 7 7-7 7" />
  </svg>
)

function Fold({ label, children }: { label: string; children: ReactNode }) {
  return (
    <details>
      <summary className="min-h-11 cursor-pointer content-center text-sm text-info">
        {label}
      </summary>
      {children}
    </details>
  )
}

function Group({
  group: { title, rows },
  heads,
  first,
}: {
  group: ChangeSheet['groups'][number]
  heads: ChangeSheet['heads']
  first: boolean
}) {
  return (
    <table className="block w-full text-sm sm:table sm:table-fixed">
      {title ? (
        <caption className="block pt-2 text-left font-semibold sm:table-caption">{title}</caption>
      ) : null}
      {/* A head for screen readers only gives no widths. */}
      <colgroup className="hidden sm:table-column-group">
        <col className="w-1/4" />
        <col />
        <col />
      </colgroup>
      <thead className={first ? 'sr-only text-left text-xs text-muted sm:not-sr-only' : 'sr-only'}>
        <tr>
          <th scope="col" className="w-1/4 py-1 text-left font-normal">
            {heads.what}
          </th>
          <th scope="col" className="py-1 text-left font-normal">
            {heads.was}
          </th>
          <th scope="col" className="py-1 text-left font-normal">
            {heads.is}
          </th>
        </tr>
      </thead>
      <tbody className="block sm:table-row-group">
        {rows.map((row, i) => (
          <tr key={i} className="grid gap-x-3 border-t py-1.5 sm:table-row sm:align-top">
            <th
              scope="row"
              className="text-left font-normal break-words text-muted sm:w-1/4 sm:py-1.5 sm:pe-3"
            >
              {row.label}
            </th>
            <td className="break-words sm:py-1.5 sm:pe-3">
              {row.from === null ? null : row.from === row.to ? (
                row.from
              ) : (
                <del className="text-muted">{row.from}</del>
              )}
            </td>
            <td className="break-words sm:py-1.5">
              {row.to === null || row.from === row.to ? null : (
                <ins className="font-semibold no-underline">
                  <Arrow />
                  {row.to}
                </ins>
              )}
              {row.by ? <span className="block text-xs">{row.by}</span> : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
