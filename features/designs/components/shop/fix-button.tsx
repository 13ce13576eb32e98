/** The nearest way out, in one tap. */
export function FixButton({
  onClick,
  children,
}: {
  onClick: () => void
  children: React.ReactNode
}) {
  return (
    <button
      type="button"
      onClick={onClick}
      className="inline-flex min-h-11 items-center rounded-md border border-info px-2 text-sm text-info underline-offset-2 hover:underline md:min-h-8"
    >
      {children}
    </button>
  )
}
