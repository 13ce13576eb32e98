import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDeliveryStatus } from './delivery-status'

const report = (action: string, status: string, diagnostic = '') =>
  [
    'Reporting-MTA: dns; mx.example',
    'Arrival-Date: Mon, 30 Nov 2026 10:00:00 +0000',
    '',
    'Final-Recipient: rfc822; ana@aurora.example',
    `Action: ${action}`,
    `Status: ${status}`,
    ...(diagnostic ? [`Diagnostic-Code: ${diagnostic}`] : []),
    '',
  ].join('\r\n')

describe('a delivery report', () => {
  it.each([
    ['failed', '5.1.1', 'smtp; 550 5.1.1 <ana@aurora.example>: no such user', 'HARD'],
    ['Failed', '5.1.10', '', 'HARD'],
    ['failed', '5.2.1', 'smtp; 550 5.2.1 mailbox disabled', 'HARD'],
    ['failed', '5.4.4', 'smtp; unable to route: no mail hosts for domain', 'HARD'],
    ['failed', '5.0.0', 'smtp; 550 user unknown', 'HARD'],
    // About the letter, the hour or the sender, and not the address.
    ['failed', '5.2.2', 'smtp; 552 5.2.2 mailbox full', 'SOFT'],
    ['failed', '5.3.4', 'smtp; 552 5.3.4 message too big', 'SOFT'],
    ['failed', '5.7.1', 'smtp; 550 5.7.1 refused by policy', 'SOFT'],
    ['failed', '4.4.7', 'smtp; delivery time expired', 'SOFT'],
    ['failed', '5.0.0', '', 'SOFT'],
  ])('%s with %s (%s) is %s', (action, status, said, kind) => {
    expect(readDeliveryStatus(report(action, status, said))?.kind).toBe(kind)
  })

  it('that a letter is delayed, relayed or delivered says nothing about its address', () => {
    for (const action of ['delayed', 'delivered', 'relayed', 'expanded'])
      expect(readDeliveryStatus(report(action, '4.4.1'))).toBeNull()
  })

  it('has the server’s words on one line, folded or not', () => {
    const folded = report(
      'failed',
      '5.1.1',
      'smtp; 550-5.1.1 The account\r\n that you tried does not exist',
    )
    expect(readDeliveryStatus(folded)?.reason).toBe(
      '550-5.1.1 The account that you tried does not exist',
    )
  })

  it('never throws, whatever it contains', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const read = readDeliveryStatus(`Action: failed\n${text}`)
        return read === null || read.reason.length <= 300
      }),
    )
  })
})
