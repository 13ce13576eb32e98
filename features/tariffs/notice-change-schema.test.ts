import { describe, expect, it } from 'vitest'
import { noticesInForce, noticeChange, supersedeNoticeSchema } from './notice-change-schema'
import { SHIPPED_RULES } from './rules/rules-in-force'
import { EU_STATES } from './schema'

const rowsOf = (destination: string) => SHIPPED_RULES.rowsOf(destination)
const review = { state: 'reviewed', at: '2026-11-29', by: 'Lin' } as const

describe('a risk that changes from a day on', () => {
  it('keeps what isn’t entered at the desk: the fact that decides, and the mass from which it applies', () => {
    for (const { notice, destinations } of noticesInForce(rowsOf)) {
      const entered = supersedeNoticeSchema.parse({
        kind: 'supersede_notice',
        noticeId: notice.id,
        on: '2027-01-01',
        topic: notice.topic,
        title: notice.title,
        text: 'What it says from now on, in this test.',
        papers: 'A paper of this test',
        codes: notice.codes.map((code) => code || '*').join(', '),
        origins: notice.origins === '*' ? '*' : notice.origins.join(', '),
        legalBasis: notice.legalBasis.slice(0, 200),
        source: 'a notice of this test',
      })
      const { papers: _, knownFrom: __, ...held } = notice
      expect(noticeChange(entered, rowsOf, review)).toEqual({
        kind: 'supersede_notice',
        noticeId: notice.id,
        destinations,
        on: '2027-01-01',
        notice: {
          ...held,
          id: `${notice.id}-from-2027-01-01`,
          from: '2027-01-01',
          text: 'What it says from now on, in this test.',
          papers: ['A paper of this test'],
          legalBasis: notice.legalBasis.slice(0, 200),
          source: 'a notice of this test',
          review,
        },
      })
    }
  })

  it('is one risk for all the countries that require it', () => {
    const union = noticesInForce(rowsOf).find(({ notice }) => notice.id === 'eu-cbam')
    expect(union?.destinations).toEqual([...EU_STATES])
  })
})
