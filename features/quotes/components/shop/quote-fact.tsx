/** One figure of a quote's head, with a note. */
export function QuoteFact({
  label,
  value,
  note,
  strong = false,
}: {
  label: string
  value: string
  note?: string | undefined
  strong?: boolean
}) {
  return (
    <div className="grid">
      <dt className="text-xs text-muted">{label}</dt>
      <dd className={strong ? 'text-lg font-semibold' : 'font-medium'}>
        {value}
        {note ? (
          <span className="block text-xs font-normal break-all text-muted">{note}</span>
        ) : null}
      </dd>
    </div>
  )
}
