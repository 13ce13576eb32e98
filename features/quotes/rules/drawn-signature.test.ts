import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  MAX_SIGNATURE_CHARACTERS,
  readDrawing,
  SIGNATURE_FIELD,
  strokePath,
  strokeText,
} from './drawn-signature'

const SIGNED = '10,10 200,120 400,40;420,60 600,200'
const point = fc.record({
  x: fc.double({ min: -50, max: 1300, noNaN: true }),
  y: fc.double({ min: -50, max: 500, noNaN: true }),
})
const stroke = fc.array(point, { minLength: 1, maxLength: 40 })

describe('a drawn signature', () => {
  it('is read back as it was written, within its field', () => {
    fc.assert(
      fc.property(fc.array(stroke, { minLength: 1, maxLength: 20 }), (strokes) => {
        const text = strokes.map(strokeText).join(';')
        const drawing = readDrawing(text)
        if ('problem' in drawing) {
          expect(drawing.problem).toBe('empty')
          return
        }
        expect(drawing.strokes.map(strokeText).join(';')).toBe(text)
        for (const { x, y } of drawing.strokes.flat()) {
          expect(x).toBeGreaterThanOrEqual(0)
          expect(x).toBeLessThanOrEqual(SIGNATURE_FIELD.width)
          expect(y).toBeLessThanOrEqual(SIGNATURE_FIELD.height)
        }
      }),
    )
  })

  it('is refused with the reason if it is anything else, and never throws', () => {
    for (const [text, problem] of [
      ['', 'empty'],
      ['10,10', 'empty'],
      ['10,10 11,11 12,12', 'empty'],
      [`${SIGNED};`, 'unreadable'],
      ['10,10 1201,20 300,300', 'unreadable'],
      ['10,10 20,401', 'unreadable'],
      ['-1,10 300,300', 'unreadable'],
      ['1e3,10 300,300', 'unreadable'],
      ['<svg onload=alert(1)>', 'unreadable'],
      ['1,1;'.repeat(150) + SIGNED, 'too_large'],
      ['x'.repeat(10_000_000), 'too_large'],
      [SIGNED + ' 1,1'.repeat(MAX_SIGNATURE_CHARACTERS), 'too_large'],
    ] as const)
      expect(readDrawing(text), text.slice(0, 40)).toEqual({ problem })
    fc.assert(
      fc.property(fc.string(), (text) => {
        readDrawing(text)
      }),
    )
  })

  it('is drawn as a path of plain numbers', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ x: fc.nat(1200), y: fc.nat(400) })), (points) => {
        expect(strokePath(points)).toMatch(/^$|^M[\d .MLQh]+$/)
      }),
    )
  })
})
