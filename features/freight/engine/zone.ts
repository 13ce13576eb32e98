/** Zones of a rate card: prefixes of postcodes, separated by `;`, a range as `90-93`. */

interface Stretch {
  low: string
  high: string
}

/** A postcode in the form in which zones compare it. */
export const plainPostcode = (postcode: string): string =>
  postcode.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')

/** Reads a zone. @returns null where it isn’t one */
export function readZone(zone: string): Stretch[] | null {
  const found = zone
    .split(';')
    .filter(Boolean)
    .map((part): Stretch | null => {
      const [low = '', high = low, ...more] = part.split('-')
      const good = [low, high].every((each) => /^[A-Z0-9]{1,10}$/.test(each))
      return good && more.length === 0 && low.length === high.length && low <= high
        ? { low, high }
        : null
    })
  return found.some((each) => each === null) ? null : (found as Stretch[])
}

/** A zone in its canonical form. @returns null where it isn’t one */
export const canonicalZone = (text: string): string | null => {
  const parts = text
    .toUpperCase()
    .split(/[;,\s]+/)
    .filter(Boolean)
  const zone = [...new Set(parts)].toSorted((a, b) => (a < b ? -1 : 1)).join(';')
  return readZone(zone) && zone
}

/** Whether a postcode lies in a zone. */
export const isInZone = (zone: string, postcode: string): boolean =>
  (readZone(zone) ?? []).some(({ low, high }) => {
    const prefix = plainPostcode(postcode).slice(0, low.length)
    return prefix.length === low.length && prefix >= low && prefix <= high
  })

/** Whether some postcode lies in both zones; the rest of a country overlaps no named zone. */
export function zonesMeet(a: string, b: string): boolean {
  if (a === '' || b === '') return a === b
  const others = readZone(b) ?? []
  return (readZone(a) ?? []).some((one) =>
    others.some((other) => {
      const length = Math.min(one.low.length, other.low.length)
      return (
        one.low.slice(0, length) <= other.high.slice(0, length) &&
        other.low.slice(0, length) <= one.high.slice(0, length)
      )
    }),
  )
}
