import { createTranslator } from 'next-intl'
import { describe, expect, it, vi } from 'vitest'
import { missingMessages, MissingMessageError } from './missing-message'
import { documentTranslator, translator } from './translator'

const messages = { design: { values: { flat: 'Flat' }, weight: 'about {grams, number} g' } }
const say = (strict: boolean) => {
  const report = vi.fn()
  const t = createTranslator({
    locale: 'en',
    messages,
    namespace: 'design',
    ...missingMessages({ strict, text: '(text missing)', report }),
  }) as (key: string, values?: Record<string, string>) => string
  return { t, report }
}

describe('a missing message', () => {
  it('throws during development and in tests', () => {
    expect(() => say(true).t('values.undefined')).toThrow(MissingMessageError)
    expect(() => say(true).t('weight')).toThrow(MissingMessageError)
    expect(say(true).t('values.flat')).toBe('Flat')
  })

  it('is logged with its key in production, and never shown as one', () => {
    for (const key of ['values.undefined', 'values', 'weight']) {
      const { t, report } = say(false)
      expect(t(key)).toBe('(text missing)')
      expect(report).toHaveBeenCalledWith({ key: `design.${key}` })
    }
  })

  it('stops every text outside of pages too, and a document in any environment', () => {
    for (const t of [translator('design'), documentTranslator('design')])
      expect(() => (t as unknown as (key: string) => string)('values.undefined')).toThrow(
        MissingMessageError,
      )
  })
})
