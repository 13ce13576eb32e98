/**
 * The network of an address, without the part that identifies its owner: three of four numbers of
 * IPv4, three of eight groups of IPv6. A paper that is passed around reveals no more of its signer.
 * Pure.
 * @returns an empty text for anything that isn't an address
 */
export function maskedAddress(address: string | null): string {
  if (!address) return ''
  const plain = address.toLowerCase().replace(/^::ffff:(?=\d+\.)/, '')
  const four = /^(\d{1,3}\.\d{1,3}\.\d{1,3})\.\d{1,3}$/.exec(plain)
  if (four) return `${four[1]}.*`
  if (!/^[0-9a-f:]{2,39}$/.test(plain) || !plain.includes(':')) return ''
  const [head = ''] = plain.split('::')
  const groups = head.split(':').filter(Boolean).slice(0, 3)
  return groups.length > 0 ? `${groups.join(':')}:*` : '*'
}
