import { Link } from '@/i18n/link'

/** The rooms of a part of the site as a row of links, the present one underlined. */
export function RoomNav<R extends string>({
  label,
  rooms,
  present,
  nameOf,
}: {
  label: string
  /** their addresses */
  rooms: Readonly<Record<R, string>>
  present: R
  nameOf: (room: R) => string
}) {
  return (
    <nav aria-label={label} data-print="hide">
      <ul className="flex flex-wrap gap-x-5 border-b text-sm">
        {(Object.keys(rooms) as R[]).map((room) => (
          <li key={room}>
            <Link
              href={rooms[room]}
              aria-current={room === present ? 'page' : undefined}
              className={`inline-flex min-h-11 items-center border-b-2 no-underline ${room === present ? 'border-copper font-medium' : 'border-transparent text-muted hover:text-ink'}`}
            >
              {nameOf(room)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
