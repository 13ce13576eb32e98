/** A typed entry or an answer, verbatim. It scrolls by itself, by keyboard too. */
export function Code({ label, children }: { label: string; children: string }) {
  return (
    <figure className="grid min-w-0 gap-1">
      <figcaption className="text-xs text-muted">{label}</figcaption>
      <pre
        aria-label={label}
        role="region"
        tabIndex={0}
        className="max-h-96 overflow-auto rounded-md border bg-white p-3 font-mono text-xs leading-5"
      >
        {children}
      </pre>
    </figure>
  )
}
