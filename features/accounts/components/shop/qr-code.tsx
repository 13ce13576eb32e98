import { encode } from 'uqr'

/** Light modules around a code, which cameras need to find it. */
const MARGIN = 2

/** A QR code as a single path, rendered on the server. @param label what it is for, to readers who can't see it */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { ecc: 'M', border: MARGIN })
  return (
    <svg
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      className="w-full max-w-56 rounded-md border bg-white"
      shapeRendering="crispEdges"
    >
      <path d={data.map(rowPath).join('')} fill="currentColor" />
    </svg>
  )
}

/** The dark runs of a row, each a bar of one module's height. Pure. */
export function rowPath(row: readonly boolean[], y: number): string {
  let path = ''
  for (let x = 0; x < row.length; x++) {
    if (!row[x]) continue
    let end = x
    while (row[end]) end++
    path += `M${x} ${y}h${end - x}v1h${x - end}z`
    x = end
  }
  return path
}
