import { initialsOf } from '@/platform/initials'

/**
 * Who did something, or has to do it: initials in a circle.
 * @param said where the name is: beside the circle; in the words around it already; or nowhere, so
 * that it is the circle's title and read out
 */
export function PersonMark({
  name,
  said = 'beside',
}: {
  name: string
  said?: 'beside' | 'around' | 'nowhere'
}) {
  const circle = (
    <span
      aria-hidden
      title={name}
      className="inline-grid size-6 shrink-0 place-items-center rounded-full bg-info-soft text-[0.625rem] font-semibold tracking-tight text-info"
    >
      {initialsOf(name)}
    </span>
  )
  if (said === 'around') return circle
  return (
    <span className="inline-flex items-center gap-1.5 align-middle">
      {circle}
      <span className={said === 'nowhere' ? 'sr-only' : undefined}>{name}</span>
    </span>
  )
}
