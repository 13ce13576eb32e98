import { describe, expect, test } from 'vitest'
import { readableLine } from './readable'
import { redact } from './redact'

describe('redact', () => {
  test('secret fields are hidden at any depth, by name', () => {
    const record = {
      user: { password: 'hunter2', resetToken: 'abc', name: 'Ada' },
      headers: [{ cookie: 'a=b', Authorization: 'Bearer x', 'x-api-key': 'k' }],
    }
    const text = JSON.stringify(redact(record))
    expect(text).not.toMatch(/hunter2|abc|a=b|Bearer|"k"/)
    expect(text).toContain('Ada')
  })

  test('secrets inside texts are hidden by shape', () => {
    expect(redact('GET /api/v1/orders with fsc_live_0aB9')).not.toContain('0aB9')
    const text = JSON.stringify(
      redact([
        'postgresql://fsc:hunter2@db/fsc',
        'GET /l/0123456789abcdefABCDEF',
        '/verify?token=abc123&next=/',
        `sk_${'live'}_abc`,
      ]),
    )
    expect(text).not.toMatch(/hunter2|0123456789abcdef|abc123|live_abc/)
    expect(text).toContain('next=/')
  })

  test('errors keep type, message, stack and cause, without their secrets', () => {
    const error = new Error('cannot reach postgresql://fsc:hunter2@db', {
      cause: new Error('refused'),
    })
    const text = JSON.stringify(redact({ err: error }))
    expect(text).toContain('refused')
    expect(text).toContain('redact.test.ts')
    expect(text).not.toContain('hunter2')
  })

  test('a circular record does not hang', () => {
    const loop: Record<string, unknown> = {}
    loop.self = loop
    expect(JSON.stringify(redact(loop))).toContain('[deep]')
  })
})

test('a readable line has time, level, message and fields', () => {
  const line = readableLine(
    JSON.stringify({ time: '2026-01-02T03:04:05.678Z', level: 'info', msg: 'hello', quote: 'Q-1' }),
  )
  expect(line).toContain('03:04:05')
  expect(line).toContain('hello quote=Q-1')
})
