/** Photographs among the files of a trade as thumbnails, each linked to its file; other files by name. */
export function FilePhotos({
  photos,
  alt,
  nameOf,
}: {
  photos: readonly { id: string; name: string; isPicture: boolean }[]
  /** of the photograph with its number, from 1 */
  alt: (number: number) => string
  nameOf: (name: string) => string
}) {
  if (photos.length === 0) return null
  return (
    <ul className="flex flex-wrap gap-2">
      {photos.map(({ id, name, isPicture }, i) => (
        <li key={id}>
          <a
            href={`/api/files/${id}`}
            className="inline-flex min-h-11 items-center text-info underline"
          >
            {isPicture ? (
              // A private file of the trade: the image service knows only published ones.
              // oxlint-disable-next-line nextjs/no-img-element
              <img
                src={`/api/files/${id}`}
                alt={alt(i + 1)}
                loading="lazy"
                className="size-24 rounded-md border object-cover"
              />
            ) : (
              nameOf(name)
            )}
          </a>
        </li>
      ))}
    </ul>
  )
}
