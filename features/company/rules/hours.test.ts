import { expect, it } from 'vitest'
import { hoursIn } from './hours'

it('shows the factory’s hours on the reader’s clock, in summer and in winter', () => {
  const at = (zone: string, day: string) =>
    hoursIn('09:00', '18:00', new Date(`${day}T12:00:00Z`), 'en', zone)
  expect(at('America/New_York', '2026-12-01')).toEqual({
    from: '20:00',
    to: '05:00',
    zone: 'New York, UTC-5',
  })
  expect(at('America/New_York', '2026-07-01')).toMatchObject({ from: '21:00', to: '06:00' })
  expect(at('Asia/Kolkata', '2026-12-01')).toMatchObject({ from: '06:30', to: '15:30' })
  expect(at('Asia/Shanghai', '2026-12-01')).toBeNull()
})
