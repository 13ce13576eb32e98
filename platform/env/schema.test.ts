import { describe, expect, test } from 'vitest'
import { parseDatabaseEnv, parseEnv } from './schema'

const good = {
  NODE_ENV: 'production',
  DATABASE_URL: 'postgresql://fsc:secret@localhost:5432/fsc',
  APP_URL: 'https://trade.example.org/',
  BETTER_AUTH_SECRET: 'x'.repeat(32),
} as const

const complaint = (changes: Record<string, string | undefined>): string => {
  try {
    parseEnv({ ...good, ...changes } as NodeJS.ProcessEnv)
  } catch (error) {
    return (error as Error).message
  }
  return ''
}

describe('the environment', () => {
  test('fills in defaults and removes the last slash of the address', () => {
    const settings = parseEnv(good)
    expect(settings).toMatchObject({
      APP_URL: 'https://trade.example.org',
      PORT: 3000,
      DEMO: false,
      STRIPE_SANDBOX: true,
      FILES_DIR: '.data/files',
    })
    expect(settings.STRIPE_WEBHOOK_SECRET).toMatch(/^whsec_[0-9a-f]{64}$/)
  })

  test('names every wrong variable at once, and shows no value', () => {
    const message = complaint({
      DATABASE_URL: 'mysql://root:hunter2@db',
      APP_URL: undefined,
      BETTER_AUTH_SECRET: 'short-secret',
      PORT: 'abc',
    })
    expect(message).toContain('DATABASE_URL: must be a PostgreSQL address')
    expect(message).toContain('APP_URL: ')
    expect(message).toContain('BETTER_AUTH_SECRET: must have at least 32 characters')
    expect(message).toContain('PORT: ')
    expect(message).not.toMatch(/hunter2|short-secret/)
  })

  test('counts an empty variable as missing', () => {
    expect(parseEnv({ ...good, SMTP_URL: '', STRIPE_SECRET_KEY: '' }).SMTP_URL).toBeUndefined()
    expect(complaint({ BETTER_AUTH_SECRET: '' })).toContain('BETTER_AUTH_SECRET: is missing')
  })

  test('never runs the payment sandbox beside a live key', () => {
    expect(
      complaint({
        STRIPE_SECRET_KEY: 'sk_live_abc',
        STRIPE_WEBHOOK_SECRET: 'whsec_a',
        STRIPE_SANDBOX: '1',
      }),
    ).toContain('STRIPE_SANDBOX')
    expect(
      complaint({
        STRIPE_SECRET_KEY: 'rk_live_abc',
        STRIPE_WEBHOOK_SECRET: 'whsec_a',
        STRIPE_SANDBOX: '1',
      }),
    ).toContain('STRIPE_SANDBOX')
    expect(
      parseEnv({ ...good, STRIPE_SECRET_KEY: 'sk_live_abc', STRIPE_WEBHOOK_SECRET: 'whsec_a' })
        .STRIPE_SANDBOX,
    ).toBe(false)
  })

  test('refuses a Stripe key without its webhook secret', () => {
    expect(complaint({ STRIPE_SECRET_KEY: 'sk_test_abc' })).toContain('STRIPE_WEBHOOK_SECRET')
  })

  test('keeps demo sign-ins off a public address unless asked for by name', () => {
    expect(complaint({ DEMO: '1' })).toContain('DEMO_ON_PUBLIC_ADDRESS=1')
    expect(parseEnv({ ...good, DEMO: '1', APP_URL: 'http://localhost:3000' }).DEMO).toBe(true)
    expect(parseEnv({ ...good, DEMO: '1', DEMO_ON_PUBLIC_ADDRESS: '1' }).DEMO).toBe(true)
  })

  test('needs no secrets for the database settings', () => {
    expect(
      parseDatabaseEnv({ NODE_ENV: 'production', DATABASE_URL: good.DATABASE_URL }),
    ).toMatchObject({ DATABASE_POOL_SIZE: 10 })
  })
})
