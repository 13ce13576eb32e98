import { Button } from '@/components/ui/button'

/** Applies the nearest fix in one tap. */
export function FixButton({
  onClick,
  children,
}: {
  onClick: () => void
  children: React.ReactNode
}) {
  return (
    <Button
      variant="outline"
      onClick={onClick}
      className="shrink border-info px-2 py-0 text-start font-normal whitespace-normal text-info md:min-h-8"
    >
      {children}
    </Button>
  )
}
