/** How serial numbers of requests, quotes and orders are written and read back. */

const write = (prefix: string, serial: number): string =>
  `${prefix}-${String(serial).padStart(5, '0')}`

function read(prefix: string, text: string): number | null {
  const match = new RegExp(`^${prefix}-(\\d{5,10})$`).exec(text)
  const serial = match ? Number(match[1]) : 0
  return match && serial > 0 && serial <= 2_147_483_647 && write(prefix, serial) === text
    ? serial
    : null
}

/** `RFQ-00042` */
export const formatRequestNumber = (serial: number): string => write('RFQ', serial)
/** serial of `RFQ-00042`, null for anything else */
export const parseRequestNumber = (text: string): number | null => read('RFQ', text)
/** `Q-00042` */
export const formatQuoteNumber = (serial: number): string => write('Q', serial)
/** serial of `Q-00042`, null for anything else */
export const parseQuoteNumber = (text: string): number | null => read('Q', text)
/** `SO-00042` */
export const formatOrderNumber = (serial: number): string => write('SO', serial)
/** serial of `SO-00042`, null for anything else */
export const parseOrderNumber = (text: string): number | null => read('SO', text)
