import { Skeleton } from '@/components/ui/skeleton'

/** The shape of a page while its data is on the way: as high as the screen, so that the footer is out of sight. */
export function PageSkeleton() {
  return (
    <div aria-busy="true" className="shell grid min-h-screen content-start gap-6 py-8">
      <Skeleton className="h-8 w-64 max-w-full" />
      <Skeleton className="h-24" />
      <Skeleton className="h-64" />
    </div>
  )
}
