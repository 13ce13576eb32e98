const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** Encodes bytes in base 32 (RFC 4648, section 6) without padding, as apps accept a typed secret. */
export function base32(bytes: Uint8Array): string {
  const whole = regrouped([...bytes, 0], 8, 5)
  return whole
    .slice(0, Math.ceil((bytes.length * 8) / 5))
    .map((five) => SIGNS[five])
    .join('')
}

/** Decodes base 32, in either case; surplus bits are dropped. */
export const fromBase32 = (text: string): Uint8Array =>
  Uint8Array.from(
    regrouped(
      [...text.toUpperCase()].map((sign) => SIGNS.indexOf(sign)),
      5,
      8,
    ),
  )

/** Regroups bits into groups of another size; surplus bits are dropped. */
function regrouped(groups: readonly number[], from: number, to: number): number[] {
  let bitCount = 0
  let bits = 0
  return groups.flatMap((group) => {
    bitCount = (bitCount << from) | group
    bits += from
    const full: number[] = []
    for (; bits >= to; bits -= to) full.push((bitCount >> (bits - to)) & (2 ** to - 1))
    bitCount &= 2 ** bits - 1
    return full
  })
}
