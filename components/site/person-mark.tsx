import { initialsOf } from '@/platform/initials'

/**
 * Who did something or has it to do: initials in a circle, and the name beside it. Where there is room for
 * the circle alone the name is its title, and is read out.
 */
export function PersonMark({ name, bare = false }: { name: string; bare?: boolean }) {
  const circle = (
    <span
      aria-hidden
      className="inline-grid size-6 shrink-0 place-items-center rounded-full bg-info-soft text-[0.625rem] font-semibold tracking-tight text-info"
    >
      {initialsOf(name)}
    </span>
  )
  return (
    <span title={bare ? name : undefined} className="inline-flex items-center gap-1.5 align-middle">
      {circle}
      <span className={bare ? 'sr-only' : undefined}>{name}</span>
    </span>
  )
}
