/**
 * Whether the client accepts an encoding. Pure.
 * @param accepted its `Accept-Encoding`: `gzip, br;q=0`
 */
export const takesEncoding = (
  accepted: string | string[] | undefined,
  encoding: 'br' | 'gzip',
): boolean =>
  String(accepted ?? '')
    .split(',')
    .some((each) => {
      const [name = '', ...rest] = each.split(';').map((part) => part.trim().toLowerCase())
      return (name === encoding || name === '*') && !rest.some((part) => /^q=0(\.0*)?$/.test(part))
    })
