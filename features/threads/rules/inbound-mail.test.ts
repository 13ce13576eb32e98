import { describe, expect, it, test } from 'vitest'
import { isAutomatic } from './inbound-mail'

const own = { addresses: ['trade@fsc.example'], domain: 'reply.fsc.example' }
const of = (heads: Record<string, string>, from = 'ana@aurora.example') =>
  isAutomatic(new Map(Object.entries(heads)), from, own)

describe('a letter that no person wrote', () => {
  test.each([
    [{ 'auto-submitted': 'auto-replied' }],
    [{ 'auto-submitted': 'auto-generated; owner="x"' }],
    [{ precedence: 'Bulk' }],
    [{ precedence: 'auto_reply' }],
    [{ 'list-id': '<news.aurora.example>' }],
    [{ 'list-unsubscribe': '<mailto:x>' }],
    [{ 'x-autoreply': 'yes' }],
    [{ 'return-path': '<>' }],
    [{ 'content-type': 'multipart/report; report-type=delivery-status' }],
  ])('is recognized by %o', (heads) => {
    expect(of(heads)).toBe(true)
  })
  test.each(['', 'mailer-daemon@aurora.example', 'trade@fsc.example', 'reply+x@reply.fsc.example'])(
    'is recognized by its sender “%s”',
    (from) => {
      expect(of({}, from)).toBe(true)
    },
  )
  it('isn’t a person’s, though it says that it isn’t automatic', () => {
    expect(of({})).toBe(false)
    expect(of({ 'auto-submitted': 'no', precedence: 'normal', 'return-path': '<ana@x>' })).toBe(
      false,
    )
  })
})
