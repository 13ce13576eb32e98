import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  BusyError,
  ConflictError,
  ForbiddenError,
  InvalidInputError,
  NotFoundError,
  TooManyError,
} from '@/platform/errors'
import { errorsByField } from './field-errors'
import { ProblemError, problemOf, type FieldProblem } from './problem'
import { PROBLEM_STATUS, problemAnchor, problemType, problemWords } from './problem-kinds'

const answerOf = async (error: unknown, source?: 'body' | 'parameters') => {
  const response = problemOf(error, source)
  return (
    response && {
      status: response.status,
      type: response.headers.get('content-type'),
      retryAfter: response.headers.get('retry-after'),
      body: (await response.json()) as { errors?: FieldProblem[] } & Record<string, unknown>,
    }
  )
}

describe('an error of the trade', () => {
  it.each([
    [new NotFoundError('quote 7'), 404, 'nothingHere'],
    [new ForbiddenError('guest may not quote.send'), 403, 'forbidden'],
    [new ConflictError('stale'), 409, 'conflict'],
    [new InvalidInputError({ a: ['is missing'] }), 422, 'invalidInput'],
    [new TooManyError(7), 429, 'tooMany'],
    [new BusyError(3), 503, 'busy'],
    [new ProblemError('unsupported'), 415, 'unsupported'],
  ] as const)('%s is one problem: %i %s', async (error, status, kind) => {
    const answer = await answerOf(error)
    expect(answer).toMatchObject({ status, type: 'application/problem+json' })
    expect(answer?.body).toMatchObject({
      status,
      type: problemType(kind),
      title: problemWords(kind, 'en').title,
    })
    expect(answer?.body.detail).not.toBe('')
  })

  it('says nothing of its subject: neither a number nor who asked', async () => {
    for (const error of [new NotFoundError('quote 7'), new ForbiddenError('guest may not')])
      expect(JSON.stringify((await answerOf(error))?.body)).not.toMatch(/quote 7|guest/)
  })

  it('says how long to wait', async () => {
    expect(await answerOf(new TooManyError(7))).toMatchObject({ retryAfter: '7' })
    expect(await answerOf(new BusyError(3))).toMatchObject({ retryAfter: '3' })
  })

  it('is the only kind that is answered: any other error is to be logged', () => {
    expect(problemOf(new TypeError('x'))).toBeNull()
    expect(problemOf('x')).toBeNull()
  })
})

describe('an invalid entry', () => {
  it('is named by a JSON pointer, or as a parameter', async () => {
    const error = new InvalidInputError({
      'lines.2.customsValue': ['is missing', 'too'],
      '': ['x'],
    })
    expect((await answerOf(error))?.body.errors).toEqual([
      { pointer: '#/lines/2/customsValue', detail: 'is missing' },
      { pointer: '#/lines/2/customsValue', detail: 'too' },
      { pointer: '#', detail: 'x' },
    ])
    expect(
      (await answerOf(new InvalidInputError({ q: ['x'] }), 'parameters'))?.body.errors,
    ).toEqual([{ parameter: 'q', detail: 'x' }])
  })

  it('is shown at its field, whatever that is called', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(
          fc.string({ unit: 'grapheme' }).filter((name) => name !== '__proto__'),
          fc.array(fc.string(), { minLength: 1 }),
        ),
        fc.constantFrom('body' as const, 'parameters' as const),
        async (fields, source) => {
          const answer = await answerOf(new InvalidInputError({ ...fields }), source)
          expect(errorsByField(answer?.body.errors)).toEqual({ ...fields })
        },
      ),
    )
  })
})

it('has a place of its own on the page for each kind', () => {
  const kinds = Object.keys(PROBLEM_STATUS) as (keyof typeof PROBLEM_STATUS)[]
  expect(new Set(kinds.map(problemAnchor)).size).toBe(kinds.length)
  expect(problemAnchor('invalidInput')).toBe('problem-invalid-input')
})
