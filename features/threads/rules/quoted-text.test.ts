import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { withoutQuote } from './quoted-text'

describe('a letter without what it quotes', () => {
  test.each([
    [
      'Gmail',
      'Yes, brushed.\n\nOn Mon, 30 Nov 2026 at 09:12, F.S.C <trade@fsc.example> wrote:\n\n> Can it?\n> Ana',
    ],
    [
      'broken in two',
      'Yes, brushed.\n\nOn Mon, 30 Nov 2026 at 09:12, F.S.C trade\n<trade@fsc.example> wrote:\n> Can it?',
    ],
    [
      'Outlook',
      'Yes, brushed.\r\n\r\nFrom: F.S.C <trade@fsc.example>\r\nSent: Monday\r\nTo: Ana\r\nSubject: Re: Q-00001\r\n\r\nCan it?',
    ],
    ['Outlook of old', 'Yes, brushed.\n-----Original Message-----\nFrom: F.S.C\n\nCan it?'],
    ['German', 'Yes, brushed.\n\nAm 30.11.2026 um 09:12 schrieb F.S.C:\n> Can it?'],
    ['Spanish', 'Yes, brushed.\n\nEl lun, 30 nov 2026 a las 9:12, F.S.C escribió:\n> Can it?'],
    ['Chinese', 'Yes, brushed.\n\n2026年11月30日 09:12，F.S.C 写道：\n> Can it?'],
    [
      'our own mark',
      'Yes, brushed.\n\n## Answer above this line, and it stands there. ##\nF.S.C\nAna asks',
    ],
    ['our own mark, quoted', 'Yes, brushed.\n\n> ## Answer above this line. ##\n> F.S.C'],
    ['a signature', 'Yes, brushed.\n-- \nAna Ruiz\nAurora'],
    ['below the quote', 'On Mon, 30 Nov 2026, F.S.C wrote:\n> Can it?\n\nYes, brushed.'],
  ])('%s', (_, text) => {
    expect(withoutQuote(text)).toBe('Yes, brushed.')
  })

  it('keeps answers between the lines of a quote', () => {
    expect(withoutQuote('> Brushed?\nYes.\n> 500?\nNo, 800.')).toBe('Yes.\nNo, 800.')
  })
  it('keeps a line that only begins like a header of a letter', () => {
    expect(withoutQuote('From: next week on we need 500.\nThanks')).toBe(
      'From: next week on we need 500.\nThanks',
    )
  })
  it('keeps all plain words, and never adds any', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z ]{0,30}$/), { maxLength: 12 }), (lines) => {
        const text = lines.join('\n')
        const ownText = withoutQuote(text)
        expect(ownText).toBe(text.replaceAll(/\n{3,}/g, '\n\n').trim())
      }),
    )
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), (text) => {
        const ownText = withoutQuote(text)
        for (const line of ownText.split('\n')) expect(text).toContain(line.trim())
        expect(withoutQuote(ownText).length).toBeLessThanOrEqual(ownText.length)
      }),
    )
  })
  it('takes no time for long and strange texts', () => {
    const startedAt = performance.now()
    withoutQuote(`On ${'a'.repeat(500_000)}`)
    withoutQuote('On a\n'.repeat(100_000))
    expect(performance.now() - startedAt).toBeLessThan(2_000)
  })
})
