import { DutySentenceError } from './error'

/** A rate that recurs every year. Days are calendar days; the last day is included. */
export interface Season {
  rate: string
  start: { day: number; month: number }
  end: { day: number; month: number }
}

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const SEASON = /^(.+?)\s*\(\s*(\d{1,2})\s+([A-Z]{3})\s*-\s*(\d{1,2})\s+([A-Z]{3})\s*\)$/i

/**
 * Reads `16.1% (15 JAN - 06 JUL); 12.5% (03 OCT - 29 NOV)`.
 * @returns no season for a rate that applies all year
 * @throws DutySentenceError for a day that no year has
 */
export function parseSeasons(sentence: string): Season[] {
  let position = 0
  return sentence.split(';').flatMap((part) => {
    const at = position
    position += part.length + 1
    const match = SEASON.exec(part.trim())
    if (!match) {
      if (part.includes('('))
        throw new DutySentenceError('InvalidSeason', at, {
          code: 'tariffImport.sentence.no_season',
          values: { text: part.trim() },
        })
      return []
    }
    const [, rate = '', startDay, startMonth, endDay, endMonth] = match
    return [{ rate, start: dayOf(startDay, startMonth, at), end: dayOf(endDay, endMonth, at) }]
  })
}

function dayOf(day = '', month = '', at: number): Season['start'] {
  const index = MONTHS.indexOf(month.toUpperCase())
  if (Number(day) < 1 || Number(day) > (DAYS[index] ?? 0))
    throw new DutySentenceError('InvalidSeason', at, {
      code: 'tariffImport.sentence.no_day',
      values: { day, month },
    })
  return { day: Number(day), month: index + 1 }
}

/**
 * The season that a day falls into, also one across the year's end; null outside all of them.
 * @param date `YYYY-MM-DD`
 */
export function seasonOn(seasons: readonly Season[], date: string): Season | null {
  const key = Number(date.slice(5, 7)) * 100 + Number(date.slice(8, 10))
  const of = ({ day, month }: Season['start']) => month * 100 + day
  return (
    seasons.find(({ start, end }) => {
      const [from, to] = [of(start), of(end)]
      return from <= to ? from <= key && key <= to : key >= from || key <= to
    }) ?? null
  )
}
